import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId } from '#domain/kernel/ids.ts';
import type { EventStore, ExpectedRevision, RecordedActor } from '#event-store/port.ts';
import type { EventType } from '#migrations/event-versions.ts';
import { versionOf } from '#migrations/upcast.ts';
import type { RecordCall } from './ports.ts';
import { keptEachMinute } from './minute-sums.ts';
import { refusalSums } from './refusal-sums.ts';

const nobody: RecordedActor = { kind: 'service', id: 'nobody', agency: null, role: 'none' };

export const actorOf = (principal: Actor | null): RecordedActor =>
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
  type: EventType,
  data: JsonObject,
  request: { readonly correlationId: string; readonly principal: Actor | null },
  expected?: ExpectedRevision,
) => Promise<void>;

export const accessRecorder =
  (store: Pick<EventStore, 'append'>): RecordAccess =>
  async (stream, type, data, { correlationId, principal }, expected = 'any') => {
    const metadata = {
      correlationId,
      causationId: correlationId,
      actor: actorOf(principal),
      schemaVersion: versionOf(type),
      salt: randomBytes(32).toString('base64url'),
    };
    await store.append(stream, [{ id: EventId(randomUUID()), type, data, metadata }], expected);
  };

/** What is counted of a refused call. */
type CallKind = { method: string; route: string; status: number; code: string | null };

/** The refused calls as they are kept. */
export interface RefusedCalls {
  /** Resolves when the refusal is synced, or counted. */
  readonly record: RecordCall;
  /** Keeps what is counted so far and counts no more. */
  close(): Promise<void>;
}

/**
 * A refused call of somebody known is an event of the stream of its day. Those of nobody are
 * summed, one event a minute and source: else anybody could fill the log, which nothing empties.
 */
export function refusedCalls(
  recordAccess: RecordAccess,
  now: () => string,
  onFailure: (error: unknown) => void,
): RefusedCalls {
  const sums = refusalSums<CallKind>(now);
  const stream = (): string => `calls-${now().slice(0, 10)}`;
  const keepSums = keptEachMinute(
    sums,
    (sum) =>
      recordAccess(stream(), 'CallsRefused', sum, { correlationId: randomUUID(), principal: null }),
    onFailure,
  );
  return {
    async record(call) {
      const { correlationId, principal, source, method, route, status, code } = call;
      if (principal === null) return sums.add(source, { method, route, status, code });
      await recordAccess(
        stream(),
        'CallRefused',
        { method, route, status, code },
        { correlationId, principal },
      );
    },
    close: keepSums.close,
  };
}
