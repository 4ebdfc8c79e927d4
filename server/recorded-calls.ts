import { randomBytes, randomUUID } from 'node:crypto';
import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId } from '#domain/kernel/ids.ts';
import type { EventStore, ExpectedRevision, RecordedActor } from '#event-store/port.ts';
import type { CallRecord, RecordCall } from './ports.ts';

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

/** Every refused call is an event of the stream of its day. */
export const callRecorder =
  (record: RecordAccess, now: () => string): RecordCall =>
  ({ correlationId, principal, method, route, status, code }: CallRecord) =>
    record(
      `calls-${now().slice(0, 10)}`,
      'CallRefused',
      { method, route, status, code },
      { correlationId, principal },
    );
