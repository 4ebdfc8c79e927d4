import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { addPeriod, addPeriodExplained, halfOf, termPeriod, type Period } from '../period.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import { reprieveOutcomeOf, type CaseFile } from './case-file.ts';
import { isCombinedAfterParole } from './new-crime.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { periodOf } from './period-of-rule.ts';
import { exact, isBefore, shift, spanOf, straddles, unknownSpan, type Span } from './span.ts';
import { currentEnd, endAfter, reducedBefore } from './term-arithmetic.ts';
import { daysServedLater } from './time-not-counted.ts';
import { isUnsettled } from './unsettled.ts';
import { counted } from '#domain/kernel/counted.ts';

/** The least that must actually be served, whatever the merit (刑法 art.78(2), 2016 art.12). */
export interface Floor {
  readonly rule: RuleId;
  /** First day on which the term may end, as far as the file tells. */
  readonly lastDay: Span;
  /** Half of the term in months and days, where the floor is a half. */
  readonly half: { readonly months: number; readonly days: number } | null;
}

/** The least to be served; null where the stage has none, or a new judgment must set it. */
export function floorOf(file: CaseFile, notes: Notebook): Floor | null {
  if (restoredByNewCrime(file) || isUnsettled(file)) return null;
  switch (file.stage) {
    case 'fixed':
    case 'short':
      return halfFloor(file, notes);
    case 'life':
    case 'lifeFixed':
      return lifeFloor(file, notes);
    case 'reprieveLife':
    case 'reprieveFixed':
      return reprieveFloor(file, notes);
    default:
      return null;
  }
}

/**
 * A crime on purpose after a reduction is combined with what is left (刑法 art.71): the least to be
 * served follows from the combined term, which a person establishes, and no longer from the old one.
 */
const restoredByNewCrime = (file: CaseFile): boolean =>
  (Boolean(file.facts.newIntentionalCrime) || isCombinedAfterParole(file)) &&
  (file.priors?.some(({ months }) => months) ?? false);

/** Bars whoever has reached the least to be served, under whatever interpretation: it is statute. */
export function barAtFloor(file: CaseFile, floor: Floor | null, notes: Notebook): boolean {
  if (floor === null || !isReached(file, floor)) return false;
  record(notes, floor.rule, {
    result: 'notMet',
    effect: 'bar',
    facts: { currentEnd: currentEnd(file), floorLastDay: exact(floor.lastDay) },
    text: {
      zh: '已减至最低实际执行刑期，不得再减',
      en: 'The least that must be served is reached: nothing more may come off',
    },
  });
  return true;
}

/** Not a day is left above the floor; less than a month may still come off in days. */
function isReached(file: CaseFile, { half, lastDay }: Floor): boolean {
  const end = currentEnd(file);
  const known = exact(lastDay);
  if (end !== null && known !== null) return end <= known;
  const before = reducedBefore(file.priors);
  if (half === null || before === null || file.term.months === null) return false;
  const months = file.term.months - half.months - before.months;
  return months * daysOfMonth <= half.days + before.days;
}

/** One half of the original term, credited custody counted (SPP2025-C5). */
function halfFloor(file: CaseFile, notes: Notebook): Floor | null {
  const months = file.facts.termMonths ?? null;
  if (months === null) {
    miss(notes, 'termMonths', 'CL-078-2A');
    return null;
  }
  const half = halfOf({ months });
  const start = file.sentenceStart;
  if (start === null) {
    miss(notes, 'sentenceStart', 'CL-078-2A');
    return { rule: 'CL-078-2A', lastDay: unknownSpan, half };
  }
  const lastDay = addDays(addPeriod(start, halfPeriod(half)), -1);
  notes.figures.floorLastDay = lastDay;
  record(notes, 'CL-078-2A', {
    result: 'met',
    facts: { sentenceStart: start, termMonths: months },
    passesFrom: lastDay,
    text: floorText(lastDay, '原判刑期的二分之一', 'one half of the original term'),
    steps: () => [
      {
        zh: `原判${months}个月的二分之一为${half.months}个月${half.days > 0 ? `${half.days}日` : ''}`,
        en: `half of ${counted(months, 'month')} is ${counted(half.months, 'month')}${half.days > 0 ? ` and ${counted(half.days, 'day')}` : ''}`,
      },
      ...addPeriodExplained(start, halfPeriod(half)).steps,
      {
        zh: `前一日${lastDay}实际执行满二分之一`,
        en: `the day before, ${lastDay}, completes the half`,
      },
    ],
  });
  record(notes, 'SPP2025-C5', { result: 'met', facts: { sentenceStart: start } });
  return { rule: 'CL-078-2A', lastDay: spanOf(lastDay), half };
}

const halfPeriod = (half: { readonly months: number; readonly days: number }): Period => ({
  ...termPeriod({ months: half.months }),
  days: half.days,
});

const floorText = (day: LegalDate, zh: string, en: string): Bilingual => ({
  zh: `减刑后实际执行的刑期不得少于${zh}，刑期最早止于${day}`,
  en: `At least ${en} must be served: the term may end on ${day} at the earliest`,
});

/**
 * Thirteen years for life, ten where the crime was committed by 2011-04-30 (法释〔2011〕9号 art.7),
 * counted from the day the judgment took effect (Q4).
 */
