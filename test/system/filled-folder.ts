import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newFolder, removeFolder } from './running-andu.ts';
import { runFolderName } from './run-folder.ts';

/**
 * A data folder of its own, filled as `fill` does it. A run fills each kind once and copies it afterwards;
 * of several workers that ask at the same time one fills it, and the others wait for that. `fill` leaves a
 * folder that nobody has open.
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
  while (!existsSync(kept)) await fillOrWait(kept, fill);
  await cp(kept, folder, { recursive: true });
  return folder;
}

/** One look at who fills it: nobody, then it is done here; a process that is gone, then it is nobody's. */
async function fillOrWait(kept: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const claim = `${kept}.filling`;
  try {
    await writeFile(claim, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (await isGone(claim)) await removeFolder(claim);
    else await wait(20);
    return;
  }
  try {
    // Another may have ended between the look at the kept folder and the claim.
    if (!existsSync(kept)) await keep(kept, fill);
  } finally {
    await removeFolder(claim);
  }
}

/** Fills a folder beside the kept one, which is there only when it is whole. */
async function keep(kept: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const coming = `${kept}-${crypto.randomUUID()}`;
  await fill(coming);
  try {
    await rename(coming, kept);
  } catch (error) {
    // Two who took over from one that was gone: the other was first, and its folder is as good as this one.
    if (!existsSync(kept)) throw error;
    await removeFolder(coming);
  }
}

/** Whether the process that made a claim is there no more; not while it is still writing its number. */
async function isGone(claim: string): Promise<boolean> {
  const pid = Number(await readFile(claim, 'utf8').catch(() => ''));
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
