import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { cardinal } from '../numeral.ts';
import { daysInclusive } from '../period.ts';
import { citation, rule } from '../rules/index.ts';

export const suspensionGrounds = [
  'psychiatricEvaluation',
  'otherEvaluation',
  'trialSuspended',
  'other',
] as const;

/** 精神病鉴定, 其他鉴定, 中止审理. */
export type SuspensionGround = (typeof suspensionGrounds)[number];

/**
 * A time that is not counted, both days included: psychiatric evaluation (`CPL-149`), a suspended
 * trial (刑诉法 art.206). Any other evaluation is counted (`SIX-040`). `to` null: it still lasts.
 */
export interface Suspension {
  readonly ground?: SuspensionGround;
  readonly from: LegalDate;
  readonly to: LegalDate | null;
}

export type Suspended =
  | { readonly kind: 'moved'; readonly date: LegalDate; readonly steps: readonly Bilingual[] }
  /** The clock stands still, so there is no last day yet. */
  | { readonly kind: 'standing'; readonly since: LegalDate };

/**
 * Moves the last day of a period that began after `from` by the days that are not counted. Times
 * that overlap count once; one that begins after the period has run out changes nothing.
 *
 * @throws RangeError when a suspension ends before it begins.
 */
export function suspend(
  from: LegalDate,
  last: LegalDate,
  suspensions: readonly Suspension[],
): Suspended {
  const steps: Bilingual[] = [];
  let date = last;
  let counted = from;
  const sorted = [...suspensions].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const { ground, from: since, to } of sorted) {
    if (to !== null && to < since)
      throw new RangeError(`the suspension from ${since} ends before it begins`);
    if (since > date) break;
    if (ground === 'otherEvaluation') {
      steps.push(evaluationCounted(since));
      continue;
    }
    if (to === null) return { kind: 'standing', since };
    const first = since > counted ? since : addDays(counted, 1);
    if (to < first) continue;
    const days = daysInclusive(first, to);
    date = addDays(date, days);
    counted = to;
    steps.push({
      zh: `${first}至${to}共${cardinal(days)}日不计入期限，顺延至${date}`,
      en: `${first} to ${to}, ${days} day(s), are not counted: ${date}`,
    });
  }
  return { kind: 'moved', date, steps };
}

/** 六机关规定第40条 names psychiatric evaluation as the only one that is left out. */
const evaluationCounted = (since: LegalDate): Bilingual => ({
  zh: `${since}起的鉴定不是精神病鉴定，计入期限（${citation(rule('SIX-040')).zh}；${citation(rule('CPL-149')).zh}）`,
  en: `the evaluation from ${since} is not psychiatric and is counted (${citation(rule('SIX-040')).en}; ${citation(rule('CPL-149')).en})`,
});
