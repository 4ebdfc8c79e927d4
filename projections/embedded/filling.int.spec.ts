import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileFaults, openToCheck } from '#platform/stored-file.ts';
import { hashView } from '../engine/view-hash.ts';
import type { Tally } from '../ports/projector.ts';
import { DamagedGeneration, type Upsert, type ViewChange, type ViewSink } from '../ports/sink.ts';
import { type Account, accountShape } from '../testing/account-view.ts';
import { generationFile, openSqliteBackend } from './sqlite-backend.ts';
import { viewFile } from './table-shape.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-filling-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openSqliteBackend(folder, 'accounts', accountShape);

const sums = (key: string, accounts: number, total: number): Tally => ({
  key,
  dimensions: { colour: key },
  counts: { accounts, total },
});

const change = (position: number, increments: readonly Tally[]): ViewChange<Account> => {
  const doc: Account = { owner: '甲', colour: 'red', sum: position, seen: [position] };
  const upserts = new Map<string, Upsert<Account>>([['a', { doc, upTo: position, tallies: [] }]]);
  return { upserts, deletes: [], increments, park: [], unpark: [], position };
};

const rowsOf = async (sink: ViewSink<Account>): Promise<string[]> => {
  const keys: string[] = [];
  for await (const [key] of sink.entries()) keys.push(key);
  return keys.sort();
};

/** Some come, some go, some come and go again, the last before anything of it was written. */
const changes = [
  change(1, [sums('red', 2, 5), sums('blue', 1, 1)]),
  change(2, [sums('red', -1, -2), sums('blue', -1, -1), sums('green', 1, 0)]),
  change(3, [sums('green', 2, 8), sums('grey', 3, 3)]),
  change(4, [sums('grey', -3, -3), sums('red', -1, -3)]),
];

/** A generation that takes them while it serves, as every one does once it is filled. */
async function followed() {
  const backend = open();
  const { id } = await backend.create(1);
  await backend.serve(id);
  const sink = await backend.open(id);
  for (const each of changes) await sink.commit(each);
  const hash = await hashView(sink);
  const rows = await rowsOf(sink);
  await sink.close();
  await backend.close();
  return { hash, rows };
}

test.each([0, 1, 2, 3, 4])(
  'what is filled, left after %i commits and gone on with is what follows',
  async (left) => {
    let backend = open();
    const { id } = await backend.create(1);
    let sink = await backend.open(id);
    for (const each of changes.slice(0, left)) await sink.commit(each);
    await sink.close();
    await backend.close();
    backend = open();
    sink = await backend.open(id);
    expect(await sink.position()).toBe(left);
    for (const each of changes.slice(left)) await sink.commit(each);
    await backend.serve(id);
    const filled = { hash: await hashView(sink), rows: await rowsOf(sink) };
    expect(filled.rows).toEqual(['a', 'tally:green']);
    await sink.commit(change(5, [sums('green', -3, -8)]));
    expect(await rowsOf(sink)).toEqual(['a']);
    await sink.close();
    await backend.close();
    expect(filled).toEqual(await followed());
  },
);

test('what was broken off while it was filled is not gone on with', async () => {
  const killed = open();
  const { id } = await killed.create(1);
  const sink = await killed.open(id);
  await sink.commit(changes[0]!);
  const next = open();
  await expect(next.open(id)).rejects.toThrow(DamagedGeneration);
  await next.drop(id);
  expect(await next.generations()).toEqual([]);
  for (const each of [sink, killed, next]) await each.close();
});

test('a commit that fails while a generation is filled counts nothing', async () => {
  const backend = open();
  const { id } = await backend.create(1);
  const sink = await backend.open(id);
  await sink.commit(change(1, [sums('red', 1, 1)]));
  const unknown = { key: 'x', dimensions: { size: 'large' }, counts: { accounts: 1 } };
  const failing = sink.commit(change(2, [sums('red', 1, 1), unknown]));
  await expect(failing).rejects.toThrow('size');
  const circle = change(2, [sums('red', 1, 1)]);
  const doc: { self?: unknown } & Account = { owner: '', colour: '', sum: 0, seen: [] };
  doc.self = doc;
  await expect(
    sink.commit({ ...circle, upserts: new Map([['b', { doc, upTo: 2, tallies: [] }]]) }),
  ).rejects.toThrow('circular');
  expect(await sink.position()).toBe(1);
  await backend.serve(id);
  for await (const [key, value] of sink.entries()) {
    if (key.startsWith('tally')) expect(value).toMatchObject({ accounts: 1, total: 1 });
  }
  await sink.close();
  await backend.close();
});

test('more sums than are gathered at once are all there', async () => {
  const backend = open();
  const { id } = await backend.create(1);
  const sink = await backend.open(id);
  const many = Array.from({ length: 50_001 }, (_, index) => sums(`colour ${index}`, 1, index));
  await sink.commit(change(1, many));
  await sink.commit(change(2, [sums('colour 7', 1, 1)]));
  await sink.commit(change(3, [sums('colour 8', -1, -8)]));
  await backend.serve(id);
  const rows = new Map<string, object>();
  for await (const [key, value] of sink.entries()) rows.set(key, value);
  expect(rows.size).toBe(1 + many.length - 1);
  expect(rows.get('tally:colour 7')).toMatchObject({ accounts: 2, total: 8 });
  expect(rows.get('tally:colour 50000')).toMatchObject({ accounts: 1, total: 50_000 });
  await sink.close();
  await backend.close();
});

test('a generation that serves is a file as its layout says, with its journal beside it', async () => {
  const backend = open();
  const { id } = await backend.create(1);
  const sink = await backend.open(id);
  await sink.commit(changes[0]!);
  await backend.serve(id);
  const file = generationFile(folder, 'accounts', id);
  const stored = openToCheck(file, 'live');
  expect(fileFaults(stored, file, viewFile(accountShape as never))).toEqual([]);
  expect(stored.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  stored.close();
  await sink.close();
  await backend.close();
});
