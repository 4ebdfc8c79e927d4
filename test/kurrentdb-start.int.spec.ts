import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type GrpcServer, startGrpcServer } from '#event-store/grpc-server/grpc-server.ts';
import { notSignedIn } from '#event-store/grpc-server/wire/status.ts';
import { selfSigned } from '#platform/crypto/self-signed.ts';
import { startAndu } from '../main.ts';
import { kurrentServer } from './system/kurrent-server.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

/** What an operator reads who gave an address that cannot serve: each reason has a code and a remedy of its own. */
const keyPair = selfSigned('event store', ['localhost', '127.0.0.1'], 2);
const password = 'a long word of the server';

let folder: string;
let trusted: string;
let server: GrpcServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-kurrent-start-'));
  trusted = join(folder, 'trusted.pem');
  writeFileSync(trusted, keyPair.certificate);
  server = await startGrpcServer({
    folder: join(folder, 'server'),
    host: '127.0.0.1',
    port: 0,
    tls: { key: Buffer.from(keyPair.key), certificate: Buffer.from(keyPair.certificate) },
    backbone: null,
    users: {
      adminPassword: password,
      others: {
        has: () => Promise.resolve(false),
        identify: () => Promise.reject(notSignedIn()),
      },
    },
    onFailure: (error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts with these events and gives the code of what it ended with; null where it did start. */
async function startedOn(eventStore: string): Promise<string | null> {
  const own = await newFolder();
  try {
    const running = await startAndu(testConfiguration(own, { eventStore, demo: 'off' }));
    await running.close();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await removeFolder(own);
  }
}

const address = (user: string, options: string): string =>
  `esdb://${user}@localhost:${server.port}?${options}`;
const encoded = encodeURIComponent(password);

/** What is wrong with the address, how it is written then, and what the start ends with. */
const unusable: readonly (readonly [string, () => string, string])[] = [
  [
    'a certificate file that is not there',
    () => address(`admin:${encoded}`, 'tlsCAFile=/nowhere.pem'),
    'event-store-address',
  ],
  [
    'an option that no client knows the value of',
    () => address(`admin:${encoded}`, 'nodePreference=best'),
    'event-store-address',
  ],
  [
    'a certificate that nobody vouches for',
    () => address(`admin:${encoded}`, 'tls=true'),
    'event-store-untrusted',
  ],
  ['a wrong password', () => address('admin:wrong', `tlsCAFile=${trusted}`), 'event-store-refused'],
  [
    'a user that is not known',
    () => address(`nobody:${encoded}`, `tlsCAFile=${trusted}`),
    'event-store-refused',
  ],
  ['no user', () => `esdb://localhost:${server.port}?tlsCAFile=${trusted}`, 'event-store-refused'],
  ['a port where nobody answers', () => 'esdb://127.0.0.1:1?tls=false', 'event-store-away'],
];
describe.each(unusable)('a start with %s', (_what, store, code) => {
  test(`ends with ${code}`, async () => {
    expect(await startedOn(store())).toBe(code);
  }, 60_000);
});

test('a start on an encrypted server, with its certificate and its user, serves', async () => {
  expect(await startedOn(address(`admin:${encoded}`, `tlsCAFile=${trusted}`))).toBeNull();
}, 60_000);

test('a database of another program is not taken for one that was altered', async () => {
  const other = await kurrentServer();
  try {
    const client = EventStoreDBClient.connectionString(other.address('esdb'));
    await client.appendToStream('order-1', [
      jsonEvent({ type: 'OrderPlaced', data: { lines: 2 } }),
    ]);
    await client.dispose();
    expect(await startedOn(other.address('esdb'))).toBe('event-store-foreign');
  } finally {
    await other.dispose();
  }
}, 60_000);
