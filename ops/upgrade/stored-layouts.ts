import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filesBelow, isDatabase } from '../backup/stored-files.ts';

/** A SQLite file of a data folder, as a program of one version left it. */
export interface StoredLayout {
  /** From the data folder. */
  readonly path: string;
  /** Its number (`user_version`); 0 for one that a program without numbers wrote. */
  readonly layout: number;
  readonly bytes: number;
}

/** Every SQLite file of a folder on which no server runs, by path. */
export async function storedLayouts(folder: string): Promise<readonly StoredLayout[]> {
  const found: StoredLayout[] = [];
  for (const path of (await filesBelow(folder)).toSorted()) {
    const file = join(folder, path);
    if (!(await isDatabase(file))) continue;
    found.push({ path, layout: layoutOf(file), bytes: (await stat(file)).size });
  }
  return found;
}

function layoutOf(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(database.prepare('PRAGMA user_version').get()!['user_version']);
  } finally {
    database.close();
  }
}

/** All bytes of a folder. */
export async function bytesOf(folder: string): Promise<number> {
  const paths = await filesBelow(folder);
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
