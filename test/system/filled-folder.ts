import { cp, rename } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolder } from './running-andu.ts';
import { runFolderName } from './run-folder.ts';

/**
 * A data folder of its own, filled as `fill` does it. A run fills each kind once and copies it afterwards;
 * of two workers that fill at the same time one keeps what it made for the others. `fill` leaves a folder that
 * nobody has open.
 */
export async function filledFolder(
  kind: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const run = process.env[runFolderName];
  const folder = await newFolder();
  if (run === undefined) {
    await fill(folder);
    return folder;
  }
  const kept = join(run, kind);
  if (!existsSync(kept)) await keep(kept, fill);
  await cp(kept, folder, { recursive: true });
  return folder;
}

/** Fills a folder beside the kept one, which is there only when it is whole. */
async function keep(kept: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const coming = `${kept}-${crypto.randomUUID()}`;
  await fill(coming);
  try {
    await rename(coming, kept);
  } catch (error) {
    // Another worker was first: its folder is as good as this one.
    if (!existsSync(kept)) throw error;
    await removeFolder(coming);
  }
}
