import { createHash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync } from 'node:fs';
import { chmod, copyFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import {
  anchoringFault,
  anchoringRecordIn,
  anchoringStream,
} from '#chain-anchors/ledger/anchoring-record.ts';
import { sqliteCode } from '#platform/sqlite-code.ts';
import { makeFolder } from '#platform/private-files.ts';
import { readerOver } from '#event-store/embedded/embedded-reader.ts';
import { noEventStore, storeFileName } from '#event-store/embedded/schema.ts';
import { holdSnapshot, openToCheck } from '#platform/stored-file.ts';
import { documentFault, documentOf, documentPath } from '../fsck/check-documents.ts';
import { refuseNested } from './folders-apart.ts';
import { filesBelow, isDatabase } from './stored-files.ts';

/** A file of a backup; the digest is SHA-256, hex. */
export interface BackedUpFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** What is found wrong with a backup: a file that is missing, changed or not listed. */
export interface BackupFault {
  readonly path: string;
  readonly fault: 'missing' | 'changed' | 'unlisted';
}

export const manifestName = 'manifest.json';

/** Not copied: views are filled again from the events, the rest belongs to the running process. */
const leftOut = (path: string): boolean =>
  path.startsWith('views/') ||
  path.startsWith('processes/') ||
  path.startsWith('documents/') ||
  /-(?:wal|shm|journal)$|(?:writer|streams)\.lock$/.test(path);

const logFile = 'log/anchors.db';
const ledgerFile = 'log/ledger.db';
const eventsFile = join('events', storeFileName);
const documentsFolder = 'documents';

/**
 * Copies a data folder, also while a server writes to it, so that what is copied fits: the log
 * and the chain of one moment, then the events, which are ahead of both, then the documents that
 * those events name, each held against the digests in its event. `target` must be empty or not
 * there yet, outside of the data folder, and is empty again when it fails. Throws RangeError for a folder
 * without events and for a document that is missing or is not what its event says; what the operating
 * system says of a place that cannot be read or written has its path.
 */
export async function backUp(dataFolder: string, target: string): Promise<readonly BackedUpFile[]> {
  if (!existsSync(join(dataFolder, eventsFile))) throw noEventStore(dataFolder);
  refuseNested(dataFolder, target);
  const there = await filesBelow(dataFolder);
  return intoEmpty(target, () => copyAll(dataFolder, there, target));
}

async function copyAll(
  dataFolder: string,
  there: readonly string[],
  target: string,
): Promise<readonly BackedUpFile[]> {
  const last = (path: string): number => (path.startsWith('events/') ? 1 : 0);
  const paths = there
    .filter((path) => !leftOut(path))
    .toSorted((a, b) => last(a) - last(b) || (a < b ? -1 : 1));
  // A chain that others keep is in no folder.
  const ofOneMoment = paths.includes(logFile)
    ? [ledgerFile, logFile, eventsFile].filter((path) => paths.includes(path))
    : [];
  for (const path of paths) {
    if (!ofOneMoment.includes(path)) await copyInto(dataFolder, target, path);
  }
  if (ofOneMoment.length > 0) await copyOfOneMoment(dataFolder, target, ofOneMoment);
  // Also where there is none yet: a start takes a folder that was there before and is gone for a loss.
  makeFolder(join(target, documentsFolder));
  const documents = await copyDocuments(dataFolder, target);
  const files: BackedUpFile[] = [];
  for (const path of [...paths, ...documents]) {
    const file = join(target, path);
    files.push({ path, size: (await stat(file)).size, sha256: await digest(file) });
  }
  await writeFile(join(target, manifestName), JSON.stringify({ v: 1, files }, null, 2), {
    mode: 0o600,
  });
  return files;
}

/** The same file, for the same people: a key that only its owner may read stays so. */
async function copyInto(from: string, to: string, path: string): Promise<void> {
  const [source, copy] = [join(from, path), join(to, path)];
  makeFolder(dirname(copy));
  if (await isDatabase(source)) await copyOpen(source, copy);
  else await copyFile(source, copy);
  await chmod(copy, (await stat(source)).mode & 0o777);
}

const mostAttempts = 20;

/**
 * Log, chain and events as of one moment, before anything of them is copied, which may take long: the log has signed
 * every head that the chain has, the events are ahead of the log, and it has what they tell of anchorings.
 */
async function copyOfOneMoment(
  dataFolder: string,
  target: string,
  paths: readonly string[],
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const held = paths.map((path) => {
      const database = openToCheck(join(dataFolder, path), 'live');
      holdSnapshot(database);
      return { path, database };
    });
    try {
      const of = (wanted: string) => held.find(({ path }) => path === wanted)?.database;
      const [ledger, log, events] = [of(ledgerFile), of(logFile)!, of(eventsFile)!];
      const isLast = attempt === mostAttempts;
      const fits = ledger === undefined || largestHead(ledger) <= largestHead(log);
      if (isLast && !fits) throw new Error('log and chain could not be copied at one moment');
      // Where it is told of what the log has lost, it is copied as it is: `andu fsck` names it there as here.
      if (fits && (isLast || (await hasWhatIsTold(log, events)))) {
        for (const { path, database } of held) {
          makeFolder(dirname(join(target, path)));
          await copyOf(database, join(target, path));
          await chmod(join(target, path), (await stat(join(dataFolder, path))).mode & 0o777);
        }
        return;
      }
    } finally {
      for (const { database } of held) database.close();
    }
  }
}

