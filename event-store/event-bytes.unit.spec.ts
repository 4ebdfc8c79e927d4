import { eventBytes, withoutSalt } from './event-bytes.ts';
import type { RecordedEvent } from './port.ts';
import { sampleEvent } from './testing/sample-events.ts';

const event: RecordedEvent = {
  ...sampleEvent({ data: { b: 'e\u0301', a: 1 } }),
  stream: 'case-1',
  revision: 4,
  position: 17,
  recordedAt: '2024-05-06T07:08:09.000Z',
};

describe('the bytes of an event', () => {
  test('are canonical JSON, in NFC, of what the log commits to', () => {
    const read = JSON.parse(eventBytes(event)) as Record<string, unknown>;
    expect(Object.keys(read)).toEqual(['data', 'id', 'metadata', 'revision', 'stream', 'type']);
    expect(eventBytes(event)).toContain('"data":{"a":1,"b":"\u00e9"}');
  });

  test('do not depend on where and when a store keeps it, nor on its salt', () => {
    const moved = { ...event, position: 99, recordedAt: '2030-01-01T00:00:00.000Z' };
    const salted = { ...event, metadata: { ...event.metadata, salt: 'other' } };
    expect(eventBytes(moved)).toBe(eventBytes(event));
    expect(eventBytes(salted)).toBe(eventBytes(event));
    expect(withoutSalt(event.metadata)).not.toHaveProperty('salt');
  });

  test.each<[string, Partial<RecordedEvent>]>([
    ['id', { id: sampleEvent().id }],
    ['type', { type: 'Other' }],
    ['stream', { stream: 'case-2' }],
    ['revision', { revision: 5 }],
    ['data', { data: { a: 1 } }],
    ['metadata', { metadata: { ...event.metadata, causationId: 'other' } }],
  ])('change with the %s', (_, change) => {
    expect(eventBytes({ ...event, ...change })).not.toBe(eventBytes(event));
  });
});