function lifeFloor(file: CaseFile, notes: Notebook): Floor {
  const id = lifeFloorRule(file, notes, 'CL-078-2B', 'CL-078-2B-OLD');
  const effective = exact(file.effective);
  const period = periodOf(id);
  leaveToPerson(
    notes,
    id,
    {
      zh: '减刑后实际执行最低刑期的起算点，法释〔2016〕23号未明，按判决生效之日计',
      en: 'Fa Shi [2016] No. 23 does not say from where the least time to be served counts; the day the judgment took effect is taken',
    },
    { decisive: false, question: 'Q4' },
  );
  if (effective === null) {
    miss(notes, 'judgmentEffective', id);
    return { rule: id, lastDay: shift(file.effective, period), half: null };
  }
  const lastDay = addDays(addPeriod(effective, period), daysServedLater(file.facts, effective) - 1);
  notes.figures.floorLastDay = lastDay;
  record(notes, id, {
    result: 'met',
    facts: { judgmentEffective: effective, crimeDate: file.facts.crimeDate ?? null },
    passesFrom: lastDay,
    text: floorText(lastDay, `${period.years}年`, counted(period.years!, 'year')),
    steps: () => [
      ...addPeriodExplained(effective, period).steps,
      { zh: `至前一日${lastDay}届满`, en: `complete on the day before, ${lastDay}` },
    ],
  });
  return { rule: id, lastDay: spanOf(lastDay), half: null };
}

/** Which of two rules, by the day of the crime; the longer where the day is not known. */
export function lifeFloorRule<Now extends RuleId, Old extends RuleId>(
  file: CaseFile,
  notes: Notebook,
  now: Now,
  old: Old,
): Now | Old {
  const crime = file.facts.crimeDate ?? null;
  const newLaw = rule('CL-078-2B').from;
  if (crime !== null && !straddles(crime, newLaw)) return isBefore(crime, newLaw) ? old : now;
  const judged = file.facts.judgmentDate ?? file.facts.judgmentEffective ?? null;
  if (judged !== null && isBefore(judged, newLaw)) return old;
  miss(notes, 'crimeDate', now);
  return now;
}

/** 15 years from the expiry; restricted 25, or 20 where the reprieve became 25 years at once. */
function reprieveFloor(file: CaseFile, notes: Notebook): Floor {
  const id = reprieveFloorRule(file, notes);
  const expiry = exact(file.reprieveExpiry);
  if (expiry === null) {
    miss(notes, 'reprieveExpiry', id);
    return { rule: id, lastDay: unknownSpan, half: null };
  }
  const period = periodOf(id);
  const day = addDays(addPeriod(expiry, period), daysServedLater(file.facts, expiry));
  notes.figures.floorDate = day;
  record(notes, id, {
    result: 'met',
    facts: { reprieveExpiry: expiry },
    passesFrom: day,
    text: floorText(
      day,
      `${period.years}年（死缓期间不计）`,
      `${counted(period.years!, 'year')} without the reprieve`,
    ),
    steps: () => addPeriodExplained(expiry, period).steps,
  });
  return { rule: id, lastDay: spanOf(day), half: null };
}

function reprieveFloorRule(file: CaseFile, notes: Notebook): RuleId {
  if (file.facts.commutationRestricted !== true) {
    if (file.facts.crimeDate && isBefore(file.facts.crimeDate, rule('CL-078-2B').from))
      leaveToPerson(
        notes,
        'SPC2016-012-1',
        {
          zh: '犯罪在2011年4月30日以前，最低实际执行刑期是十五年还是十二年，资料不一，按十五年计',
          en: 'Crime by 2011-04-30: whether 15 or 12 years must be served is unsettled; 15 are taken',
        },
        { decisive: false, question: 'Q5' },
      );
    return 'SPC2016-012-1';
  }
  const outcome = reprieveOutcomeOf(file.facts, file.priors);
  if (outcome === null) miss(notes, 'reprieveOutcome', 'CL-078-2C1');
  return outcome === 'fixed25' ? 'CL-078-2C2' : 'CL-078-2C1';
}

/**
 * The most whole months, up to a ceiling, that may come off without passing the floor; null where
 * the file does not tell.
 */
export function roomAboveFloor(
  file: CaseFile,
  floor: Floor | null,
  ceiling: number,
): number | null {
  if (floor === null) return null;
  if (isReached(file, floor)) return 0;
  if (floor.half !== null) {
    const before = reducedBefore(file.priors);
    if (before === null || file.term.months === null) return null;
    const days = floor.half.days + before.days;
    const room =
      file.term.months - floor.half.months - before.months - Math.ceil(days / daysOfMonth);
    return Math.min(ceiling, Math.max(0, room));
  }
  return roomByDate(file, floor, ceiling);
}

/** A month in days (法释〔2021〕1号 art.202: half a month is fifteen days). */
const daysOfMonth = 30;

function roomByDate(file: CaseFile, floor: Floor, ceiling: number): number | null {
  const end = currentEnd(file);
  const latest = floor.lastDay.to;
  if (latest === null || end === null) return null;
  const known = exact(floor.lastDay) !== null;
  if (end <= latest) return null;
  for (let months = ceiling; months > 0; months--) {
    const after = endAfter(file, { months });
    if (after !== null && after >= latest) return months === ceiling || known ? months : null;
  }
  return known ? 0 : null;
}
