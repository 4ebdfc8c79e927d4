import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledFolder } from './filled-folder.ts';
import { closeRunFolder, openRunFolder, runFolderName } from './run-folder.ts';
import { removeFolder } from './running-andu.ts';

const outer = process.env[runFolderName];
let run: string;
const made: string[] = [];
beforeEach(async () => {
  await openRunFolder();
  run = process.env[runFolderName]!;
});
afterEach(async () => {
  await closeRunFolder();
  await Promise.all(made.splice(0).map(removeFolder));
  if (outer === undefined) delete process.env[runFolderName];
  else process.env[runFolderName] = outer;
});

/** Asks for a folder of this kind; `fills` counts how often it was filled. */
const fills: string[] = [];
async function ask(kind: string): Promise<string> {
  const folder = await filledFolder(kind, (coming) => {
    fills.push(kind);
    // The server makes its folder itself.
    mkdirSync(coming, { recursive: true });
    writeFileSync(join(coming, 'cases'), 'eleven');
    return Promise.resolve();
  });
  made.push(folder);
  return folder;
}

test('a run fills each kind once; whoever asks has a copy of its own', async () => {
  fills.length = 0;
  const first = await ask('published');
  writeFileSync(join(first, 'cases'), 'twelve');
  const second = await ask('published');
  await ask('sample');
  expect(fills).toEqual(['published', 'sample']);
  expect(readFileSync(join(second, 'cases'), 'utf8')).toBe('eleven');
});

test('of several who ask at the same time one fills it, and the others wait for that', async () => {
  fills.length = 0;
  const folders = await Promise.all([ask('published'), ask('published'), ask('published')]);
  expect(fills).toEqual(['published']);
  for (const folder of folders) expect(readFileSync(join(folder, 'cases'), 'utf8')).toBe('eleven');
  expect(new Set(folders).size).toBe(3);
});

test('who waits for one that fails, or for a process that is gone, fills it', async () => {
  const { promise: begun, resolve: begins } = Promise.withResolvers<void>();
  const { promise: failed, reject: fail } = Promise.withResolvers<void>();
  const broken = filledFolder('published', () => {
    begins();
    return failed;
  });
  await begun;
  fills.length = 0;
  const waiting = ask('published');
  fail(new Error('not ready'));
  await expect(broken).rejects.toThrow('not ready');
  await waiting;
  expect(fills).toEqual(['published']);
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(run, 'sample.filling'), String(pid));
  await ask('sample');
  expect(fills).toEqual(['published', 'sample']);
});

test('what was filled by half is used by nobody, and goes with the run', async () => {
  const halfway = filledFolder('published', (coming) => {
    writeFileSync(coming, 'half');
    return Promise.reject(new Error('not ready'));
  });
  await expect(halfway).rejects.toThrow('not ready');
  fills.length = 0;
  await ask('published');
  expect(fills).toEqual(['published']);
  await closeRunFolder();
  expect(existsSync(run)).toBe(false);
});

test('outside a run everybody fills a folder of their own', async () => {
  delete process.env[runFolderName];
  fills.length = 0;
  await ask('published');
  await ask('published');
  expect(fills).toEqual(['published', 'published']);
  process.env[runFolderName] = run;
});
