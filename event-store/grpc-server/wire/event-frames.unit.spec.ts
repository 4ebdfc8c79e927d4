import fc from 'fast-check';
import type { LoggedEvent } from '../streams/stream-rows.ts';
import { tombstoneRevision } from '../streams/stream-rows.ts';
import { type ResolvedEvent, resolvedMessage } from './events.ts';
import { eventFrames } from './event-frames.ts';
import { framePrefix } from './frames.ts';
import type { UuidForm } from './identifiers.ts';
import { serviceDefinition } from './protocol.ts';

const { Read } = serviceDefinition('event_store.client.streams.Streams');

/** The messages of answers as they stand on the wire. */
function messagesOf(events: readonly ResolvedEvent[], form: UuidForm): Buffer[] {
  const messages: Buffer[] = [];
  for (const { bytes } of eventFrames(events, form)) {
    for (let at = 0; at < bytes.length;) {
      expect(bytes[at]).toBe(0);
      const begin = at + framePrefix;
      at = begin + bytes.readUInt32BE(at + 1);
      messages.push(bytes.subarray(begin, at));
    }
  }
  return messages;
}

const place = fc.oneof(
  fc.maxSafeNat(),
  fc.nat(300),
  fc.constantFrom(0, 127, 128, 2 ** 31, 2 ** 32),
);
const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(new Uint8Array(0)));
const logged: fc.Arbitrary<LoggedEvent> = fc.record({
  position: place,
  stream: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  revision: fc.oneof(place, fc.constant(tombstoneRevision)),
  type: fc.oneof(fc.constantFrom('stepTaken', '$>'), fc.string({ minLength: 1, unit: 'binary' })),
  id: fc.oneof(
    fc.uuid(),
    fc.constantFrom(
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
      '00000000-0fff-ffff-0000-00000fffffff',
      '00000001-0000-0000-0000-000800000000',
    ),
  ),
  recordedAt: fc.nat(4_102_444_800_000),
  json: fc.boolean(),
  data: bytes,
  metadata: bytes,
  backbone: fc.constant(null),
});
const resolved: fc.Arbitrary<ResolvedEvent> = fc.oneof(
  fc.record({ event: logged, link: fc.constant(null) }),
  fc.record({ event: logged, link: logged }),
  fc.record({ event: fc.constant(null), link: logged }),
);

test('an event leaves with the bytes that the definitions of the protocol give it', () => {
  fc.assert(
    fc.property(
      fc.array(resolved, { maxLength: 20 }),
      fc.constantFrom<UuidForm>('string', 'structured'),
      (events, form) => {
        const defined = events.map((event) =>
          Read!.responseSerialize({ event: resolvedMessage(event, form) }),
        );
        expect(messagesOf(events, form)).toEqual(defined);
      },
    ),
    { numRuns: 200 },
  );
});

test('many events leave in few writes of a bounded size, a large one in its own', () => {
  const event = (size: number): ResolvedEvent => ({
    event: {
      position: 1,
      stream: 'orders-1',
      revision: 0,
      type: 'stepTaken',
      id: '00000000-0000-4000-8000-000000000001',
      recordedAt: 1_700_000_000_000,
      json: true,
      data: new Uint8Array(size),
      metadata: new Uint8Array(0),
      backbone: null,
    },
    link: null,
  });
  const small = [...eventFrames(Array<ResolvedEvent>(256).fill(event(500)), 'string')];
  expect(small.length).toBeLessThan(6);
  expect(Math.max(...small.map(({ bytes: { length } }) => length))).toBeLessThanOrEqual(65_536);
  const mixed = [...eventFrames([event(10), event(1_000_000), event(10)], 'string')];
  expect(mixed.map(({ bytes: { length } }) => length > 1_000_000)).toEqual([false, true, false]);
  expect([...eventFrames([], 'string')]).toEqual([]);
});
