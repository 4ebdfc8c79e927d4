import { DamagedGeneration, type Upsert } from '../ports/sink.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type HeldLease,
  LeaseLost,
  openLeaseCheck,
  openLeases,
} from '#platform/processes/leases.ts';
import { bookFile, openProcessBook } from '#platform/processes/process-book.ts';
import { type Account, accountShape } from '../testing/account-view.ts';
import { openSqliteBackend } from './sqlite-backend.ts';
import { openViewFiles } from './view-files.ts';

let folder: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-lease-'));
  now = 1_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const change = (position: number) => ({
  upserts: new Map<string, Upsert<Account>>([
    [
      'a',
      {
        doc: { owner: '甲', colour: 'red', sum: position, seen: [position] },
        upTo: position,
        tallies: [],
      },
    ],
  ]),
  deletes: [],
  increments: [],
  park: [],
  unpark: [],
  position,
});

/** A process that takes the role, and writes the views on the strength of it. */
function carrier(name: string) {
  const book = openProcessBook(join(folder, 'processes'));
  const leases = openLeases(book, name, () => now);
  const take = (): HeldLease | null => {
    const fence = leases.take('projections', 100);
    return fence === null
      ? null
      : { file: bookFile(join(folder, 'processes')), name: 'projections', fence };
  };
  return {
    leases,
    take,
    backend(lease: HeldLease) {
      const check = openLeaseCheck(lease);
      const backend = openSqliteBackend(
        join(folder, 'views'),
        'accounts',
        accountShape,
        check.assertHeld,
      );
      return {
        ...backend,
        async close() {
          await backend.close();
          check.close();
        },
      };
    },
    close: () => book.close(),
  };
}

test('one holds a lease until it ends, and each holder has a number of its own', () => {
  const [one, other] = [carrier('one'), carrier('other')];
  const first = one.take()!;
  expect(other.take()).toBeNull();
  now += 90;
  expect(one.leases.renew('projections', first.fence, 100)).toBe(true);
  now += 90;
  expect(other.take()).toBeNull();
  now += 20;
  expect(other.leases.isHeld('projections')).toBe(false);
  expect(other.take()).toMatchObject({ fence: first.fence + 1 });
  expect(one.leases.renew('projections', first.fence, 100)).toBe(false);
  other.leases.release('projections', first.fence + 1);
  expect(one.take()).toMatchObject({ fence: first.fence + 2 });
  for (const each of [one, other]) each.close();
});

test('who lost the lease writes nothing more: no document, no generation, no switch', async () => {
  const [one, other] = [carrier('one'), carrier('other')];
  const before = one.backend(one.take()!);
  const { id } = await before.create(1);
  const sink = await before.open(id);
  await sink.commit(change(1));
  await before.serve(id);
  // The first is paused for longer than it holds the lease; another goes on where it stood.
  now += 200;
  const after = other.backend(other.take()!);
  const taken = await after.open(id);
  expect(await taken.position()).toBe(1);
  await expect(sink.commit(change(2))).rejects.toThrow(LeaseLost);
  await expect(before.create(2)).rejects.toThrow(LeaseLost);
  await expect(before.retire(id)).rejects.toThrow(LeaseLost);
  await expect(before.skip({ eventId: 'e', reason: 'r' })).rejects.toThrow(LeaseLost);
  await expect(before.open(id)).rejects.toThrow(LeaseLost);
  await taken.commit(change(3));
  expect(await taken.position()).toBe(3);
  expect(await after.generations()).toEqual([{ id, version: 1, state: 'serving' }]);
  for (const each of [sink, taken, before, after]) await each.close();
  for (const each of [one, other]) each.close();
});

test('who lost the lease while filling cannot finish, and what was filled is filled anew', async () => {
  const [one, other] = [carrier('one'), carrier('other')];
  const before = one.backend(one.take()!);
  const { id } = await before.create(1);
  const sink = await before.open(id);
  await sink.commit(change(1));
  now += 200;
  const after = other.backend(other.take()!);
  await expect(before.serve(id)).rejects.toThrow(LeaseLost);
  await expect(sink.commit(change(2))).rejects.toThrow(LeaseLost);
  await sink.close();
  await expect(after.open(id)).rejects.toThrow(DamagedGeneration);
  for (const each of [before, after]) await each.close();
  for (const each of [one, other]) each.close();
});

test('whoever has no lease sees by the files how far the views are', async () => {
  const one = carrier('one');
  const files = openViewFiles(join(folder, 'views'), ['accounts']);
  const nothing = { view: 'accounts', generation: null, position: 0, parked: 0 };
  expect(await files.look()).toEqual([nothing]);
  const backend = one.backend(one.take()!);
  const { id } = await backend.create(1);
  const sink = await backend.open(id);
  await sink.commit(change(1));
  expect(await files.look()).toEqual([nothing]);
  await backend.serve(id);
  expect(await files.look()).toEqual([{ ...nothing, generation: id, position: 1 }]);
  await sink.commit(change(5));
  expect(await files.look()).toEqual([{ ...nothing, generation: id, position: 5 }]);
  const next = await backend.create(2);
  const filled = await backend.open(next.id);
  await filled.commit(change(6));
  await backend.serve(next.id);
  await sink.close();
  await backend.drop(id);
  expect(await files.look()).toEqual([{ ...nothing, generation: next.id, position: 6 }]);
  await files.close();
  await filled.close();
  await backend.close();
  one.close();
});
