import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type GrpcServer, type GrpcServerOptions, startGrpcServer } from '../grpc-server.ts';
import type { ClientPackage, OfficialClient } from './official-clients.ts';

/** A server over a folder of its own, with clients that are closed with it. */
export interface ServedStreams extends AsyncDisposable {
  readonly server: GrpcServer;
  readonly address: string;
  readonly folder: string;
  /** What the server said of itself when nobody expected it. */
  readonly failures: readonly unknown[];
  client(by: ClientPackage, user?: string): OfficialClient;
  /** Ends the server and starts it again over the same folder, at the same port. */
  restart(): Promise<void>;
}

export async function serveStreams(
  options: Partial<GrpcServerOptions> = {},
): Promise<ServedStreams> {
  const folder = mkdtempSync(join(tmpdir(), 'andu-streams-'));
  const failures: unknown[] = [];
  if (options.tls) writeFileSync(join(folder, 'ca.pem'), options.tls.certificate);
  const start = (port: number) =>
    startGrpcServer({
      folder,
      host: '127.0.0.1',
      port,
      tls: null,
      backbone: null,
      users: null,
      onFailure: (error) => failures.push(error),
      ...options,
    });
  let server = await start(0);
  const { port } = server;
  const clients: OfficialClient[] = [];
  // With an encrypted connection the library takes no address for a name.
  const address = `${options.tls ? 'localhost' : '127.0.0.1'}:${port}`;
  return {
    get server() {
      return server;
    },
    address,
    folder,
    failures,
    client(by, user = '') {
      const query = options.tls === undefined ? 'tls=false' : `tlsCAFile=${join(folder, 'ca.pem')}`;
      const client = by.connect(address, query, user);
      clients.push(client);
      return client;
    },
    async restart() {
      await server.close();
      server = await start(port);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client.dispose()));
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What was said arrives when it does: looks until it is so, for twenty seconds at most, and gives what it saw last. */
export async function seen<T>(look: () => T | Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  const until = Date.now() + 20_000;
  for (;;) {
    const found = await look();
    if (isSo(found) || Date.now() > until) return found;
    await wait(20);
  }
}

/** Everything that an iteration gives. */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/**
 * Serves the tests of the suite at hand with one server and a client of it, told to `opened` before the first; after
 * the last the server must have said of nothing that it was not expected.
 */
export function whileServed(
  by: ClientPackage,
  opened: (parts: { readonly served: ServedStreams; readonly client: OfficialClient }) => void,
): void {
  let served: ServedStreams;
  beforeAll(async () => {
    served = await serveStreams();
    opened({ served, client: served.client(by) });
  });
  afterAll(async () => {
    expect(served.failures).toEqual([]);
    await served[Symbol.asyncDispose]();
  });
}
