import { createHash } from 'node:crypto';
import { EventId } from '#domain/kernel/ids.ts';
import type { EventToAppend } from '#event-store/port.ts';

/** What an event of the load says about itself. */
export interface LoadData {
  readonly writer: number;
  /** Number of the append of this writer, from 0. */
  readonly sequence: number;
  /** Place of the event in its append, from 0. */
  readonly part: number;
}

/** Events of an append: one, two or three, so that a torn append shows. */
export const partsOf = (sequence: number): number => (sequence % 3) + 1;

export const streamOfWriter = (writer: number): string => `load-${writer}`;

/**
 * The events of one append. The same arguments give the same ids and content, so
 * that a writer whose answer was lost can send its append again.
 */
export function loadEvents(writer: number, sequence: number): EventToAppend[] {
  return Array.from({ length: partsOf(sequence) }, (_, part) => {
    const id = uuidOf(`${writer}/${sequence}/${part}`);
    return {
      id: EventId(id),
      type: 'LoadApplied',
      data: { writer, sequence, part },
      metadata: {
        correlationId: id,
        causationId: id,
        actor: { kind: 'service', id: 'load', agency: null, role: 'load' },
        schemaVersion: 1,
        salt: Buffer.from(id).toString('base64url'),
      },
    };
  });
}

/** A UUID of version 8 (RFC 9562, 5.8) with the digest of a text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
