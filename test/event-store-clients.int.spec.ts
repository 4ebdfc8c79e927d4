import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { demonstrationPassword } from '#demo/accounts.ts';
import { DatabaseSync } from 'node:sqlite';
import { openEmbeddedReader } from '#event-store/embedded/embedded-reader.ts';
import { storeFileName } from '#event-store/embedded/schema.ts';
import { backUp } from '#ops/backup/backup.ts';
import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { type Andu, startAndu } from '../main.ts';
import { isOfBackbone } from '#event-store/backbone-streams.ts';
import { readEsdbSettings } from '../server/esdb/esdb-settings.ts';
import { callersOf } from './system/callers.ts';
import { type NamedCase, openNamedCase } from './system/named-case.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

const esdb = {
  host: '127.0.0.1',
  port: 0,
  tls: null,
  adminPassword: null,
  insecure: false,
} as const;

async function collected<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}

let folder: string;
let andu: Andu;
let known: NamedCase;
const clients: EventStoreDBClient[] = [];
const clientOf = (user: string, password = demonstrationPassword): EventStoreDBClient => {
  const address = andu.esdb!.replace('esdb://', `esdb://${user}:${password}@`);
  const client = EventStoreDBClient.connectionString(address);
  clients.push(client);
  return client;
};

beforeAll(async () => {
  folder = await newFolder();
  andu = await startAndu(testConfiguration(folder, { esdb }));
  await andu.takesCommands;
  known = await openNamedCase(callersOf(andu.url, folder));
}, 120_000);
afterAll(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  await andu.close();
  await removeFolder(folder);
});

/** What the log holds, by itself. */
async function stored() {
  const reader = openEmbeddedReader({ file: join(folder, 'events', storeFileName) });
  const events = await collected(reader.readAll());
  await reader.close();
  return events;
}

describe('an auditor with a client of EventStoreDB', () => {
  test('reads a case as it stands in the log: order, ids, types, times', async () => {
    const stream = `case-${known.caseId}`;
    const read = await collected(clientOf('auditor').readStream(stream));
    const own = (await stored()).filter((event) => event.stream === stream);
    expect(
      read.map(({ event }) => ({
        id: event!.id,
        revision: Number(event!.revision),
        type: event!.type,
        at: event!.created.toISOString(),
      })),
    ).toEqual(own.map(({ id, revision, type, recordedAt: at }) => ({ id, revision, type, at })));
  });

  test('reads no name and no number, no salt and no key of a request', async () => {
    const all = await collected(clientOf('auditor').readAll());
    const text = JSON.stringify(all, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(text).toContain(known.caseId);
    for (const token of known.tokens) expect(text).not.toContain(token);
    expect(text).not.toContain('"salt"');
    expect(text).not.toContain('idempotencyKey');
  });

  test('reads of $all each event of the backbone once, in its order, among the own ones', async () => {
    const client = clientOf('auditor');
    await client.appendToStream('findings-1', jsonEvent({ type: 'noted', data: { ok: true } }));
    const all = await collected(client.readAll());
    const ids = new Set((await stored()).map(({ id }) => id as string));
    const ofBackbone = all.filter(({ event }) => ids.has(event!.id)).map(({ event }) => event!.id);
    expect(ofBackbone).toEqual([...ids].slice(0, ofBackbone.length));
    // What is read is itself recorded: the last of it came after the reading began.
    expect(ids.size - ofBackbone.length).toBeLessThan(5);
    expect(all.some(({ event }) => event!.streamId === 'findings-1')).toBe(true);
    const positions = all.map(({ event }) => event!.position!.commit);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => Number(a - b)));
  });

  test('follows what happens, as soon as it is acknowledged', async () => {
    const client = clientOf('auditor');
    const subscription = client.subscribeToAll({ fromPosition: 'end' });
    const found = (async () => {
      for await (const { event } of subscription) {
        if (event!.type === 'Searched') return event!.streamId;
      }
      return null;
    })();
    await new Promise((resolve) => subscription.once('confirmation', () => resolve(null)));
    await callersOf(andu.url, folder).as('auditor')('/api/search?q=parole');
    expect(await found).toBe('access-search');
  });

  test('leaves a trace: the sign-in once, and each look', async () => {
    await collected(clientOf('auditor').readStream(`case-${known.caseId}`));
    const events = await stored();
    const looks = events.filter(
      ({ type, data }) => type === 'EventsViewed' && data['stream'] === `case-${known.caseId}`,
    );
    expect(looks.length).toBeGreaterThan(0);
    expect(looks[0]).toMatchObject({
      data: { caseId: known.caseId },
      metadata: { actor: { id: 'auditor', role: 'auditor' } },
    });
    const signIns = events.filter(
      ({ type, data }) => type === 'SignedIn' && data['client'] === 'eventStoreClient',
    );
    expect(signIns).toHaveLength(1);
  });

  test.each(['case-1', 'account-x', 'directory', 'sign-ins-2026-11-30', '$$case-1'])(
    'cannot write to "%s", which is the backbone’s',
    async (stream) => {
      const before = (await stored()).length;
      const client = clientOf('auditor');
      const event = jsonEvent({ type: 'forged', data: {} });
      await expect(client.appendToStream(stream, event)).rejects.toMatchObject({
        type: 'access-denied',
      });
      await expect(client.deleteStream(stream)).rejects.toMatchObject({ type: 'access-denied' });
      await expect(client.tombstoneStream(stream)).rejects.toMatchObject({ type: 'access-denied' });
      const after = await stored();
      expect(after.slice(before).filter(({ type }) => type === 'forged')).toEqual([]);
    },
  );

  test.each([
    ['auditor', 'systems '],
    ['auditor', 'sуstems'],
    ['auditor', 'Systems'],
    ['auditor', '$$documents'],
    ['admin', 'accounts'],
    ['admin', '$all'],
    ['admin', '$streams'],
    ['admin', '$ce-case'],
    ['admin', '$et-CaseOpened'],
  ])('%s cannot write to "%s", which would be taken for another', async (user, stream) => {
    const client = user === 'admin' ? clientOf('admin', 'changeit') : clientOf(user);
    await expect(
      client.appendToStream(stream, jsonEvent({ type: 'forged', data: {} })),
    ).rejects.toMatchObject({ type: 'access-denied' });
  });

  test('cannot truncate or hide what there is', async () => {
    const stream = `case-${known.caseId}`;
    const client = clientOf('auditor');
    await expect(client.setStreamMetadata(stream, { truncateBefore: 5 })).rejects.toMatchObject({
      type: 'access-denied',
    });
    const [first] = await collected(client.readStream(stream, { maxCount: 1 }));
    expect(first!.event!.revision).toBe(0n);
  });

  test('own streams reach neither the log nor its tree', async () => {
    const client = clientOf('auditor');
    await client.appendToStream('findings-2', jsonEvent({ type: 'noted', data: {} }));
    expect((await stored()).filter(({ stream }) => stream.startsWith('findings'))).toEqual([]);
  });
});

