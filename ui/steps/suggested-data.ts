import type { CaseState, Proposal } from '#domain/casework/case-state.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { todayInChina } from '../parts/chips.tsx';
import type { FormObject } from '../forms/field-schema.ts';

type Suggested = Readonly<Record<string, unknown>>;

/** What is proposed when nothing else is said: nothing but the kind of measure. */
const emptyProposal = (state: CaseState): Proposal => ({
  reductionMonths: null,
  reductionDays: null,
  resultTermMonths: null,
  parole: state.measure === 'parole',
});

/** What a form begins with beside what is reckoned ({@link reckoningOf}). No decision is among it. */
const suggestions: Readonly<Partial<Record<StepCommand, (state: CaseState) => Suggested>>> = {
  correctFacts: ({ facts, plannedFilingDate }) => ({ facts, plannedFilingDate }),
  decideProposal: (state) => ({ proposal: emptyProposal(state) }),
  // A hearing that has taken place was on its day.
  recordTrial: ({ trialMode, hearingDate }) =>
    trialMode === 'hearing' && hearingDate !== null && hearingDate <= todayInChina()
      ? { on: hearingDate }
      : {},
  submitSupplement: ({ returns }) => ({
    answers: (returns.at(-1)?.items ?? []).map(({ material }) => ({ material, note: null })),
  }),
};

/** Steps about one document of the case. */
const ofDocument: ReadonlySet<StepCommand> = new Set([
  'excerptDocument',
  'refileDocument',
  'withdrawDocument',
]);

/**
 * The day of the act is today, unless somebody says otherwise. `documentId` is the document that
 * the step is about, where the form was opened from it: what was read from it before is kept.
 */
export function suggestedData(
  name: StepCommand,
  state: CaseState,
  documentId: string | null,
): FormObject {
  const today = LegalDate(todayInChina());
  const document = state.documents.find((each) => each.documentId === documentId);
  const excerpt =
    name !== 'excerptDocument' || document?.states == null ? {} : { states: document.states };
  const about = ofDocument.has(name) && document !== undefined ? { documentId } : {};
  return { on: today, ...suggestions[name]?.(state), ...about, ...excerpt } as FormObject;
}
