import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import {
  type AppendResult,
  EventIdConflict,
  type EventToAppend,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../port.ts';
import { all, newCategory, newStream, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreOf } from './store-under-test.ts';

/** What `append` promises, save for repeats. */
export function describeAppending(store: StoreOf): void {
  const revisionsOf = async (stream: string): Promise<number[]> =>
    (await all(store().readStream(stream))).map(({ revision }) => revision);

  describe('appending', () => {
    test('numbers the events of a stream from 0 and gives them ascending positions', async () => {
      const stream = newStream();
      const first = await store().append(stream, sampleEvents(2), 'noStream');
      const second = await store().append(stream, sampleEvents(3), 'any');
      const events = [...first.events, ...second.events];
      expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
      expect(ascending(events.map(({ position }) => position))).toBe(true);
      expect(first).toMatchObject({ revision: 1, position: events[1]!.position, repeated: false });
      expect(second).toMatchObject({ revision: 4, position: events[4]!.position, repeated: false });
    });

    test('records who, what and when as it was given', async () => {
      const stream = newStream();
      const event = sampleEvent();
      const { events } = await store().append(stream, [event], 'any');
      expect(events).toEqual([
        {
          ...event,
          stream,
          revision: 0,
          position: expect.any(Number),
          recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
        },
      ]);
    });

    test('shows the events to both reads as soon as it resolves', async () => {
      const stream = newStream();
      const after = await store().head();
      const { events } = await store().append(stream, sampleEvents(3), 'any');
      expect(await all(store().readStream(stream))).toEqual(events);
      expect(await all(store().readAll({ after }))).toEqual(events);
    });

    test.each<[string, JsonObject]>([
      ['text of many scripts', { 姓名: '𠮷田・李', mixed: 'אב\u2028\u0000🧑‍⚖️"\\', '': 'é' }],
      [
        'all that JSON holds',
        { n: null, t: true, x: [0, -1.5, 2 ** 53 - 1, [], {}], deep: { a: { b: [{}] } } },
      ],
      ['keys that JavaScript knows', JSON.parse('{"__proto__":{"a":1},"constructor":2,"10":3}')],
      ['half a mebibyte', { text: '案'.repeat(175_000) }],
    ])('gives %s back unchanged', async (_, data) => {
      const stream = newStream();
      await store().append(stream, [sampleEvent({ data })], 'any');
      const [read] = await all(store().readStream(stream));
      expect(JSON.parse(JSON.stringify(read!.data))).toEqual(data);
      expect(Object.keys(read!.data).toSorted()).toEqual(Object.keys(data).toSorted());
    });

    test('takes names of streams and types in any script', async () => {
      const stream = `${newCategory()}-减刑 案/件`;
      const { events } = await store().append(stream, [sampleEvent({ type: '减刑建议' })], 'any');
      expect(await all(store().readStream(stream))).toEqual(events);
      expect(events[0]).toMatchObject({ stream, type: '减刑建议' });
    });

    test('takes many events at once', async () => {
      const stream = newStream();
      const { revision } = await store().append(stream, sampleEvents(1_500), 'noStream');
      expect(revision).toBe(1_499);
      expect(await revisionsOf(stream)).toEqual(Array.from({ length: 1_500 }, (_, n) => n));
    });
  });

  describe('the expected revision', () => {
    test('"any" takes events whether or not there is a stream', async () => {
      const stream = newStream();
      await store().append(stream, sampleEvents(1), 'any');
      await store().append(stream, sampleEvents(1), 'any');
      expect(await revisionsOf(stream)).toEqual([0, 1]);
    });

    test('"noStream" takes the first events only', async () => {
      const stream = newStream();
      await store().append(stream, sampleEvents(2), 'noStream');
      const error = await refused(stream, store().append(stream, sampleEvents(1), 'noStream'));
      expect(error).toMatchObject({ expected: 'noStream', actual: 1 });
      expect(await revisionsOf(stream)).toEqual([0, 1]);
    });

    test('"streamExists" takes no first events', async () => {
      const stream = newStream();
      const error = await refused(stream, store().append(stream, sampleEvents(1), 'streamExists'));
      expect(error).toMatchObject({ expected: 'streamExists', actual: null });
      await store().append(stream, sampleEvents(1), 'any');
      await store().append(stream, sampleEvents(1), 'streamExists');
      expect(await revisionsOf(stream)).toEqual([0, 1]);
    });

    test('a number takes events after exactly that revision', async () => {
      const stream = newStream();
      await store().append(stream, sampleEvents(3), 'any');
      for (const expected of [0, 1, 3, 7]) {
        const error = await refused(stream, store().append(stream, sampleEvents(1), expected));
        expect(error).toMatchObject({ expected, actual: 2 });
      }
      await store().append(stream, sampleEvents(1), 2);
      expect(await revisionsOf(stream)).toEqual([0, 1, 2, 3]);
    });

    test('a number is refused where there is no stream', async () => {
      const stream = newStream();
      const error = await refused(stream, store().append(stream, sampleEvents(1), 0));
      expect(error).toMatchObject({ expected: 0, actual: null });
      expect(await revisionsOf(stream)).toEqual([]);
    });

    test.each(['noStream', 1] as const)(
      'lets exactly one of 50 concurrent appenders that expect %s win',
      async (expected) => {
        const stream = newStream();
        if (expected === 1) await store().append(stream, sampleEvents(2), 'noStream');
        const events = sampleEvents(50);
        const outcomes = await Promise.allSettled(
          events.map((event) => store().append(stream, [event], expected)),
        );
        const won = events.filter((_, index) => outcomes[index]!.status === 'fulfilled');
        expect(won).toHaveLength(1);
        const errors = outcomes.flatMap((each) =>
          each.status === 'rejected' ? [each.reason] : [],
        );
        for (const error of errors) expect(error).toBeInstanceOf(WrongExpectedRevision);
        const stored = await all(store().readStream(stream));
        expect(stored.slice(expected === 1 ? 2 : 0).map(({ id }) => id)).toEqual([won[0]!.id]);
      },
    );
  });

  describe('all or nothing', () => {
    test('a refused append leaves nothing and takes no revision', async () => {
      const stream = newStream();
      const { position } = await store().append(stream, sampleEvents(2), 'any');
      await expect(store().append(stream, sampleEvents(3), 7)).rejects.toThrow(
        WrongExpectedRevision,
      );
      await expect(store().append(stream, sampleEvents(3), 'noStream')).rejects.toThrow(
        WrongExpectedRevision,
      );
      expect(await store().head()).toBe(position);
      const { events } = await store().append(stream, sampleEvents(1), 1);
      expect(events[0]!.revision).toBe(2);
      expect(events[0]!.position).toBeGreaterThan(position);
    });

    test('an id that is taken keeps all events of its append out', async () => {
      const stream = newStream();
      const taken = sampleEvent();
      // In another stream, where the store says that an id is in use once in all of it.
      const within = store().can.idsUniqueIn === 'stream';
      const { position } = await store().append(within ? stream : newStream(), [taken], 'any');
      const append = store().append(stream, [...sampleEvents(2), taken], 'any');
      await expect(append).rejects.toThrow(EventIdConflict);
      await expect(append).rejects.toMatchObject({ eventId: taken.id });
      expect(await store().head()).toBe(position);
      expect(await revisionsOf(stream)).toEqual(within ? [0] : []);
    });

    test('a failing append does not fail those it arrives with', async () => {
      const category = newCategory();
      const taken = sampleEvent();
      const streams = Array.from({ length: 40 }, () => newStream(category));
      const within = store().can.idsUniqueIn === 'stream';
      const holders = streams.filter((_, index) => within && index % 4 === 1);
      for (const holder of within ? holders : [newStream(category)]) {
        await store().append(holder, [taken], 'any');
      }
      const outcomes = await Promise.allSettled(
        streams.map((stream, index) => {
          const bad: readonly EventToAppend[] = [...sampleEvents(2), taken];
          return index % 4 === 1
            ? store().append(stream, bad, 'any')
            : store().append(stream, sampleEvents(3), index % 4 === 2 ? 5 : 'noStream');
        }),
      );
      const names = outcomes.map((each) =>
        each.status === 'fulfilled' ? 'appended' : (each.reason as Error).name,
      );
      const four = ['appended', 'EventIdConflict', 'WrongExpectedRevision', 'appended'];
      expect(names).toEqual(Array.from({ length: 10 }, () => four).flat());
      const revisions = await Promise.all(streams.map(revisionsOf));
      const before = (name: string): number[] => (within && name === 'EventIdConflict' ? [0] : []);
      expect(revisions).toEqual(
        names.map((name) => (name === 'appended' ? [0, 1, 2] : before(name))),
      );
    });
  });

  describe('32 concurrent writers', () => {
    test('lose nothing, write nothing twice and leave no gap', async () => {
      const category = newCategory();
      const shared = newStream(category);
      const writers = Array.from({ length: 32 }, async () => {
        const own = newStream(category);
        const results: AppendResult[] = [];
        for (let round = 0; round < 10; round += 1) {
          results.push(await store().append(shared, sampleEvents(1), 'any'));
          results.push(
            await store().append(own, sampleEvents(2), round === 0 ? 'noStream' : round * 2 - 1),
          );
        }
        return results;
      });
      const answered = (await Promise.all(writers)).flat().flatMap(({ events }) => events);
      const filter = { streamPrefixes: [`${category}-`] };
      const stored = await all(store().readAll({ filter }));
      expect(stored).toHaveLength(32 * 30);
      expect(stored).toEqual(answered.toSorted((a, b) => a.position - b.position));
      expect(await revisionsOf(shared)).toEqual(Array.from({ length: 320 }, (_, n) => n));
      // 640 appends over the network, each of several round trips: on a busy machine a minute is not enough.
    }, 240_000);
  });

  test('an event without a canonical text is refused and disturbs nobody', async () => {
    const stream = newStream();
    const bad = sampleEvent({ data: { text: '\ud800' } });
    const [refused, taken] = await Promise.allSettled([
      store().append(stream, [bad], 'any'),
      store().append(stream, sampleEvents(1), 'any'),
    ]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { name: 'TypeError' } });
    expect(refused).not.toMatchObject({ reason: expect.any(StoreUnavailable) });
    expect(taken.status).toBe('fulfilled');
  });
}

const ascending = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > numbers[index - 1]!);

/** The refusal of an append to a stream. */
const refused = async (stream: string, append: Promise<AppendResult>) => {
  const error = await append.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WrongExpectedRevision);
  expect(error).toMatchObject({ stream });
  return error as WrongExpectedRevision;
};
