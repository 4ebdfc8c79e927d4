import { computeDeadline, type ComputedDeadline } from '#domain/law/deadlines/compute-deadline.ts';
import { courtNotice } from '#domain/law/deadlines/court-notice.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseState } from './case-state.ts';
import { heldInDetentionCentre } from './detention-centre.ts';
import { procedural, refuse, type Refusal } from './refusal.ts';

export type NoticePlace = 'prison' | 'detentionCentre' | 'court';

/** When a notice may be ended, as it is shown and as it is accepted. */
export type NoticePeriod = Pick<ComputedDeadline, 'rule' | 'article' | 'arithmetic'> & {
  /** Its last day; null when the calendar does not know the year. */
  readonly due: LegalDate | null;
};

/** The first day on which a notice with this last day has run: a period ends with its last day (刑诉法 art.105). */
export const dayAfterNotice = (last: LegalDate): LegalDate => addDays(last, 1);

/**
 * The period of a notice posted on this day: five working days in prison, three in a detention
 * centre, five days by the court. Of the court's the text leaves two readings: it has run by the
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
 * Refuses to end a notice before its last day, or while that day is not over; says from when it may be ended. A
 * day that was not published, or a year that the calendar does not know, is for a person.
 */
export function checkNoticePeriod(
  where: NoticePlace,
  posted: LegalDate | null,
  ended: LegalDate | null,
  today: LegalDate,
): Refusal | null {
  if (posted === null || ended === null) return null;
  const { rule, due, article, arithmetic } = noticePeriod(where, posted);
  if (due === null || (ended >= due && today > due)) return null;
  return refuse(
    'refused-by-law',
    procedural(rule, `公示期未满：${arithmetic.zh}`, `The notice still runs: ${arithmetic.en}`, {
      article: article.zh,
      field: '/on',
      expected: due,
      actual: ended,
      passesFrom: dayAfterNotice(due),
    }),
  );
}

/** Where the notice before the proposal is posted. */
export const placeBeforeProposal = (state: CaseState): 'prison' | 'detentionCentre' =>
  heldInDetentionCentre(state) ? 'detentionCentre' : 'prison';

/**
 * Refuses a decision on the proposal before the notice has run: the leaders of the prison decide 公示期满
 * (监狱法 2026 art.50). The notice may have been ended as of its last day; the decision follows that day.
 */
export function checkDecidedAfterNotice(
  state: CaseState,
  decided: LegalDate | null,
): Refusal | null {
  const posted = state.prisonNotice?.postedOn ?? null;
  if (posted === null || decided === null) return null;
  const { rule, due, article, arithmetic } = noticePeriod(placeBeforeProposal(state), posted);
  if (due === null || decided > due) return null;
  return refuse(
    'refused-by-law',
    procedural(
      rule,
      `公示期满后方可作出决定：${arithmetic.zh}`,
      `The decision follows the notice: ${arithmetic.en}`,
      {
        article: article.zh,
        field: '/on',
        expected: dayAfterNotice(due),
        actual: decided,
        passesFrom: dayAfterNotice(due),
      },
    ),
  );
}
