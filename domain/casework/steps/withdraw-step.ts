import { z } from 'zod';
import type { CaseState, Reversible } from '../case-state.ts';
import { longText, on } from '../fields.ts';
import { step, type StepContext } from '../step.ts';
import { procedural, refuse, type Refusal } from '../refusal.ts';

/**
 * Takes back the last step of the case, with a reason, by whom and whose agency took it, as long as
 * nobody has acted on it: both stay as events. See docs/decisions/0011-withdrawing-a-step.md.
 */
export const withdrawStep = step({
  command: 'withdrawStep',
  event: 'StepWithdrawn',
  title: { zh: '撤回上一环节', en: 'Withdraw the last step' },
  consequence: {
    zh: '案件恢复到上一环节办理之前，可以重新办理；原记录和撤回理由都保留。',
    en: 'The case is as before the last step, which may be taken again; both stay recorded.',
  },
  agency: 'party',
  role: 'caseHandler',
  schema: z.strictObject({ on, reason: longText('撤回理由', 'Reason of the withdrawal') }),
  check: (_, state, context) => mayWithdraw(state, context),
  evolve: (state) => (state.reversible === null ? {} : undone(state, state.reversible)),
});

function mayWithdraw(
  { reversible, agencies }: CaseState,
  { agency, person }: StepContext,
): Refusal | null {
  if (reversible === null) {
    return refuse(
      'refused-by-state',
      procedural(
        'PROC-WITHDRAW',
        '没有可以撤回的环节：立卷不能撤回，已有人接着办理的环节也不能撤回',
        'There is no step to withdraw: an opening stays, and so does what somebody has acted on',
      ),
    );
  }
  const own =
    reversible.agency === 'party'
      ? Object.values(agencies).includes(agency)
      : agencies[reversible.agency] === agency;
  if (own && reversible.staffNumber === (person?.staffNumber ?? null)) return null;
  return refuse(
    'refused-by-law',
    procedural(
      'PROC-WITHDRAW',
      '只有办理该环节的本人可以撤回',
      'Only who took the step may withdraw it',
      { field: '/person' },
    ),
  );
}

/** Everything that the step changed as it was, and its place among the steps gone. */
const undone = (state: CaseState, { index, before }: Reversible): Partial<CaseState> => ({
  ...before,
  steps: state.steps.filter((_, each) => each !== index),
  reversible: null,
});
