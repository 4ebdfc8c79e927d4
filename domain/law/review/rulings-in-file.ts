import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { PriorReduction, ReviewFacts, SourceDate } from '../facts.ts';
import { spanOfSource } from './span.ts';

/** The earlier rulings of a file. */
export interface RulingsInFile {
  /** Those that stand, in the order in which they were made; null where the file tells of none. */
  readonly standing: readonly PriorReduction[] | null;
  /** Those that a new judgment made void. */
  readonly voided: readonly PriorReduction[];
}

type Facts = Pick<
  ReviewFacts,
  'priors' | 'retrial' | 'omittedCrime' | 'judgmentDate' | 'judgmentEffective'
>;

/**
 * Which rulings stand: a judgment changed on retrial (法释〔2016〕23号 art.32) and one combined for an
 * omitted crime (art.34) make void what was taken off before it. Where its day is not known, all are.
 * A ruling that is entered twice is read once.
 */
export function rulingsOf(facts: Facts): RulingsInFile {
  if (!facts.priors) return { standing: null, voided: [] };
  const priors = inOrder(facts.priors.filter((prior, at, all) => firstOf(all, prior) === at));
  if (!isReplaced(facts)) return { standing: priors, voided: [] };
  const since = newJudgmentOf(facts);
  const voided = priors.filter((prior) => since === null || !isMadeSince(prior, since));
  return { standing: priors.filter((prior) => !voided.includes(prior)), voided };
}

/** True when another judgment took the place of the one by which the earlier rulings were made. */
export const isReplaced = ({ retrial, omittedCrime }: Facts): boolean =>
  retrial === 'changed' || retrial === 'acquitted' || Boolean(omittedCrime);

/**
 * When the judgment took effect that took the place of the first; null where the file does not say.
 * After a retrial it is the day of the judgment itself, if a ruling is older than that.
 */
export function newJudgmentOf(facts: Facts): LegalDate | null {
  if (facts.omittedCrime) return spanOfSource(facts.omittedCrime.newJudgmentEffective).to;
  const { to: judged } = spanOfSource(facts.judgmentEffective ?? facts.judgmentDate);
  const older = facts.priors?.some((prior) => judged !== null && !isMadeSince(prior, judged));
  return facts.retrial === 'changed' && older ? judged : null;
}

function isMadeSince(prior: PriorReduction, day: LegalDate): boolean {
  const { from } = spanOfSource(madeOn(prior));
  return from !== null && from >= day;
}

/** When an earlier ruling was made, or served where only that is known. */
export const madeOn = (prior: PriorReduction): SourceDate | null =>
  prior.rulingDate ?? prior.servedDate ?? null;

function inOrder(priors: readonly PriorReduction[]): readonly PriorReduction[] {
  if (priors.length < 2) return priors;
  if (priors.some((prior) => madeOn(prior) === null)) return priors;
  return [...priors].sort((a, b) =>
    madeOn(a)! < madeOn(b)! ? -1 : madeOn(a)! > madeOn(b)! ? 1 : 0,
  );
}

/** Where the same ruling stands for the first time. */
const firstOf = (all: readonly PriorReduction[], prior: PriorReduction): number =>
  all.findIndex((other) => isSameRuling(other, prior));

/** One ruling twice: on the same day, with nothing that differs. */
const isSameRuling = (a: PriorReduction, b: PriorReduction): boolean =>
  a === b || (repeats(a, b) && parts.every((part) => !a[part] || !b[part] || a[part] === b[part]));

const parts = [
  'rulingDate',
  'servedDate',
  'months',
  'days',
  'newEnd',
  'toSentence',
  'toTermMonths',
] as const;

/** Two entries of one day, or with one printed end: a ruling that is entered twice, or wrongly. */
export const repeats = (a: PriorReduction, b: PriorReduction): boolean =>
  sameDay(a.rulingDate, b.rulingDate) ||
  sameDay(a.servedDate, b.servedDate) ||
  (isReduction(a) && isReduction(b) && sameDay(a.newEnd, b.newEnd));

/** A month names the ruling as well: no two follow each other within one. */
const sameDay = (a: SourceDate | null | undefined, b: SourceDate | null | undefined): boolean =>
  Boolean(a) && a === b && a!.length > 'YYYY'.length;

const isReduction = ({ months, days }: PriorReduction): boolean => (months ?? 0) + (days ?? 0) > 0;
