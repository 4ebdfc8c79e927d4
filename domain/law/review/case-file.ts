import { addDays, daysBetween, fields, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Category, PriorReduction, ReviewFacts, Sentence, SourceDate } from '../facts.ts';
import { sentenceEnd, subtractPeriod, termPeriod } from '../period.ts';
import type { LawOfTheDay } from './law-of-the-day.ts';
import { madeOn, rulingsOf } from './rulings-in-file.ts';
export { madeOn } from './rulings-in-file.ts';
import { exact, spanOfSource, type Span } from './span.ts';
import { daysNotCountedBefore, daysServedLater } from './time-not-counted.ts';

/** Where the sentence stands; it decides which articles apply. */
export type Stage =
  /** 管制、拘役. */
  | 'short'
  /** 有期徒刑. */
  | 'fixed'
  /** 无期徒刑. */
  | 'life'
  /** 无期徒刑减为有期徒刑后. */
  | 'lifeFixed'
  /** 死缓考验期内或期满尚未减刑. */
  | 'reprieve'
  /** 死缓减为无期徒刑后. */
  | 'reprieveLife'
  /** 死缓减为有期徒刑后. */
  | 'reprieveFixed';

/** The facts, read once for all rules: what stands in the file and what follows from it. */
export interface CaseFile {
  readonly facts: ReviewFacts;
  readonly law: LawOfTheDay;
  readonly stage: Stage | null;
  readonly categories: ReadonlySet<Category> | null;
  /** The earlier rulings that stand, in the order in which they were made. */
  readonly priors: readonly PriorReduction[] | null;
  /** Those that a new judgment made void (法释〔2016〕23号 arts.32, 34). */
  readonly voided: readonly PriorReduction[];
  readonly filing: Span;
  readonly ruling: LegalDate | null;
  readonly delivery: Span;
  readonly effective: Span;
  readonly reprieveExpiry: Span;
  /**
   * The day from which a fixed term counts: 刑期起日, moved by time that does not count; derived from
   * the printed end where it is not given, or where the printed end says another day.
   */
  readonly sentenceStart: LegalDate | null;
  readonly impliedSentenceStart: LegalDate | null;
  /** First day and months of the fixed term that is being served. */
  readonly term: { readonly start: LegalDate | null; readonly months: number | null };
}

export const isFixedStage = (stage: Stage | null): boolean =>
  stage === 'fixed' || stage === 'lifeFixed' || stage === 'reprieveFixed';

export function openCaseFile(facts: ReviewFacts, law: LawOfTheDay): CaseFile {
  const { standing: priors, voided } = rulingsOf(facts);
  const stage = stageOf(facts, priors);
  const given = exact(spanOfSource(facts.sentenceStart));
  const implied = given === null || printedApart(facts) > 1 ? impliedStart(facts) : null;
  const counted = implied ?? (given && addDays(given, movedBy(facts)));
  const sentenceStart = counted && addDays(counted, daysServedLater(facts, null));
  return {
    facts,
    law,
    stage,
    categories: facts.categories ? classesOf(facts.categories) : null,
    priors,
    voided,
    filing: filingSpan(facts),
    ruling: exact(spanOfSource(facts.rulingDate ?? facts.assumedRulingDate)),
    delivery: deliverySpan(facts),
    effective: effectiveSpan(facts),
    reprieveExpiry: expirySpan(facts),
    sentenceStart,
    impliedSentenceStart: implied,
    term: termServed(facts, stage, priors, sentenceStart),
  };
}

/** Who organised or led a mafia-type group belongs to those of 组织、领导、参加黑社会性质组织犯罪. */
const classesOf = (given: readonly Category[]): ReadonlySet<Category> =>
  new Set(given.includes('mafiaOrganizerLeader') ? [...given, 'mafiaOrganization'] : given);

export const has = (file: CaseFile, category: Category): boolean =>
  file.categories?.has(category) ?? false;

export const hasAny = (file: CaseFile, list: readonly Category[]): boolean =>
  file.categories !== null && list.some((each) => file.categories!.has(each));

/** Age in whole years on a day: full on the birthday. */
export function ageOn(birth: LegalDate, day: LegalDate): number {
  const from = fields(birth);
  const to = fields(day);
  const before = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (before ? 1 : 0);
}

