import { EventIdConflict, type EventToAppend } from '../port.ts';
import { all, newStream, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreOf } from './store-under-test.ts';

/** What `append` promises for events whose ids are in the store already. */
export function describeRepeats(store: StoreOf): void {
  describe('repeating an append', () => {
    test.each(['any', 'noStream', 'streamExists', 0, 9] as const)(
      'gives the first answer again, whatever is expected: %s',
      async (expected) => {
        const stream = newStream();
        const events = sampleEvents(3);
        const first = await store().append(stream, events, 'noStream');
        await store().append(stream, sampleEvents(2), 'any');
        const head = await store().head();
        const again = await store().append(stream, events, expected);
        expect(again).toEqual({ ...first, repeated: true });
        expect(await store().head()).toBe(head);
        expect(await all(store().readStream(stream))).toHaveLength(5);
      },
    );

    test('gives the answer of the part that is repeated', async () => {
      const stream = newStream();
      const events = sampleEvents(5);
      const first = await store().append(stream, events, 'noStream');
      const again = await store().append(stream, events.slice(0, 2), 'any');
      expect(again).toEqual({
        revision: 1,
        position: first.events[1]!.position,
        events: first.events.slice(0, 2),
        repeated: true,
      });
    });

    test('gives the recorded salt, whatever salt the repeat brings', async () => {
      const stream = newStream();
      const event = sampleEvent();
      const first = await store().append(stream, [event], 'any');
      const resent = {
        ...event,
        metadata: { ...event.metadata, salt: sampleEvent().metadata.salt },
      };
      const again = await store().append(stream, [resent], 'any');
      expect(again).toEqual({ ...first, repeated: true });
    });

    test('takes keys in another order for the same content', async () => {
      const stream = newStream();
      const event = sampleEvent({ data: { a: 1, b: { c: 2, d: 3 } } });
      await store().append(stream, [event], 'any');
      const turned = { ...event, data: { b: { d: 3, c: 2 }, a: 1 } };
      expect(await store().append(stream, [turned], 'any')).toMatchObject({ repeated: true });
    });

    test('appends once when the same events are sent 20 times at once', async () => {
      const stream = newStream();
      const events = sampleEvents(2);
      const results = await Promise.all(
        Array.from({ length: 20 }, () => store().append(stream, events, 'noStream')),
      );
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(results.map(({ position }) => position)).size).toBe(1);
      expect(await all(store().readStream(stream))).toHaveLength(2);
    });
  });

  describe('an id that is in use', () => {
    const [one, two, three] = [sampleEvent(), sampleEvent(), sampleEvent()] as const;
    const stream = newStream();
    const other = newStream();

    beforeAll(async () => {
      await store().append(stream, [one, two], 'noStream');
      await store().append(other, [three], 'noStream');
    });

    test.each<[string, string, readonly EventToAppend[]]>([
      ['in another stream', newStream(), [one]],
      ['in another stream that exists', other, [two]],
    ])('is in use once, and %s if the store says so', async (_, where, events) => {
      const before = await store().head();
      const appending = store().append(where, events, 'any');
      if (store().can.idsUniqueIn === 'stream') {
        expect(await appending).toMatchObject({ repeated: false });
      } else {
        await expect(appending).rejects.toThrow(EventIdConflict);
        expect(await store().head()).toBe(before);
      }
    });

    test.each<[string, string, readonly EventToAppend[]]>([
      ['with other data', stream, [{ ...one, data: { months: 7 } }]],
      ['under another type', stream, [{ ...one, type: 'ParoleProposed' }]],
      ['by another actor', stream, [{ ...one, metadata: sampleEvent().metadata }]],
      ['in another order', stream, [two, one]],
      ['before a new event', stream, [one, two, sampleEvent()]],
      ['after a new event', stream, [sampleEvent(), one]],
      ['around a new event', stream, [one, sampleEvent(), two]],
      ['twice in one append', stream, [one, one]],
    ])('conflicts %s', async (_, where, events) => {
      const before = await store().head();
      await expect(store().append(where, events, 'any')).rejects.toThrow(EventIdConflict);
      expect(await store().head()).toBe(before);
    });

    test('conflicts when a new id stands twice in one append', async () => {
      const event = sampleEvent();
      const append = store().append(stream, [event, event], 'any');
      await expect(append).rejects.toMatchObject({ name: 'EventIdConflict', eventId: event.id });
      const kept = await all(store().readStream(stream));
      expect(kept.map(({ id }) => id)).not.toContain(event.id);
    });

    test('conflicts before the expected revision is looked at', async () => {
      const append = store().append(stream, [sampleEvent(), two], 17);
      await expect(append).rejects.toMatchObject({ name: 'EventIdConflict', eventId: two.id });
    });
  });
}
