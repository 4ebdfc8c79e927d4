import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import type { CaseState } from './case-state.ts';
import { latestRuling } from './case-state.ts';
import { procedural } from './refusal.ts';

/** A day that a step states, and the act which it cannot precede. */
export interface FollowingDay {
  /** Pointer of the field in the command's data. */
  readonly field: `/${string}`;
  readonly day: LegalDate | null;
  /** Null where the source did not publish it: then nothing can be said. */
  readonly notBefore: LegalDate | null;
  readonly act: Bilingual;
  /** True for what is only planned: alone that may lie in the future. */
  readonly isPlanned?: true;
}

/** The days among these that lie before the act they follow, or tell as done what lies in the future. */
export const checkFollowing = (
  days: readonly FollowingDay[],
  today: LegalDate,
): readonly Violation[] =>
  days.flatMap(({ field, day, notBefore, act, isPlanned }) => {
    if (day === null) return [];
    if (notBefore !== null && day < notBefore) {
      return [
        procedural(
          'PROC-ORDER',
          `日期早于${act.zh}（${notBefore}）`,
          `The day lies before ${act.en} (${notBefore})`,
          { field, expected: notBefore, actual: day },
        ),
      ];
    }
    if (isPlanned === true || day <= today) return [];
    return [inTheFuture(field, day, today)];
  });

/** What was done has a day that has come: no day passes by waiting for the one that was typed. */
export const inTheFuture = (field: string, day: LegalDate, today: LegalDate): Violation =>
  procedural(
    'PROC-FUTURE',
    `日期（${day}）晚于今日（${today}）`,
    `The day (${day}) lies after today (${today})`,
    { field, expected: today, actual: day },
  );

/** What is served, or objected to, follows the ruling. */
export const afterRuling = (state: CaseState): Pick<FollowingDay, 'notBefore' | 'act'> => ({
  notBefore: latestRuling(state)?.on ?? null,
  act: { zh: '作出裁定之日', en: 'the day of the ruling' },
});

/** What somebody does on a ruling follows its service on him, and of unknown service the ruling. */
export const afterServiceOn = (
  recipient: keyof NonNullable<CaseState['servedOn']>,
  act: Bilingual,
  state: CaseState,
): Pick<FollowingDay, 'notBefore' | 'act'> => {
  const served = state.servedOn?.[recipient] ?? null;
  return served === null ? afterRuling(state) : { notBefore: served, act };
};
