import { randomBytes, randomUUID } from 'node:crypto';
import { EventId } from '#domain/kernel/ids.ts';
import type { EventToAppend, RecordedEvent } from '#event-store/port.ts';

/** An event to append, with random id and salt. */
export function eventToAppend(number: number): EventToAppend {
  return {
    id: EventId(randomUUID()),
    type: 'CommutationProposed',
    data: { number, 罪名: '盗窃罪', months: 6 },
    metadata: {
      correlationId: randomUUID(),
      causationId: randomUUID(),
      actor: { kind: 'system', id: 'prison-system', agency: 'prison', role: 'system' },
      schemaVersion: 1,
      salt: randomBytes(32).toString('base64url'),
    },
  };
}

export const streamOf = (number: number): string =>
  number % 5 === 4 ? 'document-7' : `case-${number % 3}`;

/** Events as a store would have recorded them at positions from `first`. */
export const recordedEvents = (count: number, first = 1): RecordedEvent[] =>
  Array.from({ length: count }, (_, offset) => ({
    ...eventToAppend(first + offset),
    stream: streamOf(first + offset),
    revision: offset,
    position: first + offset,
    recordedAt: new Date().toISOString(),
  }));
