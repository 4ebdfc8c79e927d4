import { jest } from '@jest/globals';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { backUp, restore } from '../backup/backup.ts';
import { soundFolder } from '../faults/sound-folder.ts';
import { fsckFolder } from './fsck-folder.ts';

// Each check fills six views anew, which takes its time on a busy machine.
jest.setTimeout(120_000);

/** One sound folder, copied for each test. */
let sound: string;
let folder: string;
beforeAll(async () => {
  sound = mkdtempSync(join(tmpdir(), 'andu-sound-'));
  await soundFolder({ folder: sound, events: 600, documents: 3 });
});
afterAll(() => rmSync(sound, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-fsck-test-'));
  cpSync(sound, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function alter(file: string, statement: string): void {
  const database = new DatabaseSync(join(folder, file), { enableForeignKeyConstraints: false });
  database.exec(statement);
  database.close();
}

async function found(): Promise<string[]> {
  const { differences } = await fsckFolder(folder);
  return differences.map(({ where, at, detail }) => `${where} ${at}: ${detail}`);
}

test('a sound folder agrees: events, log, chain, documents and views', async () => {
  const report = await fsckFolder(folder);
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({ found: 0, documents: 3, views: 6, unrecorded: [] });
  expect(report.events).toBe(report.leaves);
  expect(report.checkpoints).toBeGreaterThan(0);
  expect(report.anchored).toBeGreaterThan(0);
});

const events = 'events/events.sqlite';
const log = 'log/anchors.db';
const ledger = 'log/ledger.db';

test.each([
  [
    'an event that is no JSON',
    events,
    `UPDATE events SET data = '{' WHERE position = 50`,
    /^event position 50: it cannot be read/,
  ],
  ['a missing leaf', log, 'DELETE FROM leaf WHERE idx = 77', /^leaf 77/],
  [
    'a transaction column',
    ledger,
    `UPDATE block SET tx_id = 'ff' WHERE number = 0`,
    /^ledger block 0: it is found under another/,
  ],
])('%s is named', async (_, file, statement, expected) => {
  alter(file, statement);
  expect(await found()).toContainEqual(expect.stringMatching(expected));
});

test('an event that cannot be read does not end it: what comes after is named as well', async () => {
  alter(events, `UPDATE events SET data = '{' WHERE position = 50`);
  alter(events, `UPDATE events SET data = '{}' WHERE position = 500`);
  const all = (await found()).join('\n');
  expect(all).toMatch(/position 50: it cannot be read/);
  expect(all).toMatch(/position 500: leaf 499 does not commit/);
});

test('of a backup it agrees, and leaves nothing behind in it; modes are kept', async () => {
  const target = join(folder, 'kept');
  await backUp(sound, target);
  const before = readdirSync(target, { recursive: true }).sort();
  const report = await fsckFolder(target);
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({ documents: 3, views: 0 });
  expect(readdirSync(target, { recursive: true }).sort()).toEqual(before);
  expect(statSync(join(target, 'log/keys/log.pem')).mode & 0o777).toBe(0o600);
  await restore(target, join(folder, 'restored'));
  expect(statSync(join(folder, 'restored/events/events.sqlite')).mode & 0o777).toBe(0o600);
});
