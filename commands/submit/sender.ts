import { randomUUID } from 'node:crypto';
import type { AskedBy } from '#domain/access/asked-by.ts';
import type { Principal } from '#domain/access/principal.ts';
import { isUuid } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { RecordedActor } from '#event-store/port.ts';

/** Who sends a command, under which key: the same key with the same content is a repeat. */
export interface Sender {
  readonly actor: RecordedActor;
  /** A UUID chosen by the sender. */
  readonly idempotencyKey: string;
  readonly correlationId: string;
}

/** What an event says of who acted. */
export const actorOf = ({ kind, id, agency, role }: Principal): RecordedActor => ({
  kind,
  id,
  agency: agency?.id ?? null,
  role,
});

/** Throws Problem `idempotency-key-missing` for a key that is none. */
export const senderOf = ({ principal, correlationId, idempotencyKey }: AskedBy): Sender => ({
  actor: actorOf(principal),
  idempotencyKey: idempotencyKey === null ? randomUUID() : keyOf(idempotencyKey),
  correlationId,
});

/** The key in the form that is kept. Throws Problem `idempotency-key-missing` when it is no UUID. */
export function keyOf(given: string | null): string {
  const key = given?.toLowerCase();
  if (key === undefined || !isUuid(key)) throw new Problem('idempotency-key-missing');
  return key;
}
