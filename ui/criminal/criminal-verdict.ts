import type { z } from 'zod';
import type { ActingPerson } from '#domain/casework/acting-person.ts';
import { criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import type { CriminalCommand, CriminalCommandName } from '#domain/criminal/events.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { FormObject } from '../forms/field-schema.ts';
import { todayInChina } from '../parts/chips.tsx';
import { worded } from '../steps/form-words.ts';
import { movedOn } from '../steps/moved-on-words.ts';

export interface CriminalQuestion {
  readonly name: CriminalCommandName;
  readonly schema: z.ZodType;
  readonly data: FormObject;
  /** Null where the case is being filed. */
  readonly state: CriminalState | null;
  /** The case is not what it was when the form was begun, and that has not been seen. */
  readonly moved: boolean;
  readonly agency: AgencyId;
  readonly person: ActingPerson;
}

/** What speaks against a step, by the code of the server; none when it would take it, but for what only it knows. */
export function againstStep(question: CriminalQuestion): readonly Violation[] {
  const { name, schema, data, state, moved, agency, person } = question;
  try {
    const parsed = parseWith(schema, data);
    const decision = criminalDecider.decide(
      { kind: name, data: parsed } as unknown as CriminalCommand,
      state,
      {
        // The number of a case that is being filed is the server's to give.
        caseId: state?.caseId ?? ('' as CaseId),
        agency,
        person,
        today: LegalDate(todayInChina()),
      },
    );
    if (decision.kind === 'refused') return decision.violations;
    return moved ? [movedOn] : [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.violations.map((each) => worded(data, each));
  }
}
