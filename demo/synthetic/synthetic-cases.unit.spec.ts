import { districtSeats } from '../directory.ts';
import type { OpenCaseData } from '#domain/casework/steps/open-case.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { AddressedCommand } from './addressed-command.ts';
import { syntheticCases } from './synthetic-cases.ts';
import { syntheticKinds } from './synthetic-facts.ts';

const until = LegalDate('2026-11-20');
const lines = [...syntheticCases({ cases: 400, seed: 3, until })];
const openings = lines.filter(
  ({ name, expect: answer }) => name === 'openCase' && answer === 'accepted',
);
const opened = openings.map(({ data }) => data as OpenCaseData);

const casesOf = (all: readonly AddressedCommand[]): readonly (readonly AddressedCommand[])[] => [
  ...Map.groupBy(all, ({ caseId }) => caseId).values(),
];

describe('synthetic cases', () => {
  test('follow from the seed, and more cases only add to them', () => {
    const few = [...syntheticCases({ cases: 20, seed: 3, until })];
    expect(few).toEqual(lines.slice(0, few.length));
    const other = [...syntheticCases({ cases: 20, seed: 4, until })];
    expect(other.map(({ caseId }) => caseId)).not.toContain(few[0]!.caseId);
  });

  test('say that they are synthetic, in the provenance, the name and the references', () => {
    for (const data of opened) {
      expect(data.provenance).toEqual({ kind: 'synthetic', seed: 3 });
      expect(data.offender.name).toMatch(
        /^合成[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]\d+$/,
      );
      expect(data.reference).toContain('合成');
    }
  });

  test('pass the schemas of their commands', () => {
    for (const { name, data } of lines) {
      const schema = name === 'openCase' ? openCaseSchema : steps[name as StepCommand].schema;
      expect(schema.safeParse(data).error).toBeUndefined();
    }
  });

  test('come from every district of the city', () => {
    expect(new Set(opened.map(({ district }) => district))).toEqual(
      new Set(Object.keys(districtSeats)),
    );
  });

  test.each(syntheticKinds)('of kind %s are opened and some are carried to their end', (kind) => {
    const drawn = [...syntheticCases({ cases: 40, seed: 5, until, kinds: [kind] })];
    const names = drawn.filter((line) => line.expect === 'accepted').map(({ name }) => name);
    expect(names.filter((name) => name === 'openCase')).toHaveLength(40);
    expect(names.filter((name) => name === 'executeRuling').length).toBeGreaterThan(10);
  });

  test('wait at many stages, and some lie there for months', () => {
    const last = casesOf(lines).map((each) => each.at(-1)!);
    expect(new Set(last.map(({ name }) => name)).size).toBeGreaterThan(10);
    const ends = new Set(['executeRuling', 'receiveIntoCorrection', 'serveRuling']);
    const resting = last.filter(({ name, data }) => !ends.has(name) && data.on! < '2026-07-01');
    expect(resting.length).toBeGreaterThan(5);
  });

  test('nothing happens after the last day, but for planted mistakes', () => {
    for (const { data, expect: answer } of lines) {
      if (answer === 'accepted') expect(data.on! <= until).toBe(true);
    }
  });

  test('hold mistakes of several sorts', () => {
    const refusals = new Set(lines.flatMap(({ code }) => (code === undefined ? [] : [code])));
    expect(refusals).toEqual(
      new Set([
        'forbidden',
        'refused-by-date',
        'refused-by-law',
        'refused-by-materials',
        'refused-by-state',
      ]),
    );
  });
});
