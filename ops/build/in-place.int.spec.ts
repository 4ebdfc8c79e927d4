import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeOlder, replaceFolder } from './in-place.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'andu-build-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const folder = (name: string, text: string): string => {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'index.html'), text);
  return join(root, name);
};

test('a finished folder takes the place of the former one, whole', () => {
  const ui = folder('ui', 'former');
  writeFileSync(join(ui, 'gone.js'), '');
  // What an earlier build left when it was cut off.
  folder('ui.former', 'left');
  replaceFolder(folder('ui.coming', 'new'), ui);
  expect(readFileSync(join(ui, 'index.html'), 'utf8')).toBe('new');
  expect(readdirSync(root)).toEqual(['ui']);
  expect(readdirSync(ui)).toEqual(['index.html']);
});

test('the first build has nothing to replace', () => {
  replaceFolder(folder('ui.coming', 'new'), join(root, 'ui'));
  expect(readdirSync(root)).toEqual(['ui']);
});

test('what the build did not write is taken away, what it wrote stays', () => {
  const kept = folder('kept', 'new');
  const old = folder('old', 'former');
  const stale = join(kept, 'stale.js');
  writeFileSync(stale, '');
  for (const path of [stale, join(old, 'index.html')]) utimesSync(path, 1, 1);
  removeOlder(root, 60_000);
  expect(existsSync(stale)).toBe(false);
  expect(readdirSync(root)).toEqual(['kept']);
});

test('the build takes nothing away before what follows is there', () => {
  const build = readFileSync(join(import.meta.dirname, 'build.mjs'), 'utf8');
  expect(build).not.toMatch(/rmSync\([^)]*recursive/);
});
