import { decideParked, type Parked, type ParkedCommand } from './parked-decider.ts';

const place = { view: 'dossiers', key: 'case-1' };
const parked: readonly Parked[] = [
  { key: 'case-1', position: 7, eventId: 'first', type: 'CaseOpened', error: 'TypeError' },
  { key: 'case-1', position: 9, eventId: 'second', type: 'WardReviewed', error: null },
];
const replay = (events: number): ParkedCommand => ({
  kind: 'replayParked',
  data: { ...place, events },
});
const skip = (eventId: string): ParkedCommand => ({
  kind: 'skipParked',
  data: { ...place, eventId, reason: '登记错误' },
});

test('given what is parked, when as many are replayed as were seen, then it is recorded', () => {
  expect(decideParked(replay(2), parked)).toEqual({
    kind: 'accepted',
    events: [{ type: 'ParkedEventsReplayed', data: { ...place, events: 2 } }],
  });
});

test('given what failed, when it is skipped, then with its place, type and reason', () => {
  expect(decideParked(skip('first'), parked)).toEqual({
    kind: 'accepted',
    events: [
      {
        type: 'ParkedEventSkipped',
        data: {
          ...place,
          eventId: 'first',
          position: 7,
          type: 'CaseOpened',
          reason: '登记错误',
        },
      },
    ],
  });
});

test.each<[string, ParkedCommand, readonly Parked[], string]>([
  ['nothing parked', replay(1), [], 'not-found'],
  ['more parked than was seen', replay(1), parked, 'changed-meanwhile'],
  ['another event', skip('third'), parked, 'not-found'],
  ['one that only waits', skip('second'), parked, 'refused-by-state'],
])('%s is refused', (_, command, given, code) => {
  expect(decideParked(command, given)).toMatchObject({ kind: 'refused', code });
});
