import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { PriorReduction, ReviewFacts } from '../facts.ts';
import type { Period } from '../period.ts';
import type { RuleId } from '../rules/index.ts';
import { but, day } from './facts.ts';
import { after, anchorsFrom, daysAfter, daysFrom, lastDayOf, periodIn } from './reckoning.ts';

/** The least that must be served, and a case in which a proposal can come to a day of its own. */
export interface FloorRow {
  readonly rule: RuleId;
  readonly of: string;
  readonly words: string;
  readonly period: Period;
  /** First year of the days from which it counts. */
  readonly year: number;
  /** First day on which the term may end. */
  readonly floor: (from: LegalDate) => LegalDate;
  /** The case without its last reduction, the first day of the term served and its months. */
  readonly facts: (from: LegalDate) => ReviewFacts;
  readonly term: (from: LegalDate) => { readonly start: LegalDate; readonly months: number };
}

/** 不能少于原判刑期的二分之一, credited custody counted: the half ends on the day before. */
const half = (termMonths: number, period: Period): FloorRow => ({
  rule: 'CL-078-2A',
  of: `${termMonths} months`,
  words: '二分之一',
  period,
  year: 2019,
  floor: (from) => daysAfter(after(from, period), -1),
  term: (from) => ({ start: from, months: termMonths }),
  facts: (from) =>
    but({
      termMonths,
      sentenceStart: from,
      sentenceEnd: null,
      judgmentDate: null,
      judgmentEffective: null,
      deliveryDate: from,
      filingDate: daysAfter(after(from, period), -300),
    }),
});

const lifeFloor = (
  rule: RuleId,
  of: string,
  words: string,
  facts: Partial<ReviewFacts>,
  years?: number,
): FloorRow => {
  const period = years === undefined ? periodIn(words) : { years };
  return {
    rule,
    of,
    words,
    period,
    year: 2012,
    // 实际执行的刑期 from the day the judgment took effect (Q4): complete on the day before.
    floor: (from) => daysAfter(after(from, period), -1),
    term: (from) => ({ start: changed(from), months: 240 }),
    facts: (from) =>
      but({
        originalSentence: 'life',
        currentSentence: 'fixedTerm',
        termMonths: null,
        sentenceStart: null,
        sentenceEnd: null,
        judgmentDate: null,
        judgmentEffective: from,
        deliveryDate: from,
        filingDate: daysAfter(after(from, period), -300),
        ...facts,
        priors: [
          {
            rulingDate: changed(from),
            servedDate: changed(from),
            toSentence: 'fixedTerm',
            toTermMonths: 240,
          },
        ],
      }),
  };
};
/** Life is changed into a fixed term three years after the judgment took effect. */
const changed = (from: string) => after(from, { years: 3 });

const reprieveFloor = (
  rule: RuleId,
  of: string,
  words: string,
  facts: Partial<ReviewFacts>,
  atOnce: boolean,
): FloorRow => {
  const period = periodIn(words);
  const start = (from: string) => (atOnce ? daysAfter(from, 0) : after(from, { years: 5 }));
  return {
    rule,
    of,
    words,
    period,
    year: 2013,
    // 死刑缓期执行期间不包括在内: counted after the last day of the reprieve.
    floor: (from) => after(from, period),
    term: (from) => ({ start: start(from), months: 300 }),
    facts: (from) =>
      but({
        originalSentence: 'deathReprieve',
        currentSentence: 'fixedTerm',
        termMonths: null,
        sentenceStart: null,
        sentenceEnd: null,
        judgmentDate: null,
        judgmentEffective: null,
        deliveryDate: null,
        crimeDate: day('2011-05-01'),
        lifeImprisonmentNoRelease: false,
        reprieveExpiry: from,
        filingDate: daysAfter(after(from, period), -300),
        ...facts,
        priors: [
          ...(atOnce ? [] : [{ rulingDate: from, servedDate: from, toSentence: 'life' as const }]),
          {
            rulingDate: start(from),
            servedDate: start(from),
            toSentence: 'fixedTerm' as const,
            toTermMonths: 300,
          },
        ],
      }),
  };
};
const restricted: Partial<ReviewFacts> = {
  offence: '故意杀人罪',
  categories: ['violentEight'],
  commutationRestricted: true,
};

/** 最低实际执行刑期. */
export const floorRows: readonly FloorRow[] = [
  half(96, { years: 4 }),
  half(97, { years: 4, days: 15 }),
  half(115, { years: 4, months: 9, days: 15 }),
  lifeFloor('CL-078-2B', 'crime of 2011-05-01', '十三年', { crimeDate: day('2011-05-01') }),
  lifeFloor(
    'CL-078-2B-OLD',
    'crime of 2011-04-30',
    '修正前刑法第七十八条第二款、第八十一条第一款',
    { crimeDate: day('2010-04-30') },
    10,
  ),
  reprieveFloor('SPC2016-012-1', 'reprieve', '十五年', { commutationRestricted: false }, false),
  reprieveFloor('CL-078-2C1', 'restricted, to life', '二十五年', restricted, false),
  reprieveFloor('CL-078-2C2', 'restricted, to 25 years', '二十年', restricted, true),
];

/** The days from which each is tried. */
export const floorDays = ({ year }: FloorRow): readonly LegalDate[] => anchorsFrom(year);

/**
 * A case and a proposal after which the term ends on `end`: two earlier reductions leave two months
 * of room above the floor, the proposal takes one of them and the days that are then left.
 */
export function endingOn(row: FloorRow, from: LegalDate, end: LegalDate): ReviewFacts {
  const { start } = row.term(from);
  return {
    ...withRoom(row, from, 2),
    proposedReductionMonths: 1,
    proposedReductionDays: daysFrom(end, lastDayOf(start, shortest(row, from) + 1)),
  };
}

/** A case from which so many whole months may still come off, and no more. */
export function withRoom(row: FloorRow, from: LegalDate, room: number): ReviewFacts {
  const facts = row.facts(from);
  const before = row.term(from).months - shortest(row, from) - room;
  const ruled = facts.priors?.at(-1)?.servedDate ?? from;
  return {
    ...facts,
    priors: [...(facts.priors ?? []), taken(before - 6, ruled, 30), taken(6, ruled, 60)],
  };
}

/** The least whole months of the term that do not end before the floor. */
function shortest(row: FloorRow, from: LegalDate): number {
  const { start } = row.term(from);
  let left = 1;
  while (lastDayOf(start, left) < row.floor(from)) left += 1;
  return left;
}

const taken = (months: number, ruled: string, days: number): PriorReduction => ({
  rulingDate: daysAfter(ruled, days),
  servedDate: daysAfter(ruled, days),
  months,
});
