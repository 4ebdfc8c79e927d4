import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\|\s*|\s*\|$/g, '').trim()));

test('every threat has its control and a test', () => {
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows)
    expect(row).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(/./)));
});

test('every actor has threats', () => {
  const actors = ['without rights', 'user', 'system', 'administrator', 'operator of the disk'];
  expect(actors.filter((actor) => !rows.some(([who]) => who === actor))).toEqual([]);
});

test.each(rows.map(([, threat = '', , shown = '']) => [threat, shown]))(
  '%s: its test is there',
  (_, shown) => {
    const [, path = '', name = ''] = /^`([^`]+\.spec\.ts)` `([^`]+)`$/.exec(shown) ?? [];
    expect(path).not.toBe('');
    expect(existsSync(join(root, path))).toBe(true);
    const spec = readFileSync(join(root, path), 'utf8');
    expect([`'${name}'`, `"${name}"`].some((literal) => spec.includes(literal))).toBe(true);
  },
);