test.each(['court-shanghai-3-decider', 'admin-1', 'auditor:wrong'])(
  'who is not an auditor reads nothing: %s',
  async (who) => {
    const [user, password] = who.split(':');
    const client = clientOf(user!, password ?? demonstrationPassword);
    await expect(collected(client.readStream(`case-${known.caseId}`))).rejects.toMatchObject({
      type: 'access-denied',
    });
    await expect(collected(client.readAll({ maxCount: 1 }))).rejects.toMatchObject({
      type: 'access-denied',
    });
  },
);

test('the protocol’s own admin runs clients’ streams and sees no event of the backbone', async () => {
  const client = clientOf('admin', 'changeit');
  const ids = new Set((await stored()).map(({ id }) => id as string));
  const all = await collected(client.readAll());
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter(({ event }) => ids.has(event!.id))).toEqual([]);
  await expect(collected(client.readStream(`case-${known.caseId}`))).rejects.toMatchObject({
    type: 'access-denied',
  });
});

test('every stream of the backbone is known as its own', async () => {
  const streams = new Set((await stored()).map(({ stream }) => stream));
  expect([...streams].filter((stream) => !isOfBackbone(stream))).toEqual([]);
});

test('the certificate is its own and names this machine', () => {
  const path = join(folder, 'streams', 'tls', 'certificate.pem');
  expect(andu.esdb).toContain(`tlsCAFile=${path}`);
  expect(new X509Certificate(readFileSync(path)).checkHost('localhost')).toBe('localhost');
});

test('own streams are in a backup, which agrees', async () => {
  const target = await newFolder();
  try {
    await clientOf('auditor').appendToStream('findings-3', jsonEvent({ type: 'noted', data: {} }));
    await backUp(folder, join(target, 'copy'));
    const copy = join(target, 'copy', 'streams', 'streams.sqlite');
    const database = new DatabaseSync(copy, { readOnly: true });
    const found = database.prepare("SELECT last FROM streams WHERE name = 'findings-3'").get();
    database.close();
    expect(found).toEqual({ last: 0 });
    const { differences } = await fsckFolder(join(target, 'copy'));
    expect(differences.filter(({ at }) => at.includes('streams'))).toEqual([]);
  } finally {
    await removeFolder(target);
  }
});

