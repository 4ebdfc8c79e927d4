import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { cardinal } from '../numeral.ts';
import { daysInclusive } from '../period.ts';

/**
 * A time that is not counted, both days included: psychiatric evaluation (刑诉法 art.149),
 * a suspended trial (art.206). `to` null: it still lasts.
 */
export interface Suspension {
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
  for (const { from: since, to } of [...suspensions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to !== null && to < since)
      throw new RangeError(`the suspension from ${since} ends before it begins`);
    if (since > date) break;
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
