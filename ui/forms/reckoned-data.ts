import { factsFor } from '#domain/casework/facts-of-act.ts';
import { latestRuling, type CaseState } from '#domain/casework/case-state.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { grantedFields } from '#domain/casework/steps/proposal.ts';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import { review } from '#domain/law/index.ts';
import { isPropertyMaterial } from '#domain/law/materials/index.ts';
import { chapterOf } from '#domain/law/offences.ts';
import { sentenceEnd } from '#domain/law/period.ts';
import { ageOn } from '#domain/law/review/case-file.ts';
import { grants } from './content-of-outcome.ts';
import type { FormObject, FormValue } from './field-schema.ts';

/** Values that follow from other values of the form and from the case, by the JSON pointers of their fields. */
export type Reckoned = ReadonlyMap<string, FormValue>;

/** What is reckoned of a form as it is filled in now. */
export type Reckoning = (data: FormObject) => Reckoned;

const nothing: Reckoning = () => new Map();

const dayOf = (value: FormValue | undefined): LegalDate | null =>
  isLegalDate(value) ? value : null;

const reckonings: Readonly<Partial<Record<StepCommand, (state: CaseState) => Reckoning>>> = {
  submitProposal: (state) => () =>
    new Map([['/materials', [...new Set(state.documents.map(({ material }) => material))]]]),
  returnForSupplement: () => returned,
  makeRuling: (state) => (data) => ruled(state, data),
  makeRetrialRuling: (state) => (data) => ruled(state, data),
  serveRuling: (state) => (data) => served(state, data),
};

/** What follows from what in the form of a step; nothing where no value follows from another. */
export const reckoningOf = (name: StepCommand, state: CaseState): Reckoning =>
  reckonings[name]?.(state) ?? nothing;

/** Who is served on the day of the act; community correction of a parole only. */
function served(state: CaseState, { on }: FormObject): Reckoned {
  const day = dayOf(on);
  const parole = latestRuling(state)?.granted?.parole === true;
  return new Map([
    ['/prison', day],
    ['/procuratorate', day],
    ['/offender', day],
    ['/justiceBureau', parole ? day : null],
  ]);
}

/**
 * What the court grants is what was proposed, until it says otherwise, and nothing before it has an outcome;
 * the days are those that the law gives for it. Of what cannot be granted (half a month, a month less than
 * none) no day is reckoned.
 */
function ruled(state: CaseState, { on, outcome, granted }: FormObject): Reckoned {
  const none = !grants(outcome);
  const read = grantedFields.nullable().safeParse(none ? null : granted);
  const proposal = read.data ?? null;
  const act = { filingDate: state.filingDate, rulingDate: dayOf(on), proposal };
  const answer = proposal === null ? null : (review(factsFor(state, act)).proposal ?? null);
  return new Map<string, FormValue>([
    ['/granted', none ? null : (state.proposal as FormValue)],
    ['/newEnd', answer?.newEnd ?? null],
    ['/paroleProbationEnd', answer?.paroleProbationEnd ?? null],
    ['/resultSentence', proposal?.resultTermMonths == null ? null : 'fixedTerm'],
    // Nothing is reckoned of it: a ruling that refuses takes it out.
    ['/politicalRightsYears', null],
  ]);
}

/**
 * What is told at the fields of a form: an adjustment is no longer what was proposed, and has no way back
 * to it, which belongs to a ruling that grants (法释〔2014〕5号第十六条).
 */
export const toldAtFields = (reckoned: Reckoned, { outcome }: FormObject): Reckoned =>
  outcome === 'adjust'
    ? new Map([...reckoned].filter(([pointer]) => pointer !== '/granted'))
    : reckoned;

/** Whether the seven days of 法释〔2024〕5号第五条 run follows from the kinds of what is sent back. */
function returned({ items }: FormObject): Reckoned {
  const kinds = ((items ?? []) as readonly { readonly material: FormValue }[])
    .map(({ material }) => material)
    .filter((material) => typeof material === 'string');
  return new Map([['/property', kinds.length === 0 ? null : kinds.some(isPropertyMaterial)]]);
}

const termSentences: ReadonlySet<unknown> = new Set(['fixedTerm', 'criminalDetention', 'control']);

/** What follows from what when a case is opened: the present sentence, the end of the term, ages. */
export const reckoningOfOpening: Reckoning = ({ facts, plannedFilingDate }) => {
  const known = (facts ?? {}) as FormObject;
  const [start, born, crime] = ['sentenceStart', 'birthDate', 'crimeDate'].map((name) =>
    dayOf(known[name]),
  ) as [LegalDate | null, LegalDate | null, LegalDate | null];
  const filing = dayOf(plannedFilingDate);
  const months = known['termMonths'];
  const ageAtCrime = born === null || crime === null ? null : ageOn(born, crime);
  return new Map<string, FormValue>([
    ['/facts/chapter', chapterOf(String(known['offence']))],
    ['/facts/currentSentence', presentSentence(known)],
    [
      '/facts/sentenceEnd',
      start !== null && isMonths(months) && termSentences.has(known['originalSentence'])
        ? endOf(start, months)
        : null,
    ],
    ['/facts/ageAtFiling', born === null || filing === null ? null : ageOn(born, filing)],
    ['/facts/under18AtCrime', ageAtCrime === null ? null : ageAtCrime < 18],
  ]);
};

/** Null for an end that is later than any day that can be written (2199). */
function endOf(start: LegalDate, months: number): LegalDate | null {
  const isWritten = Number(start.slice(0, 4)) + months / 12 < 2199;
  return isWritten ? sentenceEnd(start, { months }) : null;
}

const isMonths = (value: FormValue | undefined): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= 600;

/** The sentence that the latest ruling which changed it led to; without one, that of the judgment. */
function presentSentence({ originalSentence, priors }: FormObject): FormValue {
  const rulings = (priors ?? []) as readonly FormObject[];
  const changed = rulings.map(({ toSentence }) => toSentence ?? null).filter((to) => to !== null);
  return changed.at(-1) ?? originalSentence ?? null;
}
