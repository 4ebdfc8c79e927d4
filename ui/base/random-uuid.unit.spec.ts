import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUuid } from '#domain/kernel/ids.ts';
import { randomUuid } from './random-uuid.ts';

test('a random UUID is one of version 4, and another each time', () => {
  const many = Array.from({ length: 1_000 }, () => randomUuid());
  for (const each of many) {
    expect(isUuid(each)).toBe(true);
    expect([each[14], '89ab'.includes(each[19]!)]).toEqual(['4', true]);
  }
  expect(new Set(many).size).toBe(1_000);
});

test('no screen asks the browser for one, which has none over plain HTTP', () => {
  const folder = join(import.meta.dirname, '..');
  const asking = globSync('**/*.{ts,tsx}', { cwd: folder }).filter((path) =>
    /crypto\.randomUUID\(/.test(readFileSync(join(folder, path), 'utf8')),
  );
  expect(asking).toEqual([]);
});
