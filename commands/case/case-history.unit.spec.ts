import { randomUUID } from 'node:crypto';
import { caseStream } from '#domain/casework/events.ts';
import { caseId, eventsOf, journey } from '#domain/casework/testing/scenario.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId } from '#domain/kernel/ids.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { caseHistories, stateOf } from './case-history.ts';

const stream = caseStream(caseId);

/** The first three events of a case, as a store gives them. */
const events: readonly RecordedEvent[] = eventsOf(journey.slice(0, 3)).map(
  ({ type, data }, revision) => ({
    id: EventId(randomUUID()),
    type,
    data: data as unknown as JsonObject,
    metadata: {
      correlationId: 'test',
      causationId: 'test',
      actor: { kind: 'system', id: 'test', agency: null, role: 'businessSystem' },
      schemaVersion: 1,
      salt: '',
    },
    stream,
    revision,
    position: revision + 1,
    recordedAt: '2026-11-23T00:00:00.000Z',
  }),
);

/** The histories over a store of these events, and how many of them were read. */
function counted() {
  let read = 0;
  const histories = caseHistories({
    async *readStream(_, { from = 0 } = {}) {
      for (const event of events.slice(from)) {
        read += 1;
        yield event;
      }
    },
  });
  return { histories, read: () => read };
}

test('what was appended is not read again, and leads to the same', async () => {
  const { histories, read } = counted();
  histories.appended(stream, events.slice(0, 1));
  histories.appended(stream, events.slice(1, 3));
  const { state, revision } = await histories.of(stream);
  expect(read()).toBe(0);
  expect(revision).toBe(2);
  expect(state).toEqual(stateOf(events));
});

test('what was not seen before it is read, and nothing counts twice', async () => {
  const { histories, read } = counted();
  histories.appended(stream, events.slice(1, 2));
  expect((await histories.of(stream)).revision).toBe(2);
  expect(read()).toBe(3);
  histories.appended(stream, events.slice(1, 3));
  histories.appended(stream, []);
  expect((await histories.of(stream)).state).toEqual(stateOf(events));
  expect(read()).toBe(3);
});