/** How far the printed end of the judgment lies from start and term; positive where it is later. */
function printedLater(facts: ReviewFacts): number {
  const start = exact(spanOfSource(facts.sentenceStart));
  const printed = exact(spanOfSource(facts.sentenceEnd));
  if (start === null || printed === null || !facts.termMonths) return 0;
  return daysBetween(sentenceEnd(start, { months: facts.termMonths }), printed);
}

const printedApart = (facts: ReviewFacts): number => Math.abs(printedLater(facts));

/** Days by which the first day moves: as the printed end says, else as the file tells of time that does not count. */
function movedBy(facts: ReviewFacts): number {
  if (printedApart(facts) > 1) return printedLater(facts);
  return facts.sentenceEnd ? 0 : daysNotCountedBefore(facts);
}

/** Where the sentence stands, from the facts alone. */
export function stageOf(
  facts: ReviewFacts,
  priors: readonly PriorReduction[] | null = rulingsOf(facts).standing,
): Stage | null {
  const original = facts.originalSentence ?? null;
  const current = sentenceServed(facts, priors);
  if (original === 'control' || original === 'criminalDetention') return 'short';
  if (original === 'fixedTerm') return 'fixed';
  if (original === 'life')
    return current === 'life' ? 'life' : current === 'fixedTerm' ? 'lifeFixed' : null;
  if (original !== 'deathReprieve') return null;
  if (current === 'deathReprieve' || facts.measure === 'reprieveExpiry') return 'reprieve';
  return current === 'life' ? 'reprieveLife' : current === 'fixedTerm' ? 'reprieveFixed' : null;
}

/** The sentence that is being served: as the file says it, or as it follows from the earlier rulings. */
export const sentenceServed = (
  facts: Omit<ReviewFacts, 'measure'>,
  priors: readonly PriorReduction[] | null = rulingsOf(facts).standing,
): Sentence | null =>
  lifeAgain(facts, priors) ??
  facts.currentSentence ??
  currentFrom(facts, facts.originalSentence ?? null, priors);

/** Combined to life for an omitted crime, and not changed since (art.37): the old change is void. */
const lifeAgain = (
  { omittedCrime }: Pick<ReviewFacts, 'omittedCrime'>,
  priors: readonly PriorReduction[] | null,
): Sentence | null =>
  omittedCrime?.combinedSentence === 'life' && !priors?.some((prior) => prior.toTermMonths)
    ? 'life'
    : null;

function currentFrom(
  facts: Omit<ReviewFacts, 'measure'>,
  original: Sentence | null,
  priors: readonly PriorReduction[] | null,
): Sentence | null {
  if (original !== 'life' && original !== 'deathReprieve') return original;
  if (facts.fixedTermStart || facts.fixedTermMonths) return 'fixedTerm';
  if (priors === null) return null;
  let current: Sentence = original;
  for (const prior of priors) {
    if (prior.toTermMonths) current = 'fixedTerm';
    else if (prior.toSentence) current = prior.toSentence;
  }
  return current;
}

function filingSpan(facts: ReviewFacts): Span {
  const filed = spanOfSource(facts.filingDate);
  if (filed.from !== null) return filed;
  const before = facts.courtAcceptDate ?? facts.rulingDate;
  return { from: null, to: spanOfSource(before).to };
}

/** The judgment takes effect after it is given, and before delivery and every later ruling. */
function effectiveSpan(facts: ReviewFacts): Span {
  const effective = spanOfSource(facts.judgmentEffective);
  if (effective.from !== null) return effective;
  return {
    from: spanOfSource(facts.judgmentDate).from,
    to: spanOfSource(facts.deliveryDate ?? firstRuling(facts)).to,
  };
}

/** The first day on which the sentence was already being served as life or as a fixed term. */
const firstRuling = (facts: ReviewFacts): SourceDate | null =>
  facts.convertedToLifeDate ??
  facts.priors?.map(madeOn).find((date) => date !== null) ??
  facts.fixedTermStart ??
  null;

/**
 * Delivered to prison: after the judgment took effect, and before a crime committed there was
 * finally judged.
 */
