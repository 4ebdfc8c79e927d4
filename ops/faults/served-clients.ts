import { EventStoreDBClient } from '@eventstore/db-client';
import {
  type GrpcServer,
  type GrpcServerOptions,
  startGrpcServer,
} from '#event-store/grpc-server/grpc-server.ts';

/** With credentials of its own each append is a call of its own: none fails for another's connection. */
export const alone = { credentials: { username: 'load', password: 'load' } };

/** Serves clients' streams in a folder at any port, to whoever comes. */
export const serveClients = (
  folder: string,
  options: Partial<GrpcServerOptions> = {},
): Promise<GrpcServer> =>
  startGrpcServer({
    folder,
    host: '127.0.0.1',
    port: 0,
    tls: null,
    backbone: null,
    users: null,
    onFailure: (error) => {
      throw error;
    },
    ...options,
  });

/** So long waits a client of a load for an answer, ms: a machine that others use is slow. */
const usualPatienceMs = 60_000;

/** Clients of one process that are configured alike share their connection: each pings a little later than the last. */
let keepAliveInterval = 10_000;

/** A client with a connection of its own, by the official package. */
export function clientAt(port: number, patienceMs = usualPatienceMs): EventStoreDBClient {
  keepAliveInterval += 1;
  const query = `tls=false&defaultDeadline=${patienceMs}&keepAliveInterval=${keepAliveInterval}`;
  return EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?${query}`);
}

/** Whether nobody knows what became of a call, as against a refusal. */
export const isConnectionLost = (error: unknown): boolean =>
  ['unavailable', 'deadline-exceeded', 'cancelled', 'unknown'].includes(
    String((error as { type?: unknown }).type),
  );

/** How often a wait that takes long is told. */
const tellAfterMs = 10_000;

/** The same promise; what is waited for is told every ten seconds. */
export async function waitedFor<T>(what: string, promise: Promise<T>): Promise<T> {
  const began = Date.now();
  const telling = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1_000);
    process.stderr.write(`waiting for ${what}, ${seconds} s\n`);
  }, tellAfterMs);
  try {
    return await promise;
  } finally {
    clearInterval(telling);
  }
}
