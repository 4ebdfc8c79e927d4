import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { startAndu, type Andu } from '../main.ts';
import { testConfiguration } from './system/test-configuration.ts';
import { largeFileFaults, largeFiles } from '../server/data-folder/large-files.ts';
import { lookThrough } from '../server/data-folder/look-through.ts';
import { largestAtStartBytes } from '../server/data-folder/look-before.ts';

let folder: string;
let andu: Andu | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-large-'));
});
afterEach(async () => {
  await andu?.close();
  andu = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Makes a database too large for the start to look through; gives the page in which its table `bulk` begins. */
function enlarge(path: string): number {
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE IF NOT EXISTS bulk (content)');
  database.prepare('INSERT INTO bulk VALUES (zeroblob(?))').run(largestAtStartBytes);
  const { rootpage } = database
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'bulk'`)
    .get() as { rootpage: number };
  database.close();
  return rootpage;
}

const pageBytes = 4_096;

/** Overwrites the kind of a page, as a disk may. */
function damage(path: string, page: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([0xff]), 0, 1, (page - 1) * pageBytes);
  closeSync(file);
}

const start = () => startAndu(testConfiguration(folder, { demo: 'off' }));
const filesOf = async () => {
  const all = await andu!.dependencies();
  const { ready, detail } = all.find(({ name }) => name === 'stored-files')!;
  return { ready, ...(JSON.parse(detail) as { code: string }) };
};

test('damage in a file that the start did not wait for turns readiness red, with its place and what to do', async () => {
  andu = await start();
  expect(await filesOf()).toMatchObject({ ready: true, code: 'ready', damaged: [] });
  await andu.close();
  const desk = join(folder, 'desk.db');
  damage(desk, enlarge(desk));
  andu = await start();
  while ((await filesOf()).ready) await wait(50);
  expect(await filesOf()).toMatchObject({
    code: 'damaged',
    damaged: [{ path: 'desk.db', table: 'bulk' }],
    advice: { en: expect.stringContaining('restore it from a backup') },
  });
  const answer = await fetch(`${andu.url}/readyz`);
  expect(answer.status).toBe(503);
}, 60_000);

const never = {
  onDamage: () => expect('damage').toBe('none'),
  onFailure: (error: unknown) => expect(error).toBeNull(),
};

test('a sound file is looked through to its end', async () => {
  enlarge(join(folder, 'desk.db'));
  const looking = lookThrough(folder, never);
  while (looking.now().state === 'looking') await wait(20);
  expect(looking.now()).toEqual({ state: 'done', damaged: [] });
  await looking.stop();
});

test('a stop ends it wherever it is, and is no failure', async () => {
  enlarge(join(folder, 'desk.db'));
  const looking = lookThrough(folder, never);
  await looking.stop();
  expect(looking.now().state).toBe('broken-off');
});

test('files that a start has looked through are not looked at again', () => {
  const path = join(folder, 'desk.db');
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE items (a)');
  database.close();
  expect(lookThrough(folder, never).now()).toEqual({ state: 'done', damaged: [] });
  enlarge(path);
  expect(largeFiles(folder)).toEqual([path]);
});

test('each table is told by itself, and a file whose list of tables is damaged by that list', () => {
  const path = join(folder, 'x.db');
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE one (a); CREATE TABLE two (a); CREATE TABLE three (a)');
  database.close();
  for (const page of [2, 4]) damage(path, page);
  expect([...largeFileFaults(path)].map(({ table }) => table)).toEqual(['one', 'three']);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([0xff]), 0, 1, 100);
  closeSync(file);
  expect([...largeFileFaults(path)].map(({ table }) => table)).toEqual(['sqlite_schema']);
});
