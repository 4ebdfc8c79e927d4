import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { SourceDate } from '#domain/law/facts.ts';
import {
  checkConsistency,
  type Inconsistency,
  type StatedFacts,
} from '#domain/law/materials/index.ts';
import { citation, rule } from '#domain/law/rules/index.ts';
import type { CaseState } from './case-state.ts';

/**
 * RULE-3: what was read from the documents of a case against the case and against each other.
 * `filingDate` is the day on which the court is asked, where that is not yet part of the case.
 * The pointer of a place leads to `/facts/NAME` of the case or `/documents/INDEX/states/NAME`.
 */
export const caseConsistency = (
  state: CaseState,
  filingDate: LegalDate | null = state.filingDate,
): readonly Inconsistency[] =>
  checkConsistency(
    statedByCase(state, filingDate),
    state.documents.map(({ title, material, states }) => ({
      reference: title,
      kind: material,
      states: states ?? {},
    })),
  );

/** The same as violations of a command: what differs, where, and why it matters. */
export const inconsistencies = (
  state: CaseState,
  filingDate: LegalDate | null,
): readonly Violation[] =>
  caseConsistency(state, filingDate).map(({ text, places: [, place], values: [a, b] }) => ({
    rule: 'FILE-CONSISTENCY',
    // 对于没有证据证实或者证据不确实、不充分的，不得裁定减刑、假释.
    article: citation(rule('OP2021-003')).zh,
    text,
    field: place.pointer,
    expected: a,
    actual: b,
  }));

/** What the case itself says of the things that documents state. */
function statedByCase(state: CaseState, filingDate: LegalDate | null): StatedFacts {
  const { offender, facts, proposal } = state;
  return {
    name: offender.name,
    prisonerNumber: offender.prisonerNumber,
    offence: facts.offence ?? null,
    originalSentence: facts.originalSentence ?? null,
    termMonths: facts.termMonths ?? null,
    politicalRightsYears: facts.politicalRightsYears ?? null,
    birthDate: day(facts.birthDate),
    sentenceStart: day(facts.sentenceStart),
    sentenceEnd: day(facts.sentenceEnd),
    judgmentDate: day(facts.judgmentDate),
    judgmentEffective: day(facts.judgmentEffective),
    deliveryDate: day(facts.deliveryDate),
    filingDate,
    proposedReductionMonths: proposal?.reductionMonths ?? null,
    proposedReductionDays: proposal?.reductionDays ?? null,
    priorReductions: reductions(facts.priors),
  };
}

/** A day of which the source gives only month or year is not compared. */
const day = (date: SourceDate | string | null | undefined): LegalDate | null =>
  date != null && isLegalDate(date) ? date : null;

/** Months of the earlier reductions; null as long as one of them is not known in months. */
function reductions(priors: CaseState['facts']['priors']): readonly number[] | null {
  if (priors == null) return null;
  const months = priors.map((prior) => prior.months ?? null);
  return months.every((each) => each !== null) ? months : null;
}
