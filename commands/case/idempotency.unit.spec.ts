import type { Principal } from '#domain/access/principal.ts';
import { PrincipalId, principalKey } from '#domain/kernel/ids.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { sampleEvent } from '#event-store/testing/sample-events.ts';
import { eventIdFor } from '../submit/event-ids.ts';
import { caseIdFor, earlierKeyOf } from './idempotency.ts';

const id = PrincipalId('prison-one');
const idempotencyKey = '6b0f5e0a-35b7-4a3e-9f5d-0c3a7a5d2f11';
const asking = { id, name: '某单位', agency: null } as const;
const person: Principal = {
  ...asking,
  kind: 'person',
  role: 'caseHandler',
  staff: { post: '民警', staffNumber: '1' },
};
const system: Principal = { ...asking, kind: 'system', role: 'businessSystem' };
const bare = principalKey(person);

/** A store that holds one event: of this sender's request, named under this key. */
const storeOf = (key: typeof bare, { kind }: Principal) => {
  const sample = sampleEvent();
  const actor = { ...sample.metadata.actor, kind, id };
  const event: RecordedEvent = {
    ...sample,
    stream: 'case-1',
    revision: 0,
    position: 1,
    recordedAt: '2026-01-01T00:00:00Z',
    id: eventIdFor(key, idempotencyKey, 0),
    metadata: { ...sample.metadata, actor },
  };
  return { findEvent: async (asked: string) => (asked === event.id ? event : null) };
};

test('a person and a system with one id and one idempotency key name other events and cases', () => {
  expect(eventIdFor(principalKey(system), idempotencyKey, 0)).not.toBe(
    eventIdFor(bare, idempotencyKey, 0),
  );
  expect(caseIdFor(principalKey(system), idempotencyKey)).not.toBe(caseIdFor(bare, idempotencyKey));
});

test.each([
  ["a person's request", person, bare, person, bare],
  ["a system's request", system, principalKey(system), system, principalKey(system)],
  ["a system's request from before kinds were told apart", system, bare, system, bare],
  ["no system's request in that of a person", system, bare, person, null],
  ["no person's request in a system's of before", person, bare, system, null],
])('finds %s', async (_, asks, key, sent, found) => {
  expect(await earlierKeyOf(storeOf(key, sent), asks, idempotencyKey)).toBe(found);
});
