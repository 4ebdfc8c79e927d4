import { type EventStore, StoreUnavailable } from '../port.ts';
import { all, newStream, sampleEvents, until } from './sample-events.ts';
import type { StoreOf } from './store-under-test.ts';

/** What is true after the store was closed and opened again. Runs last. */
export function describeReopening(store: StoreOf, reopen: () => Promise<EventStore>): void {
  describe('a store that was closed and opened again', () => {
    test('has everything, knows repeats, goes on counting and serves subscriptions', async () => {
      const closed = store();
      const stream = newStream();
      const events = sampleEvents(3);
      const first = await closed.append(stream, events, 'noStream');
      const before = await all(closed.readAll());

      const opened = await reopen();
      expect(await all(opened.readAll())).toEqual(before);
      expect(await opened.head()).toBe(first.position);
      expect(await opened.append(stream, events, 'any')).toEqual({ ...first, repeated: true });
      const next = await opened.append(stream, sampleEvents(1), 2);
      expect(next.revision).toBe(3);
      expect(next.position).toBeGreaterThan(first.position);
      const seen = await until(
        opened.subscribe({ after: first.position }),
        ({ kind }) => kind === 'caughtUp',
      );
      expect(seen[0]).toEqual({ kind: 'event', event: next.events[0] });

      await expect(closed.append(stream, sampleEvents(1), 'any')).rejects.toThrow(StoreUnavailable);
      await expect(all(closed.readStream(stream))).rejects.toMatchObject({ reason: 'closed' });
      await expect(closed.head()).rejects.toMatchObject({ reason: 'closed' });
    });
  });
}