function deliverySpan(facts: ReviewFacts): Span {
  const delivered = spanOfSource(facts.deliveryDate);
  if (delivered.from !== null) return delivered;
  const crime = facts.newIntentionalCrime;
  return {
    from: spanOfSource(facts.judgmentEffective ?? facts.judgmentDate).from,
    to: typeof crime === 'object' && crime !== null ? spanOfSource(crime.finalDate).to : null,
  };
}

/** Two years from the start of the reprieve, last day included (刑法 arts.50, 51). */
function expirySpan(facts: ReviewFacts): Span {
  const printed = spanOfSource(facts.reprieveExpiry);
  if (printed.from !== null) return printed;
  const start = exact(spanOfSource(facts.reprieveStart));
  // The reprieve had expired when it was commuted.
  if (start === null) return { from: null, to: spanOfSource(firstRuling(facts)).to };
  const expiry = sentenceEnd(start, reprieve);
  return { from: expiry, to: expiry };
}

const reprieve = { months: 24 };

/**
 * The start that gives the printed end. A start at the end of a month may be one of several;
 * the latest is taken, on which nobody is released too early.
 */
function impliedStart(facts: ReviewFacts): LegalDate | null {
  const end = exact(spanOfSource(facts.sentenceEnd));
  const months = facts.termMonths ?? null;
  if (end === null || months === null) return null;
  const about = subtractPeriod(addDays(end, 1), termPeriod({ months }));
  for (let offset = 3; offset >= -3; offset--) {
    const start = addDays(about, offset);
    if (sentenceEnd(start, { months }) === end) return start;
  }
  return null;
}

/** What the reprieve became when it expired: life, or 25 years at once (刑法 art.50(1)). */
export function reprieveOutcomeOf(
  facts: ReviewFacts,
  priors: readonly PriorReduction[] | null,
): 'life' | 'fixed25' | null {
  if (facts.reprieveOutcome) return facts.reprieveOutcome;
  if (facts.currentSentence === 'life' || facts.convertedToLifeDate) return 'life';
  const first = priors?.find((prior) => prior.toSentence || prior.toTermMonths);
  if (!first) return null;
  return first.toSentence === 'life' ? 'life' : 'fixed25';
}

/**
 * The fixed term served: the original one, or the one into which life or death with reprieve was
 * changed: from the ruling for life (刑法 art.80), from the expiry for a reprieve that became a
 * fixed term at once (刑法 art.51).
 */
function termServed(
  facts: ReviewFacts,
  stage: Stage | null,
  priors: readonly PriorReduction[] | null,
  sentenceStart: LegalDate | null,
): CaseFile['term'] {
  if (stage === 'fixed' || stage === 'short')
    return { start: sentenceStart, months: facts.termMonths ?? null };
  if (stage !== 'lifeFixed' && stage !== 'reprieveFixed') return { start: null, months: null };
  const conversion = priors?.find((prior) => prior.toTermMonths);
  const atOnce = stage === 'reprieveFixed' && reprieveOutcomeOf(facts, priors) === 'fixed25';
  const start = facts.fixedTermStart ?? (atOnce ? facts.reprieveExpiry : conversion?.rulingDate);
  const first = exact(spanOfSource(start));
  return {
    start: first && addDays(first, daysServedLater(facts, first)),
    months: facts.fixedTermMonths ?? conversion?.toTermMonths ?? null,
  };
}

/** Whether the last earlier ruling was made on that day or later. */
export function ruledSince({ priors }: CaseFile, day: LegalDate): boolean {
  const last = priors?.at(-1);
  const ruled = last ? spanOfSource(madeOn(last)).from : null;
  return ruled !== null && ruled >= day;
}

/** Commuted since the return from a revoked parole; true where parole was never revoked. */
export function commutedSinceReturn(file: CaseFile): boolean {
  const { facts } = file;
  if (facts.paroleRevoked !== true) return true;
  const back = exact(spanOfSource(facts.recommitmentDate));
  return back !== null && ruledSince(file, back);
}

/** How many earlier rulings took something off. */
export const reductionCount = (file: CaseFile): number =>
  (file.priors ?? []).filter((prior) => (prior.months ?? 0) + (prior.days ?? 0) > 0).length;