/** The log has what the newest event of an anchoring tells. */
async function hasWhatIsTold(log: DatabaseSync, events: DatabaseSync): Promise<boolean> {
  const newest = { direction: 'backwards', limit: 1 } as const;
  for await (const event of readerOver(events, eventsFile).readStream(anchoringStream, newest)) {
    const record = anchoringRecordIn(event);
    return record === null || anchoringFault(log, record) === null;
  }
  return true;
}

function largestHead(database: DatabaseSync): number {
  const row = database.prepare('SELECT coalesce(max(size), 0) AS size FROM checkpoint').get()!;
  return Number(row['size']);
}

/** Copies every document that the copied events name; gives their paths. */
async function copyDocuments(dataFolder: string, target: string): Promise<readonly string[]> {
  const file = join(target, eventsFile);
  if (!existsSync(file)) return [];
  const reader = readerOver(openToCheck(file, 'still'), file);
  const paths: string[] = [];
  try {
    const filter = { eventTypes: ['DocumentStored'] };
    for await (const event of reader.readAll({ filter })) {
      const document = documentOf(event)!;
      const path = join(documentsFolder, documentPath(document.documentId));
      // A link or a pipe in its place is not copied, and named where it lies.
      const isFile =
        lstatSync(join(dataFolder, path), { throwIfNoEntry: false })?.isFile() ?? false;
      if (isFile) await copyInto(dataFolder, target, path);
      const looked = join(isFile ? target : dataFolder, documentsFolder);
      const fault = await documentFault(looked, document);
      if (fault !== null) throw new RangeError(`document ${document.documentId}: ${fault}`);
      paths.push(path);
    }
  } finally {
    await reader.close();
  }
  return paths;
}

async function copyOpen(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    await copyOf(database, to);
  } finally {
    database.close();
  }
}

const sqliteFull = 13;
/** What it holds: as of its snapshot where it has begun one. */
async function copyOf(database: DatabaseSync, to: string): Promise<void> {
  try {
    await copyDatabase(database, to);
  } catch (error) {
    // SQLite does not say of which file it speaks.
    if (sqliteCode(error) !== sqliteFull) throw error;
    throw Object.assign(new Error(to, { cause: error }), { code: 'ENOSPC', path: to });
  }
}

/** Holds every file of a backup against its manifest. */
export async function checkBackup(source: string): Promise<readonly BackupFault[]> {
  const listed = await manifestOf(source);
  const there = new Set((await filesBelow(source)).filter((path) => path !== manifestName));
  const faults: BackupFault[] = [];
  for (const { path, sha256 } of listed) {
    if (!there.delete(path)) faults.push({ path, fault: 'missing' });
    else if ((await digest(join(source, path))) !== sha256) faults.push({ path, fault: 'changed' });
  }
  return [...faults, ...[...there].map((path): BackupFault => ({ path, fault: 'unlisted' }))];
}

/**
 * Puts a sound backup into an empty data folder. Throws RangeError when the folder is not empty or lies
 * within the backup, or the backup is not sound.
 */
export async function restore(source: string, dataFolder: string): Promise<number> {
  const faults = await checkBackup(source);
  if (faults.length > 0) {
    throw new RangeError(faults.map(({ path, fault }) => `${path}: ${fault}`).join('; '));
  }
  refuseNested(source, dataFolder);
  const files = await manifestOf(source);
  return intoEmpty(dataFolder, async () => {
    makeFolder(join(dataFolder, documentsFolder));
    for (const { path } of files) {
      const to = join(dataFolder, path);
      makeFolder(dirname(to));
      await copyFile(join(source, path), to);
      // What was copied over a network or to a stick may be open to all; here it is its owner's.
      await chmod(to, 0o600);
    }
    return files.length;
  });
}

const Manifest = z.object({
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256: z.string() })),
});

async function manifestOf(source: string): Promise<readonly BackedUpFile[]> {
  const file = join(source, manifestName);
  const text = await readFile(file, 'utf8');
  const manifest = Manifest.safeParse(jsonOf(text));
  if (!manifest.success) {
    throw new RangeError(`不是备份的清单：${file} / not the manifest of a backup: ${file}`);
  }
  const { files } = manifest.data;
  // A path out of the folder in a manifest would be written to on restoring.
  const outside = files.find(({ path }) => relative('/', join('/', path)) !== path);
  if (outside !== undefined) throw new RangeError(`not a path of a backup: ${outside.path}`);
  return files;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Fills a folder that is empty or not there yet; when that fails, what was written is taken out again. */
async function intoEmpty<Result>(folder: string, fill: () => Promise<Result>): Promise<Result> {
  makeFolder(folder);
  if ((await readdir(folder)).length > 0) {
    throw new RangeError(`文件夹不是空的：${folder} / the folder is not empty: ${folder}`);
  }
  try {
    return await fill();
  } catch (error) {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
    throw error;
  }
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
