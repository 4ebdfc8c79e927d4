import { utf8 } from '#domain/evidence/encoding.ts';
import { commitmentOf, leafBytes, type Leaf, type LeafKind } from '#domain/evidence/leaf.ts';
import { eventBytes } from '#event-store/event-bytes.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';

const caseStream = /^case-(.+)$/;

/** The case that an event belongs to by its stream, or null. */
export const caseOf = (stream: string): string | null => caseStream.exec(stream)?.[1] ?? null;

/** Kinds by the category of the stream, the part before the first hyphen. */
const kinds: Readonly<Record<string, LeafKind>> = {
  document: 'document',
  warning: 'warning',
  call: 'call',
  access: 'call',
  receipt: 'receipt',
  erasure: 'erasure',
};

const kindOf = (stream: string): LeafKind => kinds[stream.split('-', 1)[0]!] ?? 'event';

/** The exact bytes that the leaf of an event commits to. */
export const committedBytes = (event: RecordedEvent): Uint8Array => utf8(eventBytes(event));

/**
 * The leaf of an event. `pseudonym` is that of its case, null when it has none.
 * Throws RangeError when the salt of the event is not 32 bytes.
 */
function leafOfEvent(event: RecordedEvent, origin: string, pseudonym: string | null): Leaf {
  return {
    v: 1,
    kind: kindOf(event.stream),
    id: event.id,
    ...(pseudonym === null ? {} : { case: pseudonym }),
    position: event.position,
    commit: commitmentOf(nodeCrypto, event.metadata.salt, committedBytes(event)),
    time: event.recordedAt,
    source: origin,
  };
}

/**
 * The bytes of that leaf; null for an event that was altered so that no leaf can commit to it: a salt
 * of another length, an id that is none.
 */
export function leafBytesOf(
  event: RecordedEvent,
  origin: string,
  pseudonym: string | null,
): Uint8Array | null {
  try {
    return leafBytes(leafOfEvent(event, origin, pseudonym));
  } catch {
    // It may hold anything, and whatever of it does not fit comes to the same.
    return null;
  }
}
