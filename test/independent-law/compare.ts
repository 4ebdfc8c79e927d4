import { parseFacts, review, type Review, type ReviewFacts } from '#domain/law/index.ts';
import { parseArgs } from 'node:util';
import { calculate } from './calculation.ts';
import type { FigureName } from './figures.ts';
import { randomCase, type RawFacts } from './random-cases.ts';

/** One figure on which engine and calculation differ. */
export interface Difference {
  readonly index: number;
  readonly figure: FigureName;
  readonly calculated: unknown;
  readonly engine: unknown;
  readonly facts: RawFacts;
}

export interface Comparison {
  readonly cases: number;
  readonly seed: number;
  /** How often each figure was compared. */
  readonly compared: Readonly<Record<string, number>>;
  /** How often a reason kept a verdict or another figure from being calculated. */
  readonly undecided: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
  /** Differences by figure, those beyond the kept ones included. */
  readonly differing: Readonly<Record<string, number>>;
}

/** The engine's answer under the names of the calculation; undefined: it does not say. */
function engineFigure(answer: Review, name: FigureName): unknown {
  const range = answer.resultTermMonthsRange;
  switch (name) {
    case 'resultTermLeast':
      return range?.[0] ?? answer.resultTermMonthsMin ?? answer.resultTermMonths;
    case 'resultTermMost':
      return range?.[1] ?? answer.resultTermMonths;
    case 'proposalLawful':
      return answer.proposal?.lawful;
    case 'proposalNewEnd':
      return answer.proposal?.newEnd;
    case 'paroleProbationEnd':
      return answer.paroleProbationEnd ?? answer.proposal?.paroleProbationEnd;
    default:
      return answer[name];
  }
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The engine and the second calculation on the same facts. */
export function compareFacts(facts: ReviewFacts): {
  readonly compared: readonly FigureName[];
  readonly undecided: readonly string[];
  readonly different: readonly Pick<Difference, 'figure' | 'calculated' | 'engine'>[];
} {
  const { figures, undecided } = calculate(facts);
  const answer = review(facts);
  const compared = Object.keys(figures) as FigureName[];
  const different = compared.flatMap((figure) => {
    const calculated = figures[figure];
    const engine = engineFigure(answer, figure);
    return equal(calculated, engine) ? [] : [{ figure, calculated, engine }];
  });
  return {
    compared,
    undecided: Object.entries(undecided).map(([figure, reason]) => `${figure}: ${reason}`),
    different,
  };
}

/** Runs `cases` random cases of a seed; keeps the first `keep` differences of each figure. */
export function compareRandom(cases: number, seed: number, keep = 5): Comparison {
  const compared: Record<string, number> = {};
  const undecided: Record<string, number> = {};
  const differing: Record<string, number> = {};
  const differences: Difference[] = [];
  const count = (into: Record<string, number>, key: string) => (into[key] = (into[key] ?? 0) + 1);
  for (let index = 0; index < cases; index++) {
    const raw = randomCase(seed, index);
    const parsed = parseFacts(raw);
    if (!parsed.ok) throw new TypeError(`case ${index}: ${JSON.stringify(parsed.errors)}`);
    const result = compareFacts(parsed.facts);
    for (const figure of result.compared) count(compared, figure);
    for (const reason of result.undecided) count(undecided, reason);
    for (const difference of result.different)
      if (count(differing, difference.figure) <= keep)
        differences.push({ index, ...difference, facts: raw });
  }
  return { cases, seed, compared, undecided, differences, differing };
}

function main(): void {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string', default: '5' },
    },
  });
  const result = compareRandom(Number(values.cases), Number(values.seed), Number(values.keep));
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  process.exitCode = result.differences.length === 0 ? 0 : 1;
}

if (import.meta.main) main();
