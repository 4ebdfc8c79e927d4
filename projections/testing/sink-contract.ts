import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { hashView } from '../engine/view-hash.ts';
import type { Tally } from '../ports/projector.ts';
import {
  UnwritableDocument,
  type Upsert,
  type ViewBackend,
  type ViewChange,
} from '../ports/sink.ts';
import type { Account } from './account-view.ts';

const account = (sum: number, colour = 'red'): Account => ({
  owner: '张三',
  colour,
  sum,
  seen: [],
});

const red = (accounts: number, total: number): Tally => ({
  key: 'red',
  dimensions: { colour: 'red' },
  counts: { accounts, total },
});

/** The account as it is kept, with what it counts for. */
const kept = (sum: number, upTo = 1): Upsert<Account> => ({
  doc: account(sum),
  upTo,
  tallies: [red(1, sum)],
});

const change = (
  position: number,
  more: Partial<ViewChange<Account>> = {},
): ViewChange<Account> => ({
  upserts: new Map(),
  deletes: [],
  increments: [],
  park: [],
  unpark: [],
  position,
  ...more,
});

async function listed(entries: AsyncIterable<readonly [string, JsonObject]>) {
  const found: [string, JsonObject][] = [];
  for await (const [key, value] of entries) found.push([key, { ...value }]);
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * What every engine that keeps views must do; run by each adapter's spec.
 * `open` gives the backend of the account view; called again it finds what was left.
 */
export function describeViewBackend(
  name: string,
  open: () => Promise<ViewBackend<Account>>,
  clean: () => Promise<void>,
): void {
  describe(`${name} keeps views`, () => {
    let backend: ViewBackend<Account>;
    beforeEach(async () => {
      backend = await open();
    });
    afterEach(async () => {
      await backend.close();
      await clean();
    });

    const emptySink = async () => backend.open((await backend.create(1)).id);

    test('a new generation is empty, at position 0, and does not serve', async () => {
      const generation = await backend.create(3);
      expect(generation).toMatchObject({ version: 3, state: 'filling' });
      const sink = await backend.open(generation.id);
      expect(await sink.position()).toBe(0);
      expect(await listed(sink.entries())).toEqual([]);
      await sink.close();
    });

    test('a commit writes documents, removals and the position together', async () => {
      const sink = await emptySink();
      const upserts = new Map([
        ['a', kept(1)],
        ['b', kept(2)],
      ]);
      await sink.commit(change(5, { upserts }));
      await sink.commit(
        change(9, { upserts: new Map([['a', kept(7, 9)]]), deletes: ['b', 'no such'] }),
      );
      expect(await sink.position()).toBe(9);
      const found = await sink.load(['a', 'b', 'c']);
      expect([...found].map(([key, { doc }]) => [key, doc])).toEqual([['a', account(7)]]);
      // A sink that writes a change whole says nothing of it.
      expect([0, 9]).toContain(found.get('a')!.upTo);
      await sink.close();
    });

    test('a document that cannot be put into words keeps the whole change out', async () => {
      const sink = await emptySink();
      await sink.commit(change(1, { upserts: new Map([['a', kept(1)]]), increments: [red(1, 1)] }));
      const before = await hashView(sink);
      const circle: { self?: unknown } & Account = { ...account(3) };
      circle.self = circle;
      const failing = change(2, {
        upserts: new Map([
          ['b', kept(2, 2)],
          ['c', { doc: circle, upTo: 2, tallies: [] }],
        ]),
        increments: [red(1, 2)],
        park: [{ key: 'x', position: 2, eventId: 'e', type: 'Moved', error: 'x' }],
      });
      const failure = await sink.commit(failing).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UnwritableDocument);
      expect(failure).toMatchObject({ key: 'c' });
      expect(await sink.position()).toBe(1);
      expect(await hashView(sink)).toEqual(before);
      expect(await sink.parked()).toEqual([]);
      await sink.close();
    });

    test('many keys load at once', async () => {
      const sink = await emptySink();
      const keys = Array.from({ length: 1_500 }, (_, index) => `key ${index}`);
      const upserts = new Map(keys.map((key, index) => [key, kept(index)]));
      await sink.commit(change(1, { upserts }));
      expect((await sink.load(keys)).size).toBe(1_500);
      expect((await sink.load([...keys, '没有'])).get('key 1499')!.doc).toEqual(account(1_499));
      await sink.close();
    });

    test('tallies are what the documents count for, and one of nothing is no more', async () => {
      const sink = await emptySink();
      const two = new Map([
        ['a', kept(20)],
        ['b', kept(30)],
      ]);
      await sink.commit(change(1, { upserts: two, increments: [red(2, 50)] }));
      await sink.commit(change(2, { deletes: ['a'], increments: [red(-1, -20)] }));
      const tallies = async () =>
        (await listed(sink.entries())).filter(([key]) => key.startsWith('tally:'));
      expect(await tallies()).toEqual([
        ['tally:red', expect.objectContaining({ colour: 'red', accounts: 1, total: 30 })],
      ]);
      await sink.commit(change(3, { deletes: ['b'], increments: [red(-1, -30)] }));
      expect(await tallies()).toEqual([]);
      await sink.close();
    });

    test('a key may be parked, and taken out and parked anew in one commit', async () => {
      const sink = await emptySink();
      const first = { key: 'a', position: 3, eventId: 'e3', type: 'Moved', error: 'broken' };
      const behind = { key: 'a', position: 4, eventId: 'e4', type: 'Moved', error: null };
      await sink.commit(change(4, { park: [behind, first] }));
      expect((await sink.parked()).map((entry) => ({ ...entry }))).toEqual([first, behind]);
      const broken = { ...behind, error: 'broken as well' };
      await sink.commit(change(4, { unpark: [first, behind], park: [broken] }));
      expect((await sink.parked()).map((entry) => ({ ...entry }))).toEqual([broken]);
      await sink.close();
    });

    test('a listing shows what was there when it was asked for', async () => {
      const sink = await emptySink();
      await sink.commit(change(1, { upserts: new Map([['a', kept(1)]]) }));
      const entries = sink.entries();
      await sink.commit(change(2, { upserts: new Map([['b', kept(2, 2)]]), deletes: ['a'] }));
      const keys = (await listed(entries)).map(([key]) => key);
      expect(keys.filter((key) => !key.startsWith('tally:'))).toEqual(['a']);
      await sink.close();
    });

    test('what was written and which generation serves is found again', async () => {
      const old = await backend.create(1);
      await backend.serve(old.id);
      const next = await backend.create(2);
      const sink = await backend.open(next.id);
      await sink.commit(change(8, { upserts: new Map([['a', kept(4, 8)]]) }));
      await sink.close();
      await backend.serve(next.id);
      await backend.skip({ eventId: 'e', reason: '录入错误' });
      await backend.close();

      backend = await open();
      expect((await backend.generations()).map(({ id, state }) => ({ id, state }))).toEqual([
        { id: old.id, state: 'retired' },
        { id: next.id, state: 'serving' },
      ]);
      expect((await backend.skipped()).map((entry) => ({ ...entry }))).toEqual([
        { eventId: 'e', reason: '录入错误' },
      ]);
      const again = await backend.open(next.id);
      expect(await again.position()).toBe(8);
      expect((await again.load(['a'])).get('a')!.doc).toEqual(account(4));
      await again.close();
    });

    test('a generation is dropped once and for all, but never the one that serves', async () => {
      const old = await backend.create(1);
      await (await backend.open(old.id)).close();
      await backend.serve(old.id);
      const next = await backend.create(1);
      await (await backend.open(next.id)).close();
      await expect(backend.drop(old.id)).rejects.toThrow('serves');
      await backend.serve(next.id);
      await backend.drop(old.id);
      await backend.drop(old.id);
      expect((await backend.generations()).map(({ id }) => id)).toEqual([next.id]);
    });
  });
}
