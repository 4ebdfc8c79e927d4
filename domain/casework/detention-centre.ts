import { executingOrgan } from '#domain/law/executing-organ.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { citation, rule } from '#domain/law/rules/index.ts';
import type { CaseState } from './case-state.ts';
import { procedural } from './refusal.ts';

type OfCase = Pick<CaseState, 'facts'>;

/**
 * 留所服刑: the executing organ is a detention centre and not a prison (公安部令第128号). Its
 * proposal needs the consent of the police of a city with districts, or above (art.34).
 */
export const heldInDetentionCentre = ({ facts }: OfCase): boolean =>
  executingOrgan(facts.executionAgency ?? null) === 'detentionCentre';

/** The organ is stated in words that do not say which it is: the prison's procedure is not taken for granted. */
export const organUnread = ({ facts }: OfCase): readonly Violation[] =>
  executingOrgan(facts.executionAgency ?? null) !== null
    ? []
    : [
        procedural(
          'DET2013-034',
          `执行机关“${facts.executionAgency}”看不出是监狱还是看守所，应当更正或者由决定人说明`,
          `“${facts.executionAgency}” does not say whether the sentence is served in a prison or a detention centre`,
          { article: citation(rule('DET2013-034')).zh, field: '/facts/executionAgency' },
        ),
      ];
