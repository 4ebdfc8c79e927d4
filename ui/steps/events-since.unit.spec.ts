import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { eventsSince, isAllBy } from './events-since.ts';

const event = (revision: number, account: string): ShownEvent => ({
  id: `00000000-0000-8000-8000-00000000000${revision}`,
  type: 'DocumentAttached',
  stream: 'case-1',
  revision: String(revision),
  position: String(revision),
  recordedAt: '2026-03-10T01:00:00.000Z',
  data: {},
  metadata: {
    correlationId: 'a',
    causationId: 'b',
    actor: { kind: 'person', id: account, agency: 'prison-a', role: 'handler' },
    schemaVersion: 1,
  },
  proof: null,
});
const events = [event(8, 'zhang'), event(9, 'zhang'), event(10, 'zhang'), event(11, 'li')];

test('what happened since is told once all of it has been read, by number and not by letter', () => {
  expect(eventsSince(events, { since: '9', until: '10' })).toEqual([events[2]]);
  expect(eventsSince(events, { since: '9', until: '12' })).toBeNull();
  expect(eventsSince(undefined, { since: '9', until: '10' })).toBeNull();
  expect(eventsSince(events, { since: '10', until: '10' })).toEqual([]);
});

test('what oneself did is no news of others, as long as nobody else did any of it', () => {
  expect(isAllBy(events.slice(0, 3), 'zhang')).toBe(true);
  expect(isAllBy(events, 'zhang')).toBe(false);
});
