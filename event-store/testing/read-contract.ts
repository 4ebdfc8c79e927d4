import type { ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../port.ts';
import { all, newCategory, newStream, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreOf } from './store-under-test.ts';

/** What the reads, `eventAt` and `head` promise. */
export function describeReading(store: StoreOf): void {
  describe('reading a stream', () => {
    const stream = newStream();

    beforeAll(async () => {
      // More than any adapter takes in one piece, with others in between.
      for (let part = 0; part < 5; part += 1) {
        await store().append(stream, sampleEvents(500), 'any');
        await store().append(newStream(), sampleEvents(1), 'any');
      }
    });

    const revisions = async (options: ReadStreamOptions): Promise<number[]> =>
      (await all(store().readStream(stream, options))).map(({ revision }) => revision);

    test('gives all events in order, both ways', async () => {
      const numbers = Array.from({ length: 2_500 }, (_, number) => number);
      expect(await revisions({})).toEqual(numbers);
      expect(await revisions({ direction: 'backwards' })).toEqual(numbers.toReversed());
    });

    test.each<[ReadStreamOptions, number[]]>([
      [{ from: 2_497 }, [2_497, 2_498, 2_499]],
      [{ from: 998, limit: 4 }, [998, 999, 1_000, 1_001]],
      [{ limit: 2 }, [0, 1]],
      [{ limit: 0 }, []],
      [{ from: 2_499, limit: 9 }, [2_499]],
      [{ from: 2_500 }, []],
      [{ direction: 'backwards', limit: 2 }, [2_499, 2_498]],
      [{ direction: 'backwards', from: 1 }, [1, 0]],
      [{ direction: 'backwards', from: 0 }, [0]],
      [{ direction: 'backwards', from: 1_001, limit: 3 }, [1_001, 1_000, 999]],
      [{ direction: 'backwards', from: 9_999, limit: 1 }, [2_499]],
    ])('starts and ends where it is told: %j', async (options, expected) => {
      expect(await revisions(options)).toEqual(expected);
    });

    test('gives nothing for a stream that does not exist', async () => {
      expect(await all(store().readStream(newStream()))).toEqual([]);
      expect(await all(store().readStream(newStream(), { direction: 'backwards' }))).toEqual([]);
    });

    test('gives nothing of a stream whose name only begins alike', async () => {
      const name = newStream();
      await store().append(`${name}x`, sampleEvents(1), 'any');
      expect(await all(store().readStream(name))).toEqual([]);
    });

    test('can be left early and begun again', async () => {
      for await (const event of store().readStream(stream)) if (event.revision === 3) break;
      expect(await revisions({ from: 2_498 })).toEqual([2_498, 2_499]);
    });
  });

  const read = (options: ReadAllOptions) => all(store().readAll(options));

  describe('reading everything', () => {
    const category = newCategory();
    const other = `${category}other`;
    const bare = newCategory();
    const events: RecordedEvent[] = [];
    let start = 0;

    beforeAll(async () => {
      start = await store().head();
      const streams = [`${category}-a1`, `${category}-a2`, `${other}-a1`, `${category}-b`, bare];
      for (let round = 0; round < 6; round += 1) {
        for (const stream of streams) {
          const type = round % 2 === 0 ? 'RulingMade' : 'HearingHeld';
          const result = await store().append(stream, [sampleEvent({ type })], 'any');
          events.push(...result.events);
        }
      }
    });

    test('gives the events of all streams by position', async () => {
      expect(await read({ after: start })).toEqual(events);
      const backwards = await read({ direction: 'backwards', limit: events.length });
      expect(backwards).toEqual(events.toReversed());
    });

    test('starts behind a position, that one left out, and ends at a limit', async () => {
      const after = events[10]!.position;
      expect(await read({ after, limit: 4 })).toEqual(events.slice(11, 15));
      const backwards = await read({ after, direction: 'backwards', limit: 4 });
      expect(backwards).toEqual(events.slice(6, 10).toReversed());
      expect(await read({ after, limit: 0 })).toEqual([]);
      expect(await read({ after: await store().head() })).toEqual([]);
      expect(await read({ after: 0, direction: 'backwards' })).toEqual([]);
    });

    test('begins with the first event when no position is given', async () => {
      const [begin] = await read({ limit: 1 });
      expect(begin!.position).toBeGreaterThan(0);
      expect(await read({ after: 0, limit: 1 })).toEqual([begin]);
      expect(await read({ direction: 'backwards', after: begin!.position })).toEqual([]);
    });

    test('passes the events of streams with a prefix, in the category or beyond it', async () => {
      for (const text of [
        `${category}-`,
        category,
        `${category}-a`,
        `${category}-a1`,
        other,
        bare,
      ]) {
        const passed = await read({ filter: { streamPrefixes: [text] } });
        expect(passed).toEqual(events.filter(prefix(text)));
        expect(passed.length).toBeGreaterThan(0);
      }
    });

    test('takes a prefix for text, not for a pattern', async () => {
      for (const text of [
        `${category.slice(0, -1)}_-`,
        `${category}%`,
        `${category}*`,
        `${category}-A`,
      ]) {
        expect(await read({ filter: { streamPrefixes: [text] } })).toEqual([]);
      }
    });

    test('passes the events of a type', async () => {
      const passed = await read({ after: start, filter: { eventTypes: ['HearingHeld'] } });
      expect(passed).toEqual(events.filter(type('HearingHeld')));
    });

    test('passes what matches one of each part of the filter', async () => {
      const filter = {
        streamPrefixes: [`${category}-b`, other],
        eventTypes: ['RulingMade', 'None'],
      };
      const expected = events
        .filter(type('RulingMade'))
        .filter((event) => prefix(`${category}-b`)(event) || prefix(other)(event));
      expect(await read({ filter })).toEqual(expected);
      expect(await read({ filter, direction: 'backwards' })).toEqual(expected.toReversed());
      expect(await read({ filter, limit: 2 })).toEqual(expected.slice(0, 2));
      const after = expected[1]!.position;
      expect(await read({ filter, after })).toEqual(expected.slice(2));
      expect(await read({ filter, after, direction: 'backwards' })).toEqual(expected.slice(0, 1));
    });

    test('passes nothing when nothing matches', async () => {
      expect(await read({ filter: { eventTypes: [newCategory()] } })).toEqual([]);
      expect(await read({ filter: { streamPrefixes: [newCategory()] } })).toEqual([]);
      expect(await read({ filter: { streamPrefixes: [] } })).toEqual([]);
      expect(await read({ filter: { eventTypes: [] } })).toEqual([]);
    });

    test('passes a few events among thousands', async () => {
      const [rare, many] = [newCategory(), newCategory()];
      const expected: RecordedEvent[] = [];
      for (let part = 0; part < 3; part += 1) {
        await store().append(newStream(many), sampleEvents(1_200), 'any');
        const result = await store().append(newStream(rare), sampleEvents(1), 'any');
        expected.push(...result.events);
      }
      const filter = { streamPrefixes: [`${rare}-`] };
      expect(await read({ filter })).toEqual(expected);
      expect(await read({ filter, direction: 'backwards' })).toEqual(expected.toReversed());
    });
  });

  describe('the event at a position', () => {
    test('is given where there is one', async () => {
      const { events } = await store().append(newStream(), sampleEvents(3), 'any');
      for (const event of events) expect(await store().eventAt(event.position)).toEqual(event);
    });

    test('is null behind the head and before the first', async () => {
      await store().append(newStream(), sampleEvents(1), 'any');
      expect(await store().eventAt((await store().head()) + 1)).toBeNull();
      expect(await store().eventAt(0)).toBeNull();
    });
  });

  test('the head is the position of the last event', async () => {
    const before = await store().head();
    const { position } = await store().append(newStream(), sampleEvents(4), 'any');
    expect(position).toBeGreaterThan(before);
    expect(await store().head()).toBe(position);
    const [last] = await all(store().readAll({ direction: 'backwards', limit: 1 }));
    expect(last!.position).toBe(position);
  });
}

const prefix = (text: string) => (event: RecordedEvent) => event.stream.startsWith(text);
const type = (text: string) => (event: RecordedEvent) => event.type === text;
