import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';

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

const manifestName = 'manifest.json';

/** Not copied: views are filled again from the events, the rest belongs to the running process. */
const leftOut = (path: string): boolean =>
  path.startsWith('views/') ||
  path.startsWith('documents/incoming/') ||
  /-(?:wal|shm|journal)$|writer\.lock$/.test(path);

/**
 * Copies a data folder, also while a server writes to it: databases by SQLite's own
 * backup, each as of one moment. The events come last, so that neither the log nor a
 * document is ahead of them. `target` must be empty or not there yet.
 */
export async function backUp(dataFolder: string, target: string): Promise<readonly BackedUpFile[]> {
  await emptyFolder(target);
  const paths = (await filesBelow(dataFolder)).filter((path) => !leftOut(path));
  const last = (path: string): number => (path.startsWith('events/') ? 1 : 0);
  const files: BackedUpFile[] = [];
  for (const path of paths.toSorted((a, b) => last(a) - last(b) || (a < b ? -1 : 1))) {
    const to = join(target, path);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    if (await isDatabase(join(dataFolder, path))) await copyOpen(join(dataFolder, path), to);
    else await copyFile(join(dataFolder, path), to);
    files.push({ path, size: (await stat(to)).size, sha256: await digest(to) });
  }
  await writeFile(join(target, manifestName), JSON.stringify({ v: 1, files }, null, 2), {
    mode: 0o600,
  });
  return files;
}

const sqliteHead = 'SQLite format 3\0';

async function isDatabase(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === sqliteHead;
  } finally {
    await handle.close();
  }
}

async function copyOpen(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    await copyDatabase(database, to);
  } finally {
    database.close();
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

/** Puts a sound backup into an empty data folder. Throws RangeError when the folder is not empty or the backup not sound. */
export async function restore(source: string, dataFolder: string): Promise<number> {
  const faults = await checkBackup(source);
  if (faults.length > 0) {
    throw new RangeError(faults.map(({ path, fault }) => `${path}: ${fault}`).join('; '));
  }
  await emptyFolder(dataFolder);
  const files = await manifestOf(source);
  for (const { path } of files) {
    const to = join(dataFolder, path);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await copyFile(join(source, path), to);
  }
  return files.length;
}

async function manifestOf(source: string): Promise<readonly BackedUpFile[]> {
  const { files } = JSON.parse(await readFile(join(source, manifestName), 'utf8')) as {
    files: readonly BackedUpFile[];
  };
  // A path out of the folder in a manifest would be written to on restoring.
  const outside = files.find(({ path }) => relative('/', join('/', path)) !== path);
  if (outside !== undefined) throw new RangeError(`not a path of a backup: ${outside.path}`);
  return files;
}

async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new RangeError(`${folder} is not empty`);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry: Dirent) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
