import { randomUUID } from 'node:crypto';
import { EventId } from '#domain/kernel/ids.ts';
import type { EventIndex, EventStore } from '../port.ts';
import { newStream, sampleEvents } from './sample-events.ts';

/** What an index of events by their ids promises, as tests: a store's own, or one beside a store. */
export function describeEventIndex(
  name: string,
  open: () => Promise<{
    readonly store: EventStore & EventIndex;
    dispose(): Promise<void>;
  }>,
): void {
  describe(`${name} keeps the contract of the index of events`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.dispose());

    test('gives the event of an id as soon as its append resolves', async () => {
      const { events } = await opened.store.append(newStream(), sampleEvents(3), 'any');
      for (const event of events) expect(await opened.store.findEvent(event.id)).toEqual(event);
    });

    test('gives null for an id that is not there', async () => {
      expect(await opened.store.findEvent(EventId(randomUUID()))).toBeNull();
    });

    test('gives what was recorded, not what a repeat brought', async () => {
      const stream = newStream();
      const events = sampleEvents(1);
      const first = await opened.store.append(stream, events, 'any');
      await opened.store.append(stream, events, 'any');
      expect(await opened.store.findEvent(events[0]!.id)).toEqual(first.events[0]);
    });
  });
}
