import { randomBytes, randomUUID } from 'node:crypto';
import { EventId } from '#domain/kernel/ids.ts';
import type { EventToAppend } from '../port.ts';

/** An event as a command leads to it, with random id and salt; `parts` replaces what a test is about. */
export function sampleEvent(parts: Partial<EventToAppend> = {}): EventToAppend {
  return {
    id: EventId(randomUUID()),
    type: 'CommutationProposed',
    data: { months: 6, charge: '盗窃罪', opinion: null, articles: ['78', '79'] },
    metadata: {
      correlationId: randomUUID(),
      causationId: randomUUID(),
      actor: { kind: 'person', id: 'li-ming', agency: 'prison-1', role: 'case-handler' },
      schemaVersion: 1,
      salt: randomBytes(32).toString('base64url'),
      command: {
        name: 'propose-commutation',
        idempotencyKey: randomUUID(),
        requestDigest: randomBytes(32).toString('hex'),
        receipt: { origin: 'prison-1', signature: randomBytes(64).toString('base64url') },
      },
    },
    ...parts,
  };
}

/** Sample events whose data is their place, from 0. */
export const sampleEvents = (count: number): EventToAppend[] =>
  Array.from({ length: count }, (_, index) => sampleEvent({ data: { index } }));

/** A category that no other test writes to. */
export const newCategory = (): string => `c${randomBytes(6).toString('hex')}`;

/** A stream that no other test writes to. */
export const newStream = (category = newCategory()): string => `${category}-${randomUUID()}`;

/** All that an iterable gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

/** What an iterable gives up to the first item for which `last` holds, with that item. */
export async function until<T>(items: AsyncIterable<T>, last: (item: T) => boolean): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) {
    taken.push(item);
    if (last(item)) break;
  }
  return taken;
}
