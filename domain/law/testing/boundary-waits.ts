import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ReviewFacts } from '../facts.ts';
import type { Period } from '../period.ts';
import type { RuleId } from '../rules/index.ts';
import { but, day, timed } from './facts.ts';
import { anchorsFrom, daysAfter, periodIn } from './reckoning.ts';

/** A time that must pass before a proposal, as the article writes it, and a case that waits for it. */
export interface WaitRow {
  readonly rule: RuleId;
  /** What is told apart where a rule has several rows. */
  readonly of?: string;
  /** The words of the article that give the time. */
  readonly words: string;
  /** The time itself, where the article refers to a fact instead of a figure. */
  readonly period: Period;
  /** First year of the days from which the time is counted. */
  readonly year: number;
  /** The case, with the day from which the time counts. */
  readonly facts: (from: LegalDate) => ReviewFacts;
  /** What the review says from the first day on. */
  readonly verdict: 'eligible' | 'humanReview';
  /** Days by which the first day differs from the corresponding day: -1 for a last day. */
  readonly shift?: number;
}

interface Extra {
  readonly of?: string;
  readonly year?: number;
  readonly verdict?: WaitRow['verdict'];
  readonly period?: Period;
  readonly shift?: number;
}

const row = (
  rule: RuleId,
  words: string,
  facts: WaitRow['facts'],
  { year = 2018, verdict = 'eligible', ...extra }: Extra = {},
): WaitRow => ({
  rule,
  words,
  facts,
  year,
  verdict,
  ...extra,
  period: extra.period ?? periodIn(words),
});

const delivered = (facts: Partial<ReviewFacts>) => (from: LegalDate) =>
  timed({ ...facts, deliveryDate: from });

/** After an earlier reduction of six months, served on the day. */
const reduced =
  (facts: Partial<ReviewFacts>, months = 6, days?: number) =>
  (from: LegalDate) =>
    timed({
      deliveryDate: day('2005-01-01'),
      ...facts,
      priors: [
        ...(facts.priors ?? []),
        { rulingDate: from, servedDate: from, months, ...(days ? { days } : {}) },
      ],
    });

const lifeSentence: Partial<ReviewFacts> = {
  originalSentence: 'life',
  termMonths: null,
  crimeDate: day('2012-05-01'),
};
const life: Partial<ReviewFacts> = { ...lifeSentence, currentSentence: 'life' };
const fromLife: Partial<ReviewFacts> = {
  ...lifeSentence,
  judgmentEffective: day('2013-01-01'),
  deliveryDate: day('2013-02-01'),
  fixedTermStart: day('2016-01-04'),
  fixedTermMonths: 264,
  priors: [
    {
      rulingDate: day('2016-01-04'),
      servedDate: day('2016-01-05'),
      toSentence: 'fixedTerm',
      toTermMonths: 264,
    },
  ],
};
const reprieveSentence: Partial<ReviewFacts> = {
  originalSentence: 'deathReprieve',
  termMonths: null,
  crimeDate: day('2012-05-01'),
  commutationRestricted: false,
  lifeImprisonmentNoRelease: false,
};
const reprieveLife: Partial<ReviewFacts> = {
  ...reprieveSentence,
  deliveryDate: null,
  currentSentence: 'life',
};
const expired = (facts: Partial<ReviewFacts>) => (from: LegalDate) =>
  timed({ ...reprieveLife, ...facts, reprieveExpiry: from });
const fromReprieve: Partial<ReviewFacts> = {
  ...reprieveSentence,
  deliveryDate: null,
  reprieveExpiry: day('2014-06-01'),
  reprieveOutcome: 'life',
  convertedToLifeDate: day('2014-07-01'),
  fixedTermStart: day('2017-06-05'),
  fixedTermMonths: 300,
  priors: [
    {
      rulingDate: day('2017-06-05'),
      servedDate: day('2017-06-06'),
      toSentence: 'fixedTerm',
      toTermMonths: 300,
    },
  ],
};
const restricted: Partial<ReviewFacts> = {
  categories: ['violentEight', 'recidivist'],
  commutationRestricted: true,
};
const dutyCrime: Partial<ReviewFacts> = { categories: ['dutyCrime'] };
const corrupt: Partial<ReviewFacts> = {
  offence: '受贿罪',
  chapter: 8,
  categories: ['dutyCrime', 'corruption2019'],
  formerRank: '科级',
};
const violent: Partial<ReviewFacts> = { offence: '故意杀人罪', categories: ['violentEight'] };

