import { computeDeadline } from '#domain/law/deadlines/compute-deadline.ts';
import { lastDay } from '#domain/law/deadlines/last-day.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import { procedural, refuse, type Refusal } from './refusal.ts';

export type NoticePlace = 'prison' | 'detentionCentre' | 'court';

/** Whose notice: five working days in prison, three in a detention centre, five days by the court. */
const ruleOf = (where: NoticePlace, posted: LegalDate) => {
  if (where === 'court') return 'SPC2014-003-3' as const;
  if (where === 'detentionCentre') return 'DET2013-033' as const;
  return posted >= '2026-11-01' ? ('PL2026-050-1' as const) : ('MOJ130-011' as const);
};

/**
 * Refuses to end a notice before its last day; says from when it may end. A day
 * that was not published, or a year that the calendar does not know, is for a person.
 */
export function checkNoticePeriod(
  where: NoticePlace,
  posted: LegalDate | null,
  ended: LegalDate | null,
): Refusal | null {
  if (posted === null || ended === null) return null;
  const { rule, due, article, arithmetic } = computeDeadline({
    rule: ruleOf(where, posted),
    from: posted,
  });
  if (due === null || ended >= due) return null;
  // Courts count the day of posting as the first of the five (a published notice ran from the 16th to
  // the 20th): what is lawful on either reading is not refused. A holiday moves the end on both.
  if (where === 'court' && ended >= lastDay(addDays(posted, 4), 'ordinary').date) return null;
  return refuse(
    'refused-by-law',
    procedural(rule, `公示期未满：${arithmetic.zh}`, `The notice still runs: ${arithmetic.en}`, {
      article: article.zh,
      field: '/on',
      expected: due,
      actual: ended,
      passesFrom: due,
    }),
  );
}
