import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedEvent, SubscriptionMessage } from '../port.ts';
import { all, newCategory, newStream, sampleEvents, until } from './sample-events.ts';
import type { StoreOf } from './store-under-test.ts';

/** What `subscribe` promises. */
export function describeSubscriptions(store: StoreOf): void {
  const append = async (stream: string, count: number): Promise<readonly RecordedEvent[]> =>
    (await store().append(stream, sampleEvents(count), 'any')).events;

  describe('a subscription', () => {
    test('gives what is there, says that it caught up, and gives what comes', async () => {
      const stream = newStream();
      const after = await store().head();
      const history = await append(stream, 3);
      const messages = store().subscribe({ after });
      let live: readonly RecordedEvent[] = [];
      const seen: SubscriptionMessage[] = [];
      for await (const message of messages) {
        seen.push(message);
        if (message.kind === 'caughtUp') live = await append(stream, 2);
        if (live.length > 0 && eventsOf(seen).length === 5) break;
      }
      expect(eventsOf(seen)).toEqual([...history, ...live]);
      expect(seen.findIndex(({ kind }) => kind === 'caughtUp')).toBe(3);
      expect(seen[3]).toEqual({ kind: 'caughtUp', position: history[2]!.position });
    });

    test('begins after the position it is given', async () => {
      const stream = newStream();
      const events = await append(stream, 6);
      const seen = await until(store().subscribe({ after: events[2]!.position }), caughtUp);
      expect(eventsOf(seen)).toEqual(events.slice(3));
    });

    test('gives the whole store after 0', async () => {
      await append(newStream(), 2);
      const stored = await all(store().readAll());
      const seen = await until(store().subscribe({ after: 0 }), caughtUp);
      expect(eventsOf(seen)).toEqual(stored);
    });

    test('says that it caught up where there is nothing to give', async () => {
      const head = await store().head();
      const seen = await until(store().subscribe({ after: head }), caughtUp);
      expect(seen).toEqual([{ kind: 'caughtUp', position: head }]);
    });

    test('crosses from history to what comes without a gap and without a repeat', async () => {
      const category = newCategory();
      const filter = { streamPrefixes: [`${category}-`] };
      const after = await store().head();
      const appending = Promise.all(
        Array.from({ length: 8 }, async () => {
          const stream = newStream(category);
          for (let round = 0; round < 40; round += 1) await append(stream, 2);
        }),
      );
      const subscribing = Array.from({ length: 6 }, async (_, index) => {
        for (let turn = 0; turn < index * 3; turn += 1)
          await store()
            .head()
            .then(() => pause(1));
        const seen: RecordedEvent[] = [];
        for await (const message of store().subscribe({ after, filter })) {
          if (message.kind === 'event') seen.push(message.event);
          if (seen.length === 640) break;
        }
        return seen;
      });
      await appending;
      const stored = await all(store().readAll({ filter }));
      expect(stored).toHaveLength(640);
      for (const seen of await Promise.all(subscribing)) expect(seen).toEqual(stored);
    });

    test('passes what its filter lets through and says how far it looked', async () => {
      const [wanted, other] = [newCategory(), newCategory()];
      const after = await store().head();
      const passing = await append(newStream(wanted), 2);
      await append(newStream(other), 50);
      const head = await store().head();
      const filter = { streamPrefixes: [`${wanted}-`] };
      const seen = await until(store().subscribe({ after, filter }), caughtUp);
      expect(eventsOf(seen)).toEqual(passing);
      expect(seen.at(-1)).toEqual({ kind: 'caughtUp', position: head });
      expect(ascending(seen.map(positionOf))).toBe(true);
    });

    test('tells by checkpoints that it goes on where nothing passes', async () => {
      const filter = { streamPrefixes: [newCategory()] };
      const after = await store().head();
      const other = newStream();
      for await (const message of store().subscribe({ after, filter })) {
        expect(message.kind).not.toBe('event');
        if (message.kind === 'checkpoint' && message.position > after) break;
        // A server may say so only once in a while: give it enough to look at.
        await append(other, 100);
      }
      expect(await store().head()).toBeGreaterThan(after);
    });

    test('goes on from a checkpoint without losing an event', async () => {
      const category = newCategory();
      const filter = { streamPrefixes: [`${category}-`] };
      await append(newStream(), 40);
      const seen = await until(
        store().subscribe({ after: 0, filter }),
        (message) => message.kind !== 'event',
      );
      const events = await append(newStream(category), 2);
      await append(newStream(), 3);
      const rest = await until(
        store().subscribe({ after: positionOf(seen.at(-1)!), filter }),
        (message) => message.kind === 'event' && message.event.position === events[1]!.position,
      );
      expect(eventsOf(rest)).toEqual(events);
    });

    test('holds nothing up when its consumer is slow, and gives it everything', async () => {
      const stream = newStream();
      const after = await store().head();
      const filter = { streamPrefixes: [stream] };
      const consumed: number[] = [];
      const consuming = (async () => {
        for await (const message of store().subscribe({ after, filter })) {
          if (message.kind !== 'event') continue;
          consumed.push(message.event.revision);
          if (consumed.length <= 20) await pause(5);
          if (consumed.length === 2_000) break;
        }
      })();
      for (let part = 0; part < 20; part += 1) await append(stream, 100);
      await consuming;
      expect(consumed).toEqual(Array.from({ length: 2_000 }, (_, revision) => revision));
    });
  });

  describe('the end of a subscription', () => {
    test('comes at once when the signal is aborted before', async () => {
      await append(newStream(), 1);
      expect(await all(store().subscribe({ after: 0, signal: AbortSignal.abort() }))).toEqual([]);
    });

    test('comes when the signal is aborted while it waits', async () => {
      const abort = new AbortController();
      const after = await store().head();
      const seen: SubscriptionMessage[] = [];
      for await (const message of store().subscribe({ after, signal: abort.signal })) {
        seen.push(message);
        setImmediate(() => abort.abort());
      }
      expect(seen).toEqual([{ kind: 'caughtUp', position: after }]);
    });

    test('comes when the signal is aborted in the middle of history', async () => {
      const abort = new AbortController();
      const after = await store().head();
      await append(newStream(), 50);
      const seen: SubscriptionMessage[] = [];
      const options = { after, signal: abort.signal };
      for await (const message of store().subscribe(options)) {
        seen.push(message);
        if (seen.length === 10) abort.abort();
      }
      expect(seen).toHaveLength(10);
    });

    test('of one leaves the others alone', async () => {
      const stream = newStream();
      const after = await store().head();
      const abort = new AbortController();
      const ended = all(store().subscribe({ after, signal: abort.signal }));
      const going = until(store().subscribe({ after }), ({ kind }) => kind === 'event');
      abort.abort();
      await ended;
      const events = await append(stream, 1);
      expect(eventsOf(await going)).toEqual(events);
    });
  });
}

const caughtUp = ({ kind }: SubscriptionMessage): boolean => kind === 'caughtUp';

const eventsOf = (messages: readonly SubscriptionMessage[]): RecordedEvent[] =>
  messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []));

const positionOf = (message: SubscriptionMessage): number =>
  message.kind === 'event' ? message.event.position : message.position;

/** Never falling: `caughtUp` may stand at the position of what came before. */
const ascending = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number >= numbers[index - 1]!);
