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

test('of two who fill at the same time both have it, and one folder is kept', async () => {
  let begun = 0;
  const { promise: bothFill, resolve: goOn } = Promise.withResolvers<void>();
  const fill = async (coming: string): Promise<void> => {
    begun += 1;
    if (begun === 2) goOn();
    await bothFill;
    mkdirSync(coming, { recursive: true });
    writeFileSync(join(coming, 'cases'), 'eleven');
  };
  made.push(
    ...(await Promise.all([filledFolder('published', fill), filledFolder('published', fill)])),
  );
  for (const folder of made) expect(readFileSync(join(folder, 'cases'), 'utf8')).toBe('eleven');
  fills.length = 0;
  await ask('published');
  expect(fills).toEqual([]);
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
