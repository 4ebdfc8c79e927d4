import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '../dist');
const ui = join(dist, 'ui');

/** The files that a browser needs before it shows the first view: of the page, and what they import at once. */
function firstView(): ReadonlySet<string> {
  const page = readFileSync(join(ui, 'index.html'), 'utf8');
  const found = new Set<string>();
  const open = [...page.matchAll(/(?:src|href)="\.?\/([^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path!,
  );
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    if (!path.endsWith('.js')) continue;
    const source = readFileSync(join(ui, path), 'utf8');
    for (const [, name] of source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      open.push(join(path, '..', name!));
  }
  return found;
}

test('the first view weighs less than 450 KB gzip, and the heavy parts come when they are opened', () => {
  const files = [...firstView()];
  expect(files.length).toBeGreaterThan(1);
  const weight = files.reduce((sum, file) => sum + statSync(join(ui, `${file}.gz`)).size, 0);
  expect(weight).toBeGreaterThan(100_000);
  expect(weight).toBeLessThan(450_000);
  expect(files.filter((file) => /cockpit|pdf|replay|map|xlsx|export|chart/i.test(file))).toEqual(
    [],
  );
});

test('the law weighs less than 64 KiB gzip', () => {
  const law = gzipSync(readFileSync(join(dist, 'law/andu-law.js')), { level: 9 });
  expect(law.length).toBeLessThan(64 * 1024);
});
