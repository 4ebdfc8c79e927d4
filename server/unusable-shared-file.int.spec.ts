import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinFolder } from '#platform/processes/join-folder.ts';
import { opening, type StartFailure } from './start-failure.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andu-shared-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['a file in the place of the folder of processes', 'processes', 'file'],
  ['a folder in the place of the lock of a start', 'processes/start.lock', 'folder'],
  ['a folder in the place of the lock of running processes', 'processes/running.lock', 'folder'],
  ['a folder in the place of the book of processes', 'processes/roles.db', 'folder'],
])('%s is the one that is named, or put aside', async (_, path, kind) => {
  const place = join(folder, path);
  if (kind === 'file') writeFileSync(place, '');
  else mkdirSync(place, { recursive: true });
  const joined = await opening(folder, () => joinFolder(folder, 'embedded')).catch(
    (error: StartFailure) => error,
  );
  // The book is made anew: it holds nothing that lasts.
  if (path.endsWith('roles.db')) return (joined as { leave(): void }).leave();
  expect(joined).toMatchObject({ code: 'remade', part: place });
});
