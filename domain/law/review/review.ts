import { type LegalDate } from '#domain/kernel/legal-date.ts';
import type { ReviewFacts } from '../facts.ts';
import type { Figures, MissingFact, Review } from './answer.ts';
import { has, isFixedStage, openCaseFile, type CaseFile } from './case-file.ts';
import { competenceOf } from './competence.ts';
import { reviewCommutation } from './commutation.ts';
import { type Limits } from './limits.ts';
import { contradictions } from './contradictions.ts';
import { isEndOpen, waitsOverTimeNotCounted } from './end-open.ts';
import { hearingOf } from './hearing.ts';
import { lawDateOf, lawOfTheDay, lawTexts } from './law-of-the-day.ts';
import { meritOf, type Merit } from './merit.ts';
import { leaveToPerson, miss, newNotebook, record, type Notebook } from './notebook.ts';
import { barredByArticle81, paroleForbidden } from './parole-bar.ts';
import { reviewParole } from './parole.ts';
import { noticePeriod } from './notice-period.ts';
import { judgeProposal } from './proposal.ts';
import { reviewReprieveExpiry } from './reprieve-expiry.ts';
import { reviewRevocation } from './revocation.ts';
import { sayEnd } from './say-end.ts';
import { currentEnd } from './term-arithmetic.ts';
import { timeOfLaw } from './time-of-law.ts';
import { earliestDays, verdictOf, type EarliestDays } from './verdict.ts';
import { firstDayToSay } from './voided-rulings.ts';

export interface ReviewOptions {
  /** Judge by the law of this day instead of the day of {@link lawDateOf}. */
  readonly lawDate?: LegalDate | null;
  /** The day on which it is asked: without a day of filing nothing that happened lies after it. */
  readonly today?: LegalDate | null;
  /** Write the steps of each calculation into the findings; true unless said otherwise. */
  readonly explain?: boolean;
}

/**
 * The statutory review of a commutation or parole: which conditions the facts meet, from when,
 * how much may be taken off, and what is left to a person. Pure and total: no clock, no chance,
 * no locale; facts that contradict each other are findings and never throw. It says *eligible*,
 * never *granted*. 减刑、假释的法定条件审查.
 */
export function review(facts: ReviewFacts, options: ReviewOptions = {}): Review {
  const law = lawOfTheDay(options.lawDate ?? lawDateOf(facts));
  const file = openCaseFile(facts, law);
  const notes = newNotebook(options.explain ?? true, law.applies);
  if (!facts.filingDate) miss(notes, 'filingDate', 'SPC2016-040-2');
  contradictions(file, notes, options.today ?? null);
  timeOfLaw(file, notes);
  const { limits, merit } = reviewMeasure(file, notes);
  waitsOverTimeNotCounted(file, notes);
  sayParole(file, notes);
  const hearing = hearingOf(file, merit, limits, notes);
  const competence = competenceOf(file, notes);
  noticePeriod(file, notes);
  const verdict = verdictOf(notes);
  const days = sayable(file, earliestDays(notes.gates, file.filing, verdict));
  const proposal = judgeProposal(file, limits, verdict, notes);
  const texts = lawTexts(law);
  return {
    verdict,
    measure: facts.measure,
    lawDate: law.date,
    lawVersion: texts[0]!,
    lawTexts: texts,
    earliestFilingDate: days.earliest,
    ...figuresOf(file, notes, days, isEndOpen(file) ? undefined : (proposal?.newEnd ?? null)),
    openHearingMandatory: hearing.grounds.length > 0,
    openHearingGrounds: hearing.grounds,
    procuratorateMustInvestigate: hearing.investigation.length > 0,
    procuratorateInvestigationGrounds: hearing.investigation,
    ...competence,
    paroleForbidden: paroleForbidden(file),
    paroleBar81_2: barredByArticle81(file),
    findings: notes.findings,
    missing: missingFacts(notes),
    reviewReasons: notes.reasons,
    proposal,
    facts,
  };
}

/**
 * What the file does not tell. A fact is decisive where a rule that needs it could not be judged and
 * sent the case to a person for that: missing is never met.
 */
function missingFacts({ missing, findings, gates }: Notebook): readonly MissingFact[] {
  const unjudged = new Set(
    findings
      .filter(({ result, effect }) => result === 'unknown' && effect === 'person')
      .map(({ rule }) => rule),
  );
  return [...missing].map(([field, neededBy]) => ({
    field,
    neededBy,
    decisive:
      neededBy.some((id) => unjudged.has(id)) ||
      // Every time runs to the filing date, by whatever rule it is asked for.
      (field === 'filingDate' && gates.some(({ rule }) => unjudged.has(rule))),
  }));
}

/** No day that follows from a judgment which another one has replaced. */
function sayable(file: CaseFile, { earliest, alternative, standard }: EarliestDays): EarliestDays {
  const first = firstDayToSay(file);
  const said = (day: LegalDate | null) =>
    first === undefined || (first !== null && day !== null && day >= first) ? day : null;
  return { earliest: said(earliest), alternative: said(alternative), standard: said(standard) };
}

const noLimits: Limits = { amount: null, conversion: null, floor: null };