/** 减刑起始时间. */
const starts: readonly WaitRow[] = [
  row('SPC2016-006-1A', '一年', delivered({ termMonths: 59 })),
  row('SPC2016-006-1B', '一年六个月', delivered({ termMonths: 60 })),
  row('SPC2016-006-1C', '二年', delivered({ termMonths: 120 })),
  row('SPC2016-007-1S', '二年', delivered({ ...dutyCrime, termMonths: 119 })),
  row('SPC2016-007-2S', '二年', delivered({ ...dutyCrime, termMonths: 121 })),
  row('SPC2016-007-2S', '二年', delivered({ ...violent, termMonths: 120 }), {
    of: 'violent crime',
  }),
  row('SPC2016-008-1S', '二年', delivered(life)),
  row('SPC2016-009-1S', '三年', delivered({ ...life, ...dutyCrime })),
  row('SPC2016-010-1S', '三年', expired({})),
  row('SPC2016-011-S', '三年', expired({ ...violent })),
  row('SPC2016-013', '五年', expired(restricted)),
  row(
    'SPC2016-037-2',
    '一年',
    (from) =>
      timed({
        ...life,
        deliveryDate: day('2013-01-10'),
        priors: [
          { rulingDate: day('2016-01-04'), servedDate: day('2016-01-05'), toTermMonths: 264 },
        ],
        omittedCrime: { months: 36, combinedSentence: 'life', newJudgmentEffective: from },
      }),
    // The void ruling and what is deducted are for a person (arts.34, 37(1)).
    { verdict: 'humanReview' },
  ),
  row('SPC2019-002-1A', '三年', delivered({ ...corrupt, termMonths: 120 })),
  row('SPC2019-002-1B', '二年', delivered({ ...corrupt, termMonths: 119 })),
  row('SPC2019-003-1', '四年', delivered({ ...life, ...corrupt })),
  row('SPC2019-004-1', '四年', expired(corrupt)),
];

/** 减刑间隔时间. */
const intervals: readonly WaitRow[] = [
  row('SPC2016-006-3A', '一年', reduced({ termMonths: 119 })),
  row('SPC2016-006-3B', '一年六个月', reduced({ termMonths: 120 })),
  row('SPC2016-006-3C', '上次减刑减去的刑期', reduced({ termMonths: 96 }, 15), {
    of: 'fifteen months',
    period: { years: 1, months: 3 },
  }),
  row('SPC2016-006-3C', '上次减刑减去的刑期', reduced({ termMonths: 96 }, 13, 10), {
    of: 'thirteen months and ten days',
    period: { years: 1, months: 1, days: 10 },
  }),
  row('SPC2016-007-1I', '一年', reduced({ ...dutyCrime, termMonths: 119 })),
  row('SPC2016-007-2I', '一年六个月', reduced({ ...dutyCrime, termMonths: 121 })),
  row('SPC2016-007-2I', '一年六个月', reduced({ ...violent, termMonths: 120 }), {
    of: 'violent crime of exactly ten years',
  }),
  row('SPC2016-008-1I', '二年', reduced(fromLife), { of: 'after life' }),
  row('SPC2016-008-1I', '二年', reduced(fromReprieve), { of: 'after a reprieve' }),
  row('SPC2016-009-1I', '二年', reduced({ ...fromLife, ...dutyCrime })),
  row('SPC2016-011-I', '二年', reduced({ ...fromReprieve, ...violent })),
  row('SPC2016-014-I', '二年', reduced({ ...fromReprieve, ...restricted })),
  row('SPC2019-002-3A', '二年', reduced({ ...corrupt, termMonths: 120 })),
  row('SPC2019-002-3B', '一年六个月', reduced({ ...corrupt, termMonths: 119 })),
  row('SPC2019-003-3', '二年', reduced({ ...fromLife, ...corrupt })),
  row('SPC2019-004-3', '二年', reduced({ ...fromReprieve, ...corrupt })),
];

