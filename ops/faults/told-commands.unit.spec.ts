import type { RecordedEvent } from '#event-store/port.ts';
import { whatIsKept } from './told-commands.ts';

const event = (
  id: string,
  stream: string,
  revision: number,
  position: number,
  idempotencyKey?: string,
): RecordedEvent =>
  ({
    id,
    stream,
    revision,
    position,
    metadata: idempotencyKey === undefined ? {} : { command: { idempotencyKey } },
  }) as unknown as RecordedEvent;
const told = (key: string, id: string, stream: string, revision: string, position: string) => ({
  key,
  events: [{ id, stream, revision, position }],
});

const sound = [
  event('a', 'case-1', 0, 1, 'k1'),
  event('b', 'case-1', 1, 2, 'k1'),
  event('c', 'case-2', 0, 3),
  event('d', 'case-1', 2, 4, 'k2'),
];

test('a store that holds what was told, once and without a gap, has no findings', () => {
  const said = [told('k1', 'a', 'case-1', '0', '1'), told('k2', 'd', 'case-1', '2', '4')];
  expect(whatIsKept(said, sound)).toEqual({ told: 2, lost: 0, twice: 0, gaps: 0 });
});

test('what is not there, or elsewhere than was told, is lost', () => {
  const said = [told('k3', 'e', 'case-3', '0', '5'), told('k2', 'd', 'case-1', '2', '5')];
  expect(whatIsKept(said, sound)).toMatchObject({ lost: 2 });
});

test('a key with two appends is found, and so are gaps of both kinds', () => {
  const again = event('e', 'case-1', 3, 5, 'k1');
  expect(whatIsKept([], [...sound, again])).toMatchObject({ twice: 1, gaps: 0 });
  expect(whatIsKept([], [...sound, event('e', 'case-1', 4, 5)])).toMatchObject({ gaps: 1 });
  expect(whatIsKept([], [...sound, event('e', 'case-1', 3, 6)])).toMatchObject({ gaps: 1 });
});