function reviewMeasure(file: CaseFile, notes: Notebook): { limits: Limits; merit: Merit } {
  const merit = meritOf(file, notes);
  const measure = file.facts.measure;
  if (measure === 'paroleRevocation') {
    reviewRevocation(file, notes);
    return { limits: noLimits, merit };
  }
  if (file.stage === 'reprieve' && measure !== 'parole') {
    return { limits: { ...noLimits, conversion: reviewReprieveExpiry(file, notes) }, merit };
  }
  if (measure === 'reprieveExpiry') notAReprieve(file, notes);
  if (file.facts.lifeImprisonmentNoRelease === true) {
    withoutRelease(file, notes);
    return { limits: noLimits, merit };
  }
  releaseUnknown(file, notes);
  identity(file, merit, notes);
  if (measure === 'parole') {
    reviewParole(file, merit, notes);
    return { limits: noLimits, merit };
  }
  if (measure === 'commutation') return { limits: reviewCommutation(file, merit, notes), merit };
  return { limits: noLimits, merit };
}

/** That parole is closed is worth knowing in a commutation too (2016 art.26(2) prefers parole). */
function sayParole(file: CaseFile, notes: Notebook): void {
  if (file.facts.measure !== 'commutation' || barredByArticle81(file) !== true) return;
  const restated = file.facts.originalSentence === 'deathReprieve' ? 'SPC2016-025-2' : null;
  for (const id of ['CL-081-2', restated] as const)
    if (id !== null)
      record(notes, id, {
        result: 'met',
        facts: { categories: file.facts.categories ?? null },
        text: { zh: '该罪犯不得假释', en: 'This prisoner is barred from parole' },
      });
}

/** 终身监禁: nothing lifts it after the change to life (刑法 art.383(4), 2016 art.15). */
function withoutRelease(file: CaseFile, notes: Notebook): void {
  for (const id of ['CL-383-4', 'SPC2016-015'] as const)
    if (file.law.applies(id))
      record(notes, id, {
        result: 'notMet',
        effect: 'bar',
        facts: { lifeImprisonmentNoRelease: true },
      });
}

/**
 * 终身监禁 goes only with a death reprieve for embezzlement or bribery (刑法 art.383(4)): there the
 * file must say whether it was ordered, elsewhere it need not.
 */
function releaseUnknown(file: CaseFile, notes: Notebook): void {
  const known = file.facts.lifeImprisonmentNoRelease ?? null;
  const possible = file.facts.originalSentence === 'deathReprieve' && has(file, 'corruption2019');
  if (known !== null || !possible || !file.law.applies('CL-383-4')) return;
  miss(notes, 'lifeImprisonmentNoRelease', 'CL-383-4');
  record(notes, 'CL-383-4', {
    result: 'unknown',
    effect: 'person',
    facts: { lifeImprisonmentNoRelease: null },
  });
}

function notAReprieve(file: CaseFile, notes: Notebook): void {
  if (file.facts.originalSentence === null || file.facts.originalSentence === undefined)
    miss(notes, 'originalSentence', 'CL-050-1A');
  record(notes, 'CL-050-1A', {
    result: file.facts.originalSentence ? 'notMet' : 'unknown',
    effect: file.facts.originalSentence ? 'bar' : 'person',
    facts: { originalSentence: file.facts.originalSentence ?? null },
  });
}

/** 法发〔2021〕31号 art.9: true name and address withheld and not to be found out. */
function identity(file: CaseFile, merit: Merit, notes: Notebook): void {
  if (file.facts.identityConcealed !== true || !file.law.applies('OP2021-009')) return;
  if (merit.major)
    leaveToPerson(
      notes,
      'OP2021-009',
      {
        zh: '身份不明而有重大立功等特殊情形，能否减刑、假释由人决定',
        en: 'Identity withheld, but major merit: whether a measure is open is for a person',
      },
      { decisive: true },
    );
  else
    record(notes, 'OP2021-009', {
      result: 'notMet',
      effect: 'bar',
      facts: { identityConcealed: true },
    });
}

/** From where the term runs into which life was changed (刑法 art.80). */
function sayTerm(file: CaseFile, end: LegalDate, notes: Notebook): void {
  const { start, months } = file.term;
  sayEnd(file, notes, { months: 0 }, { termStart: start, termMonths: months, end });
  if (file.stage === 'lifeFixed')
    record(notes, 'CL-080', { result: 'met', facts: { termStart: file.term.start } });
}

function figuresOf(
  file: CaseFile,
  notes: Notebook,
  days: ReturnType<typeof earliestDays>,
  proposedEnd: LegalDate | null | undefined,
): Figures {
  const figures: Figures = { ...notes.figures };
  if (days.alternative !== null) figures.alternativeEarliest = days.alternative;
  if (days.standard !== null) figures.standardEarliest = days.standard;
  if (file.impliedSentenceStart !== null) figures.impliedSentenceStart = file.impliedSentenceStart;
  if (proposedEnd !== undefined && (isFixedStage(file.stage) || file.stage === 'short')) {
    const end = currentEnd(file);
    if (file.stage !== 'fixed' && end !== null) sayTerm(file, end, notes);
    figures.newEndBefore = end;
    const shortened =
      (file.facts.proposedReductionMonths ?? file.facts.proposedReductionDays) != null;
    figures.newEnd = proposedEnd ?? (shortened ? null : (figures.newEnd ?? end));
  }
  return figures;
}
