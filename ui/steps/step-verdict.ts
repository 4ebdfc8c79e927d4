import type { ActingPerson } from '#domain/casework/acting-person.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseCommand, CommandName } from '#domain/casework/events.ts';
import { hearingPastLimit, type HearingPastLimit } from '#domain/casework/hearing-past-limit.ts';
import { lateActs, type LateAct } from '#domain/casework/late-acts.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { z } from 'zod';
import type { Review } from '#domain/law/index.ts';
import { caseReview, plannedFilingOf } from '../case-parts/case-review.ts';
import { todayInChina } from '../parts/chips.tsx';
import type { FormObject } from '../forms/field-schema.ts';
import { valueAt } from '../forms/follow.ts';
import { fillIn, isEmpty } from './form-words.ts';
import { movedOn } from './moved-on-words.ts';

/** What the server would answer, said before it is asked: by the same code. */
export type StepVerdict =
  | { readonly accepted: false; readonly violations: readonly Violation[] }
  | {
      readonly accepted: true;
      /** The case as it would stand after the step. */
      readonly after: CaseState;
      /** What the law says of the case after the step; null where it then has nothing to say. */
      readonly law: Review | null;
      /** The announced day of filing that the law is asked about; null once the case is filed. */
      readonly plannedFiling: LegalDate | null;
      /** It goes by the written reason of who decides. */
      readonly byReason: boolean;
      /** Time limits that are met by it after their last day. */
      readonly late: readonly LateAct[];
      /** The hearing that it sets for a day after the time for the ruling; null where it sets none. */
      readonly tooLate: HearingPastLimit | null;
    };

export interface StepQuestion {
  readonly name: CommandName;
  readonly schema: z.ZodType;
  readonly data: FormObject;
  readonly state: CaseState | null;
  /** The case is not what it was when the form was begun, and that has not been seen. */
  readonly moved: boolean;
  readonly caseId: CaseId;
  readonly agency: AgencyId;
  /** Who is signed in: the step is taken in that name. */
  readonly person: ActingPerson;
  /** Pointers of fields that must not be empty, beside those that the schema names. */
  readonly required: readonly string[];
}

const stillEmpty = (field: string): Violation => ({
  rule: 'SCHEMA-EMPTY',
  article: null,
  text: fillIn,
  field,
});

/** Checks shape, order and law of a step in this browser; nothing leaves it. */
export function verdictOf({
  name,
  schema,
  data,
  state,
  moved,
  caseId,
  agency,
  person,
  required,
}: StepQuestion): StepVerdict {
  const open = required.filter((field) => isEmpty(valueAt(data, field)));
  if (open.length > 0) return { accepted: false, violations: open.map(stillEmpty) };
  try {
    const parsed = parseWith(schema, data);
    const decision = caseDecider.decide({ kind: name, data: parsed } as CaseCommand, state, {
      caseId,
      agency,
      person,
      today: LegalDate(todayInChina()),
    });
    if (decision.kind === 'refused') return { accepted: false, violations: decision.violations };
    if (moved) return { accepted: false, violations: [movedOn] };
    const after = decision.events.reduce(caseDecider.evolve, state)!;
    return {
      accepted: true,
      after,
      law: after.outcome === null || after.rulings.length > 0 ? caseReview(after) : null,
      plannedFiling: plannedFilingOf(after),
      byReason: after.overrides.length > (state?.overrides.length ?? 0),
      late: state === null ? [] : lateActs(state, after),
      tooLate: name === 'chooseTrialMode' ? hearingPastLimit(after) : null,
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { accepted: false, violations: error.violations };
  }
}
