import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newestSource, sourceFolders } from './sources.mjs';

const root = mkdtempSync(join(tmpdir(), 'andu-sources-'));
afterAll(() => rmSync(root, { recursive: true }));

const built = 1_000;
function put(name: string, seconds: number, content = ''): void {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  utimesSync(path, seconds, seconds);
}

beforeEach(() => {
  put('tsconfig.json', 10, JSON.stringify({ include: ['*.ts', 'domain', 'not-yet', 'test'] }));
  put('package.json', 10);
  put('domain/law.ts', 20);
});

it('takes the folders of tsconfig.json, that are there, without the tests', () => {
  expect(sourceFolders(root)).toEqual(['domain']);
});

it.each(['cases.ndjson', 'evidence.zip', 'trust.json', 'data/events.db', 'test/a.spec.ts'])(
  'does not take %s, which the README has one write beside the sources, for a source',
  (name) => {
    put(name, 2_000);
    expect(newestSource(root)).toBeLessThan(built * 1_000);
  },
);

it.each(['domain/case/step.ts', 'domain/rules.sql', 'cli.ts', 'package-lock.json'])(
  'sees that %s changed',
  (name) => {
    put(name, 3_000);
    expect(newestSource(root)).toBe(3_000_000);
    rmSync(join(root, name));
  },
);
