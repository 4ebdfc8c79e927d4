import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashView } from '../engine/view-hash.ts';
import { accountShape } from '../testing/account-view.ts';
import { describeViewBackend } from '../testing/sink-contract.ts';
import { openSqliteBackend } from './sqlite-backend.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-views-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describeViewBackend(
  'the embedded engine',
  async () => openSqliteBackend(folder, 'accounts', accountShape),
  async () => undefined,
);

test('the files of the views are readable by their owner only', async () => {
  const backend = openSqliteBackend(folder, 'accounts', accountShape);
  const sink = await backend.open((await backend.create(1)).id);
  const modes = readdirSync(folder).map((file) => statSync(join(folder, file)).mode & 0o077);
  expect(modes.length).toBeGreaterThan(1);
  expect(new Set(modes)).toEqual(new Set([0]));
  await sink.close();
  await backend.close();
});

test('a dropped generation leaves no file behind', async () => {
  const backend = openSqliteBackend(folder, 'accounts', accountShape);
  const { id } = await backend.create(1);
  await (await backend.open(id)).close();
  await backend.drop(id);
  expect(readdirSync(folder).filter((file) => file.startsWith(`accounts-${id}.`))).toEqual([]);
  await backend.close();
});

test('a commit that fails is as if it had not been, whatever of it was written before', async () => {
  const backend = openSqliteBackend(folder, 'accounts', accountShape);
  const sink = await backend.open((await backend.create(1)).id);
  const upsert = (sum: number, upTo: number) => ({
    doc: { owner: '张三', colour: 'red', sum, seen: [] },
    upTo,
    tallies: [],
  });
  const nothing = { deletes: [], increments: [], park: [], unpark: [] };
  await sink.commit({ ...nothing, upserts: new Map([['a', upsert(1, 1)]]), position: 1 });
  const before = await hashView(sink);
  const unknown = { key: 'x', dimensions: { size: 'large' }, counts: { accounts: 1 } };
  const failing = sink.commit({
    ...nothing,
    upserts: new Map([['a', upsert(2, 2)]]),
    increments: [unknown],
    position: 2,
  });
  await expect(failing).rejects.toThrow('size');
  expect(await sink.position()).toBe(1);
  expect(await hashView(sink)).toEqual(before);
  await sink.close();
  await backend.close();
});
