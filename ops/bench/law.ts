import { review } from '#domain/law/index.ts';
import type { ReviewFacts } from '#domain/law/facts.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { type BenchTable, row, type Rounds } from './bench-table.ts';

export interface LawBenchOptions {
  readonly rounds?: number;
  /** Length of each workload in each round. */
  readonly milliseconds?: number;
}

const day = LegalDate;

/** One case of each kind of sentence and measure, whole enough that no rule stops for a missing fact. */
const cases: readonly ReviewFacts[] = [
  {
    measure: 'commutation',
    offence: '盗窃罪',
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    termMonths: 96,
    sentenceStart: day('2021-06-01'),
    sentenceEnd: day('2029-05-31'),
    judgmentDate: day('2021-12-20'),
    judgmentEffective: day('2022-01-10'),
    deliveryDate: day('2022-03-01'),
    categories: [],
    property: 'none',
    merit: ['repent', 'merit'],
    priors: [{ rulingDate: day('2024-02-01'), servedDate: day('2024-02-06'), months: 6 }],
    filingDate: day('2026-03-10'),
    proposedReductionMonths: 8,
  },
  {
    measure: 'commutation',
    offence: '受贿罪',
    chapter: 8,
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    termMonths: 150,
    sentenceStart: day('2019-03-05'),
    sentenceEnd: day('2031-09-04'),
    judgmentDate: day('2019-11-20'),
    judgmentEffective: day('2020-01-10'),
    deliveryDate: day('2020-03-01'),
    categories: ['dutyCrime', 'corruption2019'],
    formerRank: '县处级',
    property: 'partlyPerformed',
    propertyAbility: false,
    merit: ['repent', 'majorMerit'],
    majorMeritDate: day('2023-05-01'),
    priors: [],
    filingDate: day('2025-05-10'),
    proposedReductionMonths: 9,
  },
  {
    measure: 'commutation',
    originalSentence: 'life',
    currentSentence: 'life',
    crimeDate: day('2015-05-05'),
    judgmentDate: day('2016-06-01'),
    judgmentEffective: day('2016-09-01'),
    deliveryDate: day('2016-10-10'),
    categories: ['recidivist'],
    property: 'fullyPerformed',
    merit: ['repent'],
    priors: [],
    filingDate: day('2025-05-10'),
  },
  {
    measure: 'parole',
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    termMonths: 72,
    sentenceStart: day('2020-06-01'),
    sentenceEnd: day('2026-05-31'),
    judgmentDate: day('2021-01-20'),
    judgmentEffective: day('2021-02-10'),
    deliveryDate: day('2021-03-01'),
    categories: [],
    property: 'none',
    merit: ['repent'],
    noReoffendRisk: true,
    communityAssessment: true,
    priors: [],
    filingDate: day('2024-06-10'),
    proposedParole: true,
  },
];

/** Measures the statutory review on one core, without and with its explanation. */
export async function measureLaw(options: LawBenchOptions = {}): Promise<BenchTable> {
  const ms = options.milliseconds ?? 400;
  const workloads = [
    { name: 'reviews without explanation', explain: false, bar: 20_000 },
    { name: 'reviews with explanation', explain: true, bar: 5_000 },
  ].map((each) => ({ ...each, values: [] as number[] }));
  for (const { explain } of workloads) reviewsPerSecond(ms, explain);
  const rounds = options.rounds ?? 7;
  for (let round = 0; round < rounds; round += 1)
    for (const { explain, values } of workloads) values.push(reviewsPerSecond(ms, explain));
  return {
    title: 'Statutory review',
    rows: workloads.map(({ name, values, bar }) => {
      const measured: Rounds = { name, unit: 'reviews/s', values };
      return row(measured, undefined, { atLeast: bar });
    }),
    notes: [
      `${rounds} rounds by turns, ${ms} ms each, on one core`,
      `${cases.length} cases by turns: commutation of a fixed term with an earlier one, of a corruption sentence, of life, and parole`,
    ],
  };
}

function reviewsPerSecond(ms: number, explain: boolean): number {
  const start = performance.now();
  let reviews = 0;
  let findings = 0;
  while (performance.now() - start < ms)
    for (const facts of cases) {
      findings += review(facts, { explain }).findings.length;
      reviews += 1;
    }
  if (findings < reviews) throw new Error('a review found nothing');
  return (reviews * 1000) / (performance.now() - start);
}
