import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { BenchTable } from './bench-table.ts';
import { measureLoad } from './load/measure-load.ts';

const root = join(import.meta.dirname, '../..');

/** Runs `andu bench --quick --json` of the built system; the exit code says whether a bar was missed. */
function bench(...names: string[]): Promise<Record<string, BenchTable>> {
  const node = join(root, 'node_modules/.bin/node');
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    execFile(
      node,
      [join(root, 'dist/cli.js'), 'bench', '--quick', '--json', ...names],
      { env, maxBuffer: 2 ** 24 },
      (error, output) => {
        if (output === '') reject(error ?? new Error('the measurement printed nothing'));
        else resolve(JSON.parse(output) as Record<string, BenchTable>);
      },
    );
  });
}

const valueOf = (table: BenchTable, name: string): number | undefined =>
  table.rows.find((row) => row.name === name)?.value;

test('every measurement of what must be right finds nothing wrong', async () => {
  const { rebuild, http, faults } = await bench('rebuild', 'http', 'faults');
  expect(valueOf(rebuild!, 'rebuilt views with another hash')).toBe(0);
  expect(valueOf(http!, 'errors')).toBe(0);
  expect(valueOf(faults!, 'acknowledged and lost')).toBe(0);
  expect(valueOf(faults!, 'there twice')).toBe(0);
}, 300_000);

test('every measurement of cost gives figures with a unit, and says whether the bar is met', async () => {
  const tables = await bench('durable', 'reading', 'log', 'live', 'memory');
  expect(Object.keys(tables)).toEqual(['durable', 'reading', 'log', 'live', 'memory']);
  for (const { rows } of Object.values(tables)) {
    expect(rows.every(({ value }) => Number.isFinite(value) && value > 0)).toBe(true);
    expect(rows.some(({ met }) => met !== undefined)).toBe(true);
  }
}, 300_000);

test('people and systems at work meet no error, and each kind of waiting is measured', async () => {
  const few = { cases: 12, people: 6, atOnce: 3, everyMs: 300, arrivalMs: 600, seconds: 8 };
  const table = await measureLoad({ ...few, rounds: 1, commands: 10 });
  expect(table.notes.filter((note) => note.includes('×'))).toEqual([]);
  expect(valueOf(table, 'errors')).toBe(0);
  for (const name of ['sign-in', 'lists and cases', 'a step', 'search', 'reports']) {
    expect(valueOf(table, `${name}, p95`)).toBeGreaterThan(0);
  }
  for (const name of ['pages opened', 'steps reported', 'told over live streams']) {
    expect(valueOf(table, name)).toBeGreaterThan(0);
  }
}, 300_000);
