import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { addPeriod, addPeriodExplained } from '../period.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import type { ReviewFacts } from '../facts.ts';
import { has, hasAny, stageOf, type CaseFile, type Stage } from './case-file.ts';
import { lawOfTheDay } from './law-of-the-day.ts';
import { miss, record, type Notebook } from './notebook.ts';
import { isTenYearsOrMore } from './prisoner-class.ts';
import { isSuspended } from './suspended-sentence.ts';
import { exact, spanOfSource } from './span.ts';
import { periodOf } from './period-of-rule.ts';

export interface Competence {
  readonly court: 'intermediate' | 'high' | null;
  readonly provincialConsentRequired: boolean;
  readonly provincialReviewRequired: boolean;
}

/** Which court, and whose consent first (法释〔2014〕5号 art.1; 监狱法 2026 arts.51–53). */
export function competenceOf(file: CaseFile, notes: Notebook): Competence {
  // Parole is revoked by the court that granted it (社区矫正法 art.46), which the file does not name.
  const revocation = file.facts.measure === 'paroleRevocation';
  if (file.stage === null || revocation) {
    return {
      court: null,
      provincialConsentRequired: false,
      provincialReviewRequired: !revocation && review(file, notes),
    };
  }
  const id = courtRule[file.stage];
  const { court } = rule(id).limit;
  record(notes, id, { result: 'met', facts: { court } });
  if (file.facts.measure === 'parole') record(notes, 'CL-082', { result: 'met', facts: { court } });
  rulingLimit(file, id, notes);
  const consent = court === 'high';
  if (consent) {
    const basis = file.law.applies('PL2026-051') ? consentRule(file) : 'MOJ130-004';
    record(notes, basis, { result: 'met' });
  }
  return {
    court,
    provincialConsentRequired: consent,
    provincialReviewRequired: review(file, notes),
  };
}

const courtRule = {
  short: 'SPC2014-001-4',
  fixed: 'SPC2014-001-3',
  lifeFixed: 'SPC2014-001-3',
  reprieveFixed: 'SPC2014-001-3',
  life: 'SPC2014-001-2',
  reprieveLife: 'SPC2014-001-2',
  reprieve: 'SPC2014-001-1',
} as const satisfies Readonly<Record<Stage, RuleId>>;

const consentRule = (file: CaseFile): RuleId =>
  file.facts.measure === 'parole'
    ? 'PL2026-053'
    : file.stage === 'reprieve'
      ? 'PL2026-052'
      : 'PL2026-051';

/**
 * One month from the proposal, and one more where the text allows it; thirty days for one in
 * community correction. Never lengthened by holidays.
 */
function rulingLimit(file: CaseFile, id: (typeof courtRule)[Stage], notes: Notebook): void {
  const received = exact(spanOfSource(file.facts.courtAcceptDate ?? file.facts.filingDate));
  if (received === null) return;
  const { applies } = file.law;
  const governing = rulingRule(file, id);
  const period = periodOf(governing);
  const limit = addPeriod(received, period);
  const { extension } = rule(id).limit;
  notes.figures.courtOneMonthLimit = limit;
  if (extension !== null && governing === id)
    notes.figures.courtLimitIfExtended = addPeriod(received, {
      months: (period.months ?? 0) + extension.period.months,
    });
  record(notes, governing === id && applies('INT2021-202-1') ? 'INT2021-202-1' : governing, {
    result: 'met',
    facts: { received, limit },
    steps: () => addPeriodExplained(received, period).steps,
  });
}

/** The rule that says how long the court has; `id` is that of the sentence being served. */
const rulingRule = (file: Pick<CaseFile, 'facts' | 'law'>, id: (typeof courtRule)[Stage]) =>
  inCommunityCorrection(file) && file.law.applies('INT2021-534-2') ? 'INT2021-534-2' : id;

/** The same for a case of which only the facts are known; null where they leave the sentence open. */
export function rulingRuleOf(facts: ReviewFacts, on: LegalDate | null) {
  const stage = stageOf(facts);
  return stage === null ? null : rulingRule({ facts, law: lawOfTheDay(on) }, courtRule[stage]);
}

/** 社区矫正对象: 管制、缓刑; thirty days and no longer (法释〔2021〕1号 art.534(2)). */
const inCommunityCorrection = (file: Pick<CaseFile, 'facts'>): boolean =>
  file.facts.originalSentence === 'control' || isSuspended(file);

/** Review by the provincial prison authority: former county level, and heads of mafia-type groups. */
function review(file: CaseFile, notes: Notebook): boolean {
  const { facts, law } = file;
  let required = false;
  if (hasAny(file, ['dutyCrime', 'corruption2019']) && law.applies('MOJ38-COUNTY')) {
    const rank = facts.formerRank ?? null;
    if (rank === null) miss(notes, 'formerRank', 'MOJ38-COUNTY');
    else if (isCountyOrAbove(rank)) {
      required = true;
      record(notes, 'MOJ38-COUNTY', { result: 'met', facts: { formerRank: rank } });
      record(notes, 'REC2014-002', { result: 'met', facts: { formerRank: rank } });
      if (isBureau(rank))
        record(notes, 'MOJ38-BUREAU', { result: 'met', facts: { formerRank: rank } });
    }
  }
  if (hasAny(file, ['mafiaOrganizerLeader', 'evilForceRingleader']))
    required = organized(file, notes) || required;
  if (has(file, 'mafiaOrganization')) record(notes, 'AOC-037', { result: 'met' });
  return required;
}

const isBureau = (rank: string): boolean => /bureau|ministr|provinc|[厅局省部]级|厅局/u.test(rank);

/** A level (县处级), or a post that tells none and is no clerk's (县长, not 县公安局科员). */
const isCountyOrAbove = (rank: string): boolean =>
  /county|[县处]级/u.test(rank) ||
  isBureau(rank) ||
  (/[县处厅局部]/u.test(rank) && !/级|科|股|员|经理/u.test(rank));

/** 反有组织犯罪法 art.36: commutation from ten years, parole whatever the term. */
function organized(file: CaseFile, notes: Notebook): boolean {
  const parole = file.facts.measure === 'parole';
  const id = parole ? 'AOC-036-2' : 'AOC-036-1';
  if (!file.law.applies(id)) return false;
  const months = file.facts.termMonths ?? null;
  if (!parole && (file.stage === 'fixed' || file.stage === 'short')) {
    if (months === null) miss(notes, 'termMonths', id);
    if (months === null || !isTenYearsOrMore(months)) return false;
  }
  record(notes, id, { result: 'met', facts: { categories: file.facts.categories ?? null } });
  return true;
}
