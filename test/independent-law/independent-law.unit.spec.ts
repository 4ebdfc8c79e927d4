import { parseFacts, type ReviewFacts } from '#domain/law/index.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculate } from './calculation.ts';
import { compareFacts, compareRandom } from './compare.ts';
import { settledDifferences } from './settled-differences.ts';
import { figureNames } from './figures.ts';
import { randomCase } from './random-cases.ts';

interface Example {
  readonly id: string;
  readonly title: string;
  readonly input: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
}

interface Published {
  readonly id: string;
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly assertions: readonly {
    readonly kind: string;
    readonly expected: unknown;
    readonly strength: string;
  }[];
}

const data = join(import.meta.dirname, '../../domain/law/testing/data');
const read = (name: string): unknown => JSON.parse(readFileSync(join(data, name), 'utf8'));
const worked = (read('worked-cases.json') as Example[]).filter(({ id }) => !id.startsWith('WD'));
const published = read('published-cases.json') as Published[];

function factsOf(input: unknown): ReviewFacts {
  const parsed = parseFacts(input);
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.errors));
  return parsed.facts;
}

/** The calculated figures under the names that the examples use. */
function named(facts: ReviewFacts): Record<string, unknown> {
  const { figures } = calculate(facts);
  const { resultTermLeast: least, resultTermMost: most } = figures;
  return {
    ...figures,
    newEnd: figures.proposalNewEnd ?? figures.newEndBefore,
    laterIntervalYears: 2,
    ...(least === undefined
      ? {}
      : {
          resultTermMonths: least === most ? least : undefined,
          resultTermMonthsRange: [least, most],
        }),
  };
}

/** Names of the examples that are not numeric rules of this calculation. */
const elsewhere = new Set([
  'court',
  'openHearingMandatory',
  'openHearingGrounds',
  'procuratorateMustInvestigate',
  'provincialConsentRequired',
  'provincialReviewRequired',
  'interviewRequiredIfPaper',
  'publishedEnd',
]);

describe('the independent calculation itself', () => {
  test.each(worked)('reproduces $id: $title', ({ input, expected }) => {
    const wanted = Object.entries(expected).filter(([name]) => !elsewhere.has(name));
    const got = named(factsOf(input));
    expect(Object.fromEntries(wanted.map(([name]) => [name, got[name]]))).toEqual(
      Object.fromEntries(wanted),
    );
  });

  const exact = new Set([
    'newEnd',
    'newEndBefore',
    'paroleProbationEnd',
    'paroleIntervalOk',
    'paroleHalfReachedByFiling',
    'resultTermMonths',
    'reprieveExpiry',
  ]);

  test.each(published)('reproduces the dates of $id: $title', ({ input, outcome, assertions }) => {
    const got = named(
      factsOf({
        ...input,
        proposedReductionMonths: outcome.reductionMonths ?? null,
        proposedResultTermMonths: outcome.resultTermMonths ?? null,
      }),
    );
    const wanted = assertions.filter(
      ({ kind, strength }) => strength === 'exact' && exact.has(kind),
    );
    expect(wanted.map(({ kind }) => [kind, got[kind]])).toEqual(
      wanted.map(({ kind, expected }) => [kind, expected]),
    );
  });
});

describe('the engine beside the independent calculation', () => {
  const cases = 6_000;
  const result = compareRandom(cases, 20261124);

  test('gives the same answer in every random case', () => {
    expect(result.differences).toEqual([]);
  });

  test('is compared on every figure often enough to mean something', () => {
    const seldom = figureNames.filter((name) => (result.compared[name] ?? 0) < 5);
    expect(seldom).toEqual([]);
    expect(result.compared.verdict).toBeGreaterThan(cases / 4);
  });

  test.each(settledDifferences)('no longer differs by $id ($reason)', ({ example }) => {
    expect(compareFacts(factsOf(example)).different).toEqual([]);
  });

  test('a case is the same each time its seed and number are given', () => {
    expect(randomCase(7, 123)).toEqual(randomCase(7, 123));
    expect(randomCase(7, 123)).not.toEqual(randomCase(8, 123));
  });
});
