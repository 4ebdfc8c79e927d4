import { createHash } from 'node:crypto';
import type { Principal } from '#domain/access/principal.ts';
import { canonicalJson, type JsonObject } from '#domain/kernel/canonical-json.ts';
import {
  CaseId,
  DocumentId,
  EventId,
  principalKey,
  type PrincipalKey,
} from '#domain/kernel/ids.ts';
import { keyReused } from '#http/idempotency/key-reused.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import type { CommandRequest } from './command-request.ts';

/** Keeps these names apart from those of any other program. */
const namespace = Buffer.from('6f1c2b6a7d0e5c1f9a3b8e2d4c5f6071', 'hex');

/** A UUID of version 8 over SHA-256: named, not random (RFC 9562, 5.8). */
function nameUuid(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(namespace).update(parts.join('\n')).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Ids follow from sender and key, so that a repeated request can never record
 * its events twice, whatever store is behind the port.
 */
export const eventIdFor = (principal: PrincipalKey, key: string, index: number): EventId =>
  EventId(nameUuid('event', principal, key, String(index)));

/** Id of a case whose opening named none. */
export const caseIdFor = (principal: PrincipalKey, key: string): CaseId =>
  CaseId(nameUuid('case', principal, key));

/** Id of a document whose sender named its upload with a key. */
export const documentIdFor = (principal: PrincipalKey, key: string): DocumentId =>
  DocumentId(nameUuid('document', principal, key));

/** Under which keys a sender's requests were named: those of systems once went by the bare id. */
const keysOf = (sender: Principal): readonly PrincipalKey[] =>
  sender.kind === 'person'
    ? [principalKey(sender)]
    : [principalKey(sender), sender.id as string as PrincipalKey];

/** The key under which the sender's request with this idempotency key was recorded; null when it is new. */
export async function earlierKeyOf(
  store: Pick<EventStore, 'findEvent'>,
  sender: Principal,
  idempotencyKey: string,
): Promise<PrincipalKey | null> {
  for (const key of keysOf(sender)) {
    const event = await store.findEvent(eventIdFor(key, idempotencyKey, 0));
    // A person may have a system's bare id, and may have sent the same key.
    if (event?.metadata.actor.kind === sender.kind) return key;
  }
  return null;
}

/**
 * SM3 over the canonical request, hex. The person is part of it where one is stated, so that
 * the digests from before persons were stated still hold.
 */
export function requestDigest(
  request: Pick<CommandRequest, 'name' | 'caseId' | 'expectedRevision' | 'data' | 'person'>,
): string {
  const body: JsonObject = {
    name: request.name,
    caseId: request.caseId,
    expectedRevision: request.expectedRevision,
    data: request.data,
    ...(request.person === null ? {} : { person: request.person }),
  };
  return createHash('sm3').update(canonicalJson(body)).digest('hex');
}

/** SM3 over what another command than one of a case says, hex. */
export const contentDigest = (name: string, content: JsonObject): string =>
  createHash('sm3').update(canonicalJson({ name, content })).digest('hex');

/**
 * The events that an earlier request with this key led to; none when it is new.
 * Throws Problem `idempotency-key-reused` when that request was another one.
 */
export function earlierAnswer(
  events: readonly RecordedEvent[],
  request: CommandRequest,
): readonly RecordedEvent[] {
  const earlier = events.filter(
    ({ metadata }) =>
      metadata.command?.idempotencyKey === request.idempotencyKey &&
      principalKey(metadata.actor) === principalKey(request.principal),
  );
  const same = earlier.every(({ metadata, data }) => {
    // What was recorded before persons were asked for is not asked for one at its repeat.
    const asked = data['person'] === undefined ? { ...request, person: null } : request;
    return metadata.command?.requestDigest === requestDigest(asked);
  });
  if (!same) throw keyReused();
  return earlier;
}
