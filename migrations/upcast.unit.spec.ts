import type { RecordedEvent } from '#event-store/port.ts';
import { eventVersions } from './event-versions.ts';
import { UnknownEventVersion, upcast, upcasters, upcastWith, versionOf } from './upcast.ts';

const eventOf = (type: string, schemaVersion: number, data = {}): RecordedEvent =>
  ({ type, data, position: 7, metadata: { schemaVersion } }) as unknown as RecordedEvent;

test('an event of today is given as it is', () => {
  const event = eventOf('CaseOpened', 1);
  expect(upcast(event)).toBe(event);
});

test('an older one goes through every version between; the stored one is not touched', () => {
  const steps = {
    Moved: [
      ({ to }: { to?: unknown }) => ({ place: to as string }),
      (data: object) => ({ ...data, why: null }),
    ],
  };
  const first = eventOf('Moved', 1, { to: 'A' });
  expect(upcastWith(first, { Moved: 3 }, steps)).toMatchObject({
    data: { place: 'A', why: null },
    metadata: { schemaVersion: 3 },
  });
  expect(first).toMatchObject({ data: { to: 'A' }, metadata: { schemaVersion: 1 } });
  expect(upcastWith(eventOf('Moved', 2, { place: 'B' }), { Moved: 3 }, steps).data).toEqual({
    place: 'B',
    why: null,
  });
});

test.each([
  ['a later version', eventOf('CaseOpened', 2)],
  ['an unknown type', eventOf('CaseTeleported', 1)],
  ['a type that objects have of themselves', eventOf('constructor', 1)],
  ['version 0', eventOf('CaseOpened', 0)],
  ['half a version', eventOf('CaseOpened', 0.5)],
])('%s is refused', (_, event) => {
  expect(() => upcast(event)).toThrow(UnknownEventVersion);
});

test('every version before the present one has its upcaster', () => {
  for (const [type, version] of Object.entries(eventVersions)) {
    expect({ type, steps: upcasters[type as keyof typeof eventVersions]?.length ?? 0 }).toEqual({
      type,
      steps: version - 1,
    });
  }
});

test('nothing is written under a type that is not registered', () => {
  expect(versionOf('CaseOpened')).toBe(1);
  expect(() => versionOf('CaseTeleported')).toThrow(RangeError);
});
