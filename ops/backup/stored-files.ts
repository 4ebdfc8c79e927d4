import { open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

const sqliteHead = 'SQLite format 3\0';

/** True for a SQLite file. */
export async function isDatabase(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === sqliteHead;
  } finally {
    await handle.close();
  }
}

/** Paths of the files in a folder and below, from the folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
