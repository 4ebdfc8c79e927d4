import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRuleId, rules } from '#domain/law/rules/index.ts';
import { processOf, processOn, processes } from './process/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
  .join('\n');

/** The first part of every id of a rule: SPC2014, DL, MOJ130 … */
const families = new Set(rules.map(({ id }) => id.split('-')[0]!));

test('every refusal of a step names a rule that is in the list', () => {
  const named = [...sources.matchAll(/'([A-Z]+\d*-[A-Z0-9-]+)'/gu)].map((match) => match[1]!);
  const ofLaw = named.filter((id) => families.has(id.split('-')[0]!));
  expect(ofLaw.length).toBeGreaterThan(50);
  expect(ofLaw.filter((id) => !isRuleId(id))).toEqual([]);
});

test.each([
  ['2014-05-31', 'process-2014'],
  ['2014-06-01', 'process-2014'],
  ['2026-10-31', 'process-2014'],
  ['2026-11-01', 'process-2026'],
  ['2030-01-01', 'process-2026'],
])('a case that begins on %s follows %s', (day, version) => {
  expect(processOn(day as LegalDate).version).toBe(version);
});

test('the versions of the procedure follow one another without a gap', () => {
  for (const [index, { to }] of processes.entries()) {
    const next = processes[index + 1];
    if (next === undefined) expect(to).toBeNull();
    else
      expect(Temporal.PlainDate.from(to!).add({ days: 1 }).toString()).toBe(next.from.toString());
  }
  expect(processOf('process-2014').to).toBe('2026-10-31');
  expect(() => processOf('process-1999')).toThrow(RangeError);
});