describe('what somebody alters in the file of the clients’ streams', () => {
  const file = () => join(folder, 'streams', 'streams.sqlite');
  const rowOf = (database: DatabaseSync, revision: number) =>
    database
      .prepare(
        `SELECT e.* FROM events e JOIN streams s ON s.number = e.stream
         WHERE s.name = ? AND e.revision = ?`,
      )
      .get(`case-${known.caseId}`, revision)!;
  /** Alters the place of the second event of the case for as long as something is done. */
  async function altered(sql: string, act: () => Promise<void>): Promise<void> {
    const database = new DatabaseSync(file(), { timeout: 5_000 });
    const row = rowOf(database, 1);
    try {
      const result = database.prepare(sql).run({ at: row['position']! });
      expect(result.changes).toBe(1);
      await act();
    } finally {
      database.prepare('DELETE FROM events WHERE position = ?').run(row['position']!);
      database
        .prepare(
          `INSERT INTO events VALUES (${Object.keys(row)
            .map(() => '?')
            .join(', ')})`,
        )
        .run(...Object.values(row));
      database.close();
    }
  }
  const found = async () =>
    (await fsckFolder(folder)).differences
      .filter(({ at }) => at === 'streams.sqlite')
      .map(({ detail }) => detail);

  test.each([
    [
      'an event without its place in the log',
      `UPDATE events SET backbone = NULL, data = CAST('{"x":"forged"}' AS BLOB),
         metadata = CAST('{}' AS BLOB) WHERE position = $at`,
    ],
    ['another type', 'UPDATE events SET type = (type % 2) + 1 WHERE position = $at'],
    ['another id', "UPDATE events SET id = 'x' WHERE position = $at"],
    ['a content of its own', "UPDATE events SET data = CAST('{}' AS BLOB) WHERE position = $at"],
    ['the place of no event', 'UPDATE events SET backbone = -1 WHERE position = $at'],
    ['an event less', 'DELETE FROM events WHERE position = $at'],
  ])('is read by nobody, and found: %s', async (_, sql) => {
    expect(await found()).toEqual([]);
    await altered(sql, async () => {
      const read: unknown[] = [];
      const stream = clientOf('auditor').readStream(`case-${known.caseId}`);
      await expect(
        (async () => {
          for await (const { event } of stream) read.push(event!.revision);
        })(),
      ).rejects.toThrow(/is not the backbone's/);
      expect(read.length).toBeLessThan(2);
      expect(await found()).not.toEqual([]);
    });
    expect(await found()).toEqual([]);
  });

  test('a forged event is in nobody’s $all', async () => {
    const sql = `UPDATE events SET backbone = NULL, data = CAST('{"x":"forged"}' AS BLOB),
      metadata = CAST('{}' AS BLOB) WHERE position = $at`;
    await altered(sql, async () => {
      await expect(collected(clientOf('auditor').readAll())).rejects.toThrow(
        /is not the backbone's/,
      );
      const ofAdmin = await collected(clientOf('admin', 'changeit').readAll());
      expect(ofAdmin.filter(({ event }) => event!.streamId.startsWith('case-'))).toEqual([]);
    });
  });
});

describe('the settings', () => {
  const read = (settings: Record<string, string>, host = '127.0.0.1') =>
    readEsdbSettings({ ANDU_ESDB_PORT: '2113', ...settings }, host);

  test('without a port nothing is served', () => {
    expect(readEsdbSettings({}, '127.0.0.1')).toBeNull();
    expect(read({})).toMatchObject({ port: 2113, insecure: false, adminPassword: null });
  });

  test.each([
    [{ ANDU_ESDB_PORT: 'x' }, 'ANDU_ESDB_PORT'],
    [{ ANDU_ESDB_TLS_CERT_FILE: 'a.pem' }, 'belong together'],
    [{ ANDU_ESDB_INSECURE: 'yes' }, 'ANDU_ESDB_INSECURE'],
    [{ ANDU_ESDB_ADMIN_PASSWORD_FILE: '/nowhere' }, 'ANDU_ESDB_ADMIN_PASSWORD_FILE'],
  ])('%o cannot be used', (settings, word) => {
    expect(() => read(settings)).toThrow(word);
  });

  test('nobody is let in unasked from another machine', () => {
    expect(() => read({ ANDU_ESDB_INSECURE: 'on' }, '0.0.0.0')).toThrow(/this machine only/);
  });
});