const newCrime =
  (sentence: 'fixedTerm' | 'life') =>
  (from: LegalDate): ReviewFacts =>
    timed({
      deliveryDate: day('2005-01-01'),
      newIntentionalCrime: { sentence, months: 12, finalDate: from },
    });

/** 不予减刑的期间, the property judgment performed late, and the reprieve itself. */
const bars: readonly WaitRow[] = [
  row('SPC2016-021-1A', '三年', newCrime('fixedTerm')),
  row('SPC2016-021-1B', '四年', newCrime('life')),
  row('SPC2016-021-2', '五年', (from) =>
    timed({
      ...reprieveLife,
      intentionalCrimeInReprieve: true,
      reprieveExpiry: day('2012-06-01'),
      convertedToLifeDate: from,
    }),
  ),
  row(
    'SPC2024-006-3',
    '六个月',
    (from) =>
      timed({
        deliveryDate: day('2005-01-01'),
        property: 'performedAfterConcealment',
        propertySituationEnded: from,
      }),
    { year: 2024 },
  ),
  // 二年期满: the reprieve ends on the day before the corresponding day, and may be commuted then.
  row(
    'CL-050-1A',
    '二年',
    (from) =>
      timed({
        measure: 'reprieveExpiry',
        originalSentence: 'deathReprieve',
        termMonths: null,
        crimeDate: day('2012-05-01'),
        lifeImprisonmentNoRelease: false,
        intentionalCrimeInReprieve: false,
        reprieveStart: from,
        deliveryDate: null,
      }),
    { shift: -1 },
  ),
];

const parole: Partial<ReviewFacts> = {
  measure: 'parole',
  noReoffendRisk: true,
  communityAssessment: true,
  deliveryDate: null,
};

/** One half of a term that begins on the day; half a month counts fifteen days (art.202). */
const half = (termMonths: number, period: Period) =>
  row(
    'CL-081-1A',
    '二分之一',
    (from) => but({ ...parole, termMonths, sentenceStart: from, ...undated }),
    { of: `${termMonths} months`, period },
  );
const undated: Partial<ReviewFacts> = {
  sentenceEnd: null,
  judgmentDate: null,
  judgmentEffective: null,
};

/** 假释的实际执行刑期和减刑后的间隔. */
const paroles: readonly WaitRow[] = [
  half(96, { years: 4 }),
  half(97, { years: 4, days: 15 }),
  half(61, { years: 2, months: 6, days: 15 }),
  half(118, { years: 4, months: 11 }),
  row(
    'CL-081-1B',
    '十三年',
    (from) => timed({ ...life, ...parole, judgmentEffective: from, crimeDate: day('2011-05-01') }),
    { year: 2012, of: 'crime on the first day of the amendment' },
  ),
  row(
    'CL-081-1B-OLD',
    '修正前刑法第七十八条第二款、第八十一条第一款',
    (from) => timed({ ...life, ...parole, judgmentEffective: from, crimeDate: day('2007-04-30') }),
    { year: 2008, period: { years: 10 } },
  ),
  row(
    'SPC2016-023-3',
    '十五年',
    (from) => timed({ ...reprieveLife, ...parole, reprieveExpiry: from }),
    { year: 2008 },
  ),
  row('SPC2016-028-1A', '一年', reducedBeforeParole(11)),
  row('SPC2016-028-1B', '一年六个月', reducedBeforeParole(12)),
];

/** A term of twenty years of which more than half was served long ago. */
function reducedBeforeParole(months: number): WaitRow['facts'] {
  return (from) =>
    but({
      ...parole,
      ...undated,
      termMonths: 240,
      sentenceStart: day('2005-01-01'),
      priors: [{ rulingDate: from, servedDate: from, months }],
    });
}

export const waitRows: readonly WaitRow[] = [...starts, ...intervals, ...bars, ...paroles];

/** The days from which each time is tried. */
export const daysOf = ({ year }: WaitRow): readonly LegalDate[] => anchorsFrom(year);

/** The days before, on and after a day. */
export const around = (date: string): readonly [LegalDate, LegalDate, LegalDate] => [
  daysAfter(date, -1),
  daysAfter(date, 0),
  daysAfter(date, 1),
];
