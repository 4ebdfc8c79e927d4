import { factsFor } from '#domain/casework/case-facts.ts';
import { requiredMaterialCodes } from '#domain/casework/case-materials.ts';
import { latestRuling, type CaseState, type Proposal } from '#domain/casework/case-state.ts';
import type { StepCommand } from '#domain/casework/steps/index.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { review } from '#domain/law/index.ts';
import { todayInChina } from '../parts/chips.tsx';
import type { FormObject } from './field-schema.ts';

type Suggested = Readonly<Record<string, unknown>>;

/** What is proposed when nothing else is said: nothing but the kind of measure. */
const emptyProposal = (state: CaseState): Proposal => ({
  reductionMonths: null,
  reductionDays: null,
  resultTermMonths: null,
  parole: state.measure === 'parole',
});

/** Values that follow from the case: they save typing and may be changed. No decision is among them. */
const suggestions: Readonly<
  Partial<Record<StepCommand, (state: CaseState, today: LegalDate) => Suggested>>
> = {
  correctFacts: ({ facts, plannedFilingDate }) => ({ facts, plannedFilingDate }),
  decideProposal: (state) => ({ proposal: emptyProposal(state) }),
  submitProposal: (state, today) => ({ materials: requiredMaterialCodes(state, today) }),
  makeRuling: rulingOf,
  makeRetrialRuling: rulingOf,
  serveRuling: (state, today) => ({
    prison: today,
    procuratorate: today,
    offender: today,
    justiceBureau: latestRuling(state)?.granted?.parole === true ? today : null,
  }),
  submitSupplement: ({ returns }) => ({
    answers: (returns.at(-1)?.items ?? []).map(({ material }) => ({ material, note: null })),
  }),
};

/** The days that the law gives for what was proposed; the outcome itself is for the court. */
function rulingOf(state: CaseState, today: LegalDate): Suggested {
  const { proposal } = review(
    factsFor(state, { filingDate: state.filingDate, rulingDate: today, proposal: state.proposal }),
  );
  return {
    granted: state.proposal,
    newEnd: proposal?.newEnd ?? null,
    paroleProbationEnd: proposal?.paroleProbationEnd ?? null,
    resultSentence: state.proposal?.resultTermMonths == null ? null : 'fixedTerm',
  };
}

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
    name !== 'excerptDocument' || document === undefined
      ? {}
      : { documentId, ...(document.states === null ? {} : { states: document.states }) };
  return { on: today, ...suggestions[name]?.(state, today), ...excerpt } as FormObject;
}
