import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { stepNumber } from '../step-number.ts';

/**
 * Who answers for a step of a synthetic case: plainly nobody's name, another one for each kind
 * of step, so that nobody reviews what he decides. The moment is the afternoon of the act.
 */
export function syntheticPerson(kind: CaseCommand['kind'], on: LegalDate): ActingPerson {
  const title = kind === 'openCase' ? '立卷' : steps[kind].title.zh;
  return {
    name: `合成人员（${title}）`,
    post: `${title}负责人（合成）`,
    staffNumber: `合成${stepNumber(kind)}`,
    at: `${on}T16:00:00+08:00`,
  };
}
