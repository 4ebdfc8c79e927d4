import { computeDeadline, type ComputedDeadline } from '#domain/law/deadlines/compute-deadline.ts';
import { courtNotice } from '#domain/law/deadlines/court-notice.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { procedural, refuse, type Refusal } from './refusal.ts';

export type NoticePlace = 'prison' | 'detentionCentre' | 'court';

/** When a notice may be ended, as it is shown and as it is accepted. */
export type NoticePeriod = Pick<ComputedDeadline, 'rule' | 'article' | 'arithmetic'> & {
  /** First day on which it may be ended; null when the calendar does not know the year. */
  readonly due: LegalDate | null;
};

/**
 * The period of a notice posted on this day: five working days in prison, three in a detention
 * centre, five days by the court. Of the court's the text leaves two readings: it may be ended on the
 * earlier one, which published rulings follow, and the arithmetic says both.
 */
export function noticePeriod(where: NoticePlace, posted: LegalDate): NoticePeriod {
  if (where !== 'court') return computeDeadline({ rule: ruleOf(where, posted), from: posted });
  const { statutory, earliest, readings } = courtNotice(posted);
  return { rule: statutory.rule, article: statutory.article, due: earliest, arithmetic: readings };
}

/** The law of the day on which the notice was posted. */
const ruleOf = (where: Exclude<NoticePlace, 'court'>, posted: LegalDate) => {
  if (where === 'detentionCentre') return 'DET2013-033' as const;
  return posted >= '2026-11-01' ? ('PL2026-050-1' as const) : ('MOJ130-011' as const);
};

/**
 * Refuses to end a notice before it may end; says from when it may. A day
 * that was not published, or a year that the calendar does not know, is for a person.
 */
export function checkNoticePeriod(
  where: NoticePlace,
  posted: LegalDate | null,
  ended: LegalDate | null,
): Refusal | null {
  if (posted === null || ended === null) return null;
  const { rule, due, article, arithmetic } = noticePeriod(where, posted);
  if (due === null || ended >= due) return null;
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
