import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder of a whole run of tests, in which its files keep what several of them begin with. */
export const runFolderName = 'ANDU_TEST_RUN_FOLDER';

/** Before the first test file: makes the folder. The workers come afterwards, and inherit its name. */
export async function openRunFolder(): Promise<void> {
  process.env[runFolderName] = await mkdtemp(join(tmpdir(), 'andu-run-'));
}

/** After the last test file: removes the folder with all that is in it. */
export async function closeRunFolder(): Promise<void> {
  const folder = process.env[runFolderName];
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
