import { appendRequest, recordedEvent } from '../append-text.ts';
import type { RecordedEvent } from '../port.ts';
import { sampleEvents } from '../testing/sample-events.ts';
import type { KeptIds } from './id-reader.ts';
import { kurrentAppender } from './kurrent-appender.ts';

/** The server has both events of an append whose answer was lost; the index of ids reads along. */
const stream = 'case-1';
const events = sampleEvents(2);
const there: readonly RecordedEvent[] = appendRequest(stream, events, 'any').events.map(
  (event, index) => recordedEvent(stream, index, 10 + index, 0, event),
);

/** An appender whose index knows so many of them, and so many once it has read on. */
function appenderOver(known: number, inTheEnd: number) {
  let read = there.slice(0, known);
  let sent = 0;
  const ids: Pick<KeptIds, 'inStream' | 'caughtUp' | 'add'> = {
    inStream: (_stream, id) => {
      const found = read.find((event) => event.id === id);
      return found === undefined ? null : { revision: found.revision, position: found.position };
    },
    caughtUp: async () => void (read = there.slice(0, inTheEnd)),
    add: () => undefined,
  };
  const appender = kurrentAppender({
    ids: ids as KeptIds,
    reads: {
      async *ofStream() {
        yield* there;
      },
    } as never,
    end: { held: async () => undefined, add: () => undefined },
    told: () => undefined,
    withinMs: 10_000,
    connected: async () =>
      ({
        append: async () => {
          sent += 1;
          return { nextExpectedRevision: 1n };
        },
      }) as never,
  });
  return { append: () => appender.append(stream, events, 'any'), sent: () => sent };
}

test('what the index has read in part is taken for what it is, once it has read on', async () => {
  const { append, sent } = appenderOver(1, 2);
  await expect(append()).resolves.toMatchObject({ repeated: true, revision: 1 });
  expect(sent()).toBe(0);
});

test('ids of which a part is there for good are a conflict', async () => {
  await expect(appenderOver(1, 1).append()).rejects.toMatchObject({
    name: 'EventIdConflict',
    eventId: events[0]!.id,
  });
});

test('what is there is not sent again, and what is not is', async () => {
  const known = appenderOver(2, 2);
  await expect(known.append()).resolves.toMatchObject({ repeated: true });
  expect(known.sent()).toBe(0);
  const none = appenderOver(0, 0);
  await expect(none.append()).resolves.toMatchObject({ revision: 1 });
  expect(none.sent()).toBe(1);
});
