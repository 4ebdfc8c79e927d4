import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { demonstrationDirectory } from '#demo/directory.ts';

const dist = resolve(import.meta.dirname, '../dist');

/** What is built of a folder; test fixtures are built along and name agencies of nowhere. */
const built = (folder: string): readonly string[] =>
  readdirSync(join(dist, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|html|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('/testing/'));

const { organisations, districts } = demonstrationDirectory;
const names = [
  ...organisations.flatMap(({ id, name }) => [name.zh, name.en, `'${id}'`, `"${id}"`]),
  ...districts.map(({ name }) => name.zh),
];

test.each(['domain', 'server', 'commands', 'read-api', 'projections', 'event-store', 'ui'])(
  'what is built of %s names no agency, district or city of the demonstration',
  (folder) => {
    expect(existsSync(join(dist, folder))).toBe(true);
    const found = built(folder).flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return names.filter((name) => text.includes(name)).map((name) => `${file}: ${name}`);
    });
    expect(found).toEqual([]);
  },
);
