import { randomBytes, randomUUID } from 'node:crypto';
import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId } from '#domain/kernel/ids.ts';
import type { EventStore, ExpectedRevision, RecordedActor } from '#event-store/port.ts';
import type { RecordCall } from './ports.ts';
import { refusalSums } from './refusal-sums.ts';

const nobody: RecordedActor = { kind: 'service', id: 'nobody', agency: null, role: 'none' };

export const actorOf = (principal: Principal | null): RecordedActor =>
  principal === null
    ? nobody
    : {
        kind: principal.kind,
        id: principal.id,
        agency: principal.agency?.id ?? null,
        role: principal.role,
      };

/** Appends one event about a request to a stream of its own kind; resolves when it is synced. */
export type RecordAccess = (
  stream: string,
  type: string,
  data: JsonObject,
  request: { readonly correlationId: string; readonly principal: Principal | null },
  expected?: ExpectedRevision,
) => Promise<void>;

export const accessRecorder =
  (store: Pick<EventStore, 'append'>): RecordAccess =>
  async (stream, type, data, { correlationId, principal }, expected = 'any') => {
    const metadata = {
      correlationId,
      causationId: correlationId,
      actor: actorOf(principal),
      schemaVersion: 1,
      salt: randomBytes(32).toString('base64url'),
    };
    await store.append(stream, [{ id: EventId(randomUUID()), type, data, metadata }], expected);
  };

/** The refused calls as they are kept. */
export interface RefusedCalls {
  /** Resolves when the refusal is synced, or counted. */
  readonly record: RecordCall;
  /** Keeps what is counted so far and counts no more. */
  close(): Promise<void>;
}

/** How often the calls of nobody are kept, ms. */
const sumEvery = 60_000;

/**
 * A refused call of somebody known is an event of the stream of its day. Those of nobody are
 * summed, one event a minute and source: else anybody could fill the log, which nothing empties.
 * What was counted since the last sum is lost with a process that is killed.
 */
export function refusedCalls(
  recordAccess: RecordAccess,
  now: () => string,
  onFailure: (error: unknown) => void,
): RefusedCalls {
  const sums = refusalSums(now);
  const stream = (): string => `calls-${now().slice(0, 10)}`;
  const keepSums = async (): Promise<void> => {
    for (const sum of sums.take()) {
      const request = { correlationId: randomUUID(), principal: null };
      await recordAccess(stream(), 'CallsRefused', sum, request);
    }
  };
  let keeping = Promise.resolve();
  const keep = (): Promise<void> => (keeping = keeping.then(keepSums).catch(onFailure));
  const timer = setInterval(() => void keep(), sumEvery);
  timer.unref();
  return {
    async record(call) {
      if (call.principal === null) return sums.add(call);
      const { correlationId, principal, method, route, status, code } = call;
      await recordAccess(
        stream(),
        'CallRefused',
        { method, route, status, code },
        { correlationId, principal },
      );
    },
    async close() {
      clearInterval(timer);
      await keep();
    },
  };
}
