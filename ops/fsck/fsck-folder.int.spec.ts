import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fsckFolder } from './fsck-folder.ts';
import { type AlteredFolder, eventsFile, soundFolders } from './testing/altered-folder.ts';

// Each check fills six views anew, which takes its time on a busy machine.
jest.setTimeout(120_000);

const sound = soundFolders(60);
let folder: AlteredFolder;
beforeAll(() => sound.make());
afterAll(() => sound.dispose());
beforeEach(() => {
  folder = sound.copy();
});
afterEach(() => folder.dispose());

test('a sound folder agrees: events, log, chain, documents and views', async () => {
  const report = await fsckFolder(folder.path);
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({ found: 0, documents: 3, views: 7, unrecorded: [] });
  expect(report.events).toBe(report.leaves);
  expect(report.checkpoints).toBeGreaterThan(0);
  expect(report.anchored).toBeGreaterThan(0);
});

test.each([
  [
    'data of an event',
    eventsFile,
    `UPDATE events SET data = replace(data, ':1', ':2') WHERE position = 50`,
    /^event .*position 50: leaf 49/,
  ],
  [
    'an event that is no JSON',
    eventsFile,
    `UPDATE events SET data = '{' WHERE position = 50`,
    /^event position 50: it cannot be read/,
  ],
  [
    'white space in an event',
    eventsFile,
    `UPDATE events SET data = ' ' || data WHERE position = 50`,
    /^event position 50: its text is not canonical/,
  ],
  [
    'the time of an event',
    eventsFile,
    'UPDATE events SET recorded_at = recorded_at + 1 WHERE position = 50',
    /position 50/,
  ],
  [
    'a removed event',
    eventsFile,
    'DELETE FROM events WHERE position = 50',
    /^event position 50: there is no such event/,
  ],
  [
    'a stream without events',
    eventsFile,
    `INSERT INTO streams (name) VALUES ('case-x')`,
    /no event is of stream case-x/,
  ],
  [
    'the category of a kind',
    eventsFile,
    `UPDATE kinds SET category = 'x-' WHERE number = 1`,
    /another category/,
  ],
])('%s is named', async (_, file, statement, expected) => {
  folder.alter(file, statement);
  expect(await folder.foundInRecords()).toContainEqual(expect.stringMatching(expected));
});

test('an event that cannot be read does not end it: what comes after is named as well', async () => {
  folder.alter(eventsFile, `UPDATE events SET data = '{' WHERE position = 50`);
  folder.alter(eventsFile, `UPDATE events SET data = '{}' WHERE position = 55`);
  const all = (await folder.foundInRecords()).join('\n');
  expect(all).toMatch(/position 50: it cannot be read/);
  expect(all).toMatch(/position 55: leaf 54 does not commit/);
});

test('of a view that took an event that cannot be read any more, each table is compared to its end', async () => {
  folder.alter(eventsFile, `UPDATE events SET data = '{' WHERE position = 50`);
  const all = await folder.foundInViews();
  expect(all.filter((line) => /Cannot read|undefined|null/.test(line))).toEqual([]);
  expect(all.join('\n')).toMatch(/^view dossier: history /m);
});

test('a damaged index is named, and the event it misleads', async () => {
  folder.alter(
    eventsFile,
    `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX events_by_kind ON events (revision)' WHERE name = 'events_by_kind'`,
  );
  expect((await folder.foundInRecords()).join('\n')).toMatch(
    /file events.sqlite: .*events_by_kind/,
  );
});

test('an event that no longer names its document is named, and does not end it', async () => {
  folder.alter(
    eventsFile,
    `UPDATE events SET data = replace(data, '"documentId"', '"documentIe"') WHERE position = 62`,
  );
  expect(await folder.foundInRecords()).toContainEqual(
    'event position 62: the event at position 62 does not say which bytes its document has',
  );
});

test('a document that was changed, and one that is missing, are named; the event decides', async () => {
  const [changed, missing] = folder.documents();
  const bytes = readFileSync(changed!.path);
  bytes[100]! ^= 1;
  writeFileSync(changed!.path, bytes);
  rmSync(missing!.path);
  const all = await folder.found();
  expect(all).toContainEqual(
    expect.stringMatching(`^document ${changed!.name}: its bytes are not`),
  );
  expect(all).toContainEqual(
    expect.stringMatching(`^document ${missing!.name}: the file .* is missing`),
  );
});

test('a pipe or a link in the place of a document is named, and stops nothing', async () => {
  const [piped, linked] = folder.documents();
  rmSync(piped!.path);
  execFileSync('mkfifo', [piped!.path]);
  renameSync(linked!.path, `${linked!.path}-moved`);
  symlinkSync(`${linked!.path}-moved`, linked!.path);
  const all = await folder.found();
  for (const { name } of [piped!, linked!]) {
    expect(all).toContainEqual(expect.stringMatching(`^document ${name}: what lies where .* none`));
  }
});
