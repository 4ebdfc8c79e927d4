import type { ActingPerson } from '#domain/casework/acting-person.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseCommand, CommandName } from '#domain/casework/events.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { z } from 'zod';
import { todayInChina } from '../parts/chips.tsx';
import type { FormObject } from './field-schema.ts';

/** What the server would answer, said before it is asked: by the same code. */
export interface StepVerdict {
  readonly accepted: boolean;
  readonly violations: readonly Violation[];
}

export interface StepQuestion {
  readonly name: CommandName;
  readonly schema: z.ZodType;
  readonly data: FormObject;
  readonly state: CaseState | null;
  readonly caseId: CaseId;
  readonly agency: AgencyId;
  /** Who is signed in: the step is taken in that name. */
  readonly person: ActingPerson;
}

/** Checks shape, order and law of a step in this browser; nothing leaves it. */
export function verdictOf({
  name,
  schema,
  data,
  state,
  caseId,
  agency,
  person,
}: StepQuestion): StepVerdict {
  try {
    const parsed = parseWith(schema, data);
    const decision = caseDecider.decide({ kind: name, data: parsed } as CaseCommand, state, {
      caseId,
      agency,
      person,
      today: LegalDate(todayInChina()),
    });
    return decision.kind === 'refused'
      ? { accepted: false, violations: decision.violations }
      : { accepted: true, violations: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { accepted: false, violations: error.violations };
  }
}
