import { createHash } from 'node:crypto';
import type { Principal } from '#domain/access/principal.ts';
import { canonicalJson, type JsonObject } from '#domain/kernel/canonical-json.ts';
import { CaseId, DocumentId, principalKey, type PrincipalKey } from '#domain/kernel/ids.ts';
import { keyReused } from '#domain/kernel/key-reused.ts';
import type { EventIndex, RecordedEvent } from '#event-store/port.ts';
import { eventIdFor, nameUuid } from '../submit/event-ids.ts';
import type { CommandRequest } from './command-request.ts';

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
  store: EventIndex,
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
