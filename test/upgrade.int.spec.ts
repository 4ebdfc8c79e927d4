import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { backUp, restore } from '#ops/backup/backup.ts';
import { filesBelow } from '#ops/backup/stored-files.ts';
import { rehearseUpgrade, type Rehearsal } from '../cli/rehearse-upgrade.ts';
import { firstStoreyEvents, firstStoreyFolder } from './system/first-storey-folder.ts';
import { removeFolder } from './system/running-andu.ts';
import { serveAndu } from './system/served-andu.ts';

let folder: string;
let beside: string;
beforeEach(async () => {
  folder = await firstStoreyFolder();
  beside = await mkdtemp(join(tmpdir(), 'andu-beside-'));
}, 30_000);
afterEach(() => Promise.all([folder, beside].map(removeFolder)));

const options = () => ({ dataFolder: folder, beside, patienceMs: 30_000 });

/** A rehearsal that leaves the folder byte for byte as it was, and nothing beside it. */
async function rehearsed(): Promise<Rehearsal> {
  const before = await digests();
  const rehearsal = await rehearseUpgrade(options());
  expect(await digests()).toEqual(before);
  expect(readdirSync(beside)).toEqual([]);
  return rehearsal;
}

async function digests(): Promise<readonly string[]> {
  // Whoever reads a SQLite file may make the two empty files beside it in which writers would note.
  const paths = (await filesBelow(folder)).filter((path) => !/-(?:shm|wal)$/.test(path)).toSorted();
  return paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    return `${path} ${createHash('sha256').update(bytes).digest('hex')}`;
  });
}

test('a folder of the first storey would be upgraded, and is left as it is', async () => {
  const { events, start, differences, stores, bytesAfter, copied } = await rehearsed();
  expect(events).toEqual({
    read: firstStoreyEvents.length,
    lifted: [],
    unreadable: 0,
    faults: [],
  });
  expect(start.kind).toBe('ready');
  expect(differences).toEqual([]);
  expect(bytesAfter).toBeGreaterThan(copied.bytes);
  const store = stores.find(({ path }) => path === 'events/events.sqlite')!;
  expect(store.before!.layout).toBe(store.after!.layout);
  expect(stores.find(({ path }) => path.startsWith('identity'))).toMatchObject({ before: null });
}, 60_000);

test('beside a running server it does not disturb it', async () => {
  const andu = await serveAndu({ dataFolder: folder });
  try {
    const { start, differences } = await rehearseUpgrade(options());
    expect(start).toEqual({ kind: 'ready', ms: expect.any(Number) });
    expect(differences).toEqual([]);
    expect((await andu.call('/readyz')).status).toBe(200);
  } finally {
    await andu.close();
  }
}, 60_000);

test('with its dossiers in a server it writes nothing there, and does not ask for it', async () => {
  process.env['ANDU_DOSSIERS'] = 'mongodb://127.0.0.1:1/andu';
  try {
    expect(await rehearsed()).toMatchObject({ start: { kind: 'ready' }, differences: [] });
  } finally {
    delete process.env['ANDU_DOSSIERS'];
  }
}, 60_000);

test('a backup without a document is restored, and what comes of it starts', async () => {
  await (await serveAndu({ dataFolder: folder })).close();
  const [kept, restored] = [join(beside, 'kept'), join(beside, 'restored')];
  await backUp(folder, kept);
  await restore(kept, restored);
  const { start } = await rehearseUpgrade({ ...options(), dataFolder: restored });
  expect(start).toMatchObject({ kind: 'ready' });
  const andu = await serveAndu({ dataFolder: restored });
  await andu.close();
}, 60_000);

test('a store of a later program is named, with the reason', async () => {
  await (await serveAndu({ dataFolder: folder })).close();
  const desk = new DatabaseSync(join(folder, 'desk.db'));
  desk.exec('PRAGMA user_version = 99');
  desk.close();
  const { start, differences } = await rehearsed();
  expect(start).toMatchObject({ kind: 'failed', said: expect.stringContaining('99') });
  expect(differences).toBeNull();
}, 60_000);

test('an event of a later program is named with its place', async () => {
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  const { stream, type, data, metadata } = firstStoreyEvents[0]!;
  const salt = Buffer.from(crypto.randomUUID().replaceAll('-', '')).toString('base64url');
  const later = { id: crypto.randomUUID(), type, data };
  await store.append(
    stream,
    [{ ...later, metadata: { ...metadata, salt, schemaVersion: 9 } } as never],
    'any',
  );
  await store.close();
  const { events } = await rehearsed();
  expect(events.unreadable).toBe(1);
  expect(events.faults).toEqual([
    expect.stringMatching(new RegExp(`${firstStoreyEvents.length + 1} is ${type}, version 9`)),
  ]);
}, 60_000);
