import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { rankLevel } from '../former-rank.ts';
import { addPeriod, addPeriodExplained } from '../period.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import type { ReviewFacts } from '../facts.ts';
import { has, hasAny, stageOf, type CaseFile, type Stage } from './case-file.ts';
import { lawOfTheDay } from './law-of-the-day.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { isTenYearsOrMore } from './prisoner-class.ts';
import { isSuspended } from './suspended-sentence.ts';
import { exact, spanOfSource } from './span.ts';
import { periodOf } from './period-of-rule.ts';

export interface Competence {
  readonly court: 'intermediate' | 'high' | null;
  readonly provincialConsentRequired: boolean;
  readonly provincialReviewRequired: boolean | null;
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

/**
 * Review by the provincial prison authority: former county level, and heads of mafia-type groups. Null
 * where the file does not tell the rank: who proposes must find out first.
 */
function review(file: CaseFile, notes: Notebook): boolean | null {
  const duty = hasAny(file, ['dutyCrime', 'corruption2019']) && file.law.applies('MOJ38-COUNTY');
  const byRank = duty ? reviewByRank(file, notes) : false;
  const byGroup =
    hasAny(file, ['mafiaOrganizerLeader', 'evilForceRingleader']) && organized(file, notes);
  if (has(file, 'mafiaOrganization')) record(notes, 'AOC-037', { result: 'met' });
  return byGroup || byRank;
}

/** 司发通〔2014〕38号 三: by the rank that the prisoner had; a word that tells none is for a person. */
function reviewByRank({ facts }: CaseFile, notes: Notebook): boolean | null {
  const formerRank = facts.formerRank ?? null;
  if (formerRank === null) {
    miss(notes, 'formerRank', 'MOJ38-COUNTY');
    return null;
  }
  const level = rankLevel(formerRank);
  if (level === null) {
    record(notes, 'MOJ38-COUNTY', { result: 'review', effect: 'person', facts: { formerRank } });
    leaveToPerson(notes, 'MOJ38-COUNTY', unreadRank(formerRank), { decisive: true });
    return null;
  }
  if (level === 'belowCounty') return false;
  for (const id of ['MOJ38-COUNTY', 'REC2014-002'] as const)
    record(notes, id, { result: 'met', facts: { formerRank } });
  if (level === 'bureauOrAbove')
    record(notes, 'MOJ38-BUREAU', { result: 'met', facts: { formerRank } });
  if (level === 'countyOrAbove')
    leaveToPerson(notes, 'MOJ38-BUREAU', maybeBureau(formerRank), { decisive: false });
  return true;
}

const unreadRank = (rank: string): Bilingual => ({
  zh: `原职级“${rank}”看不出级别，是否县处级以上由人认定`,
  en: `The former rank “${rank}” tells no level: whether it was county level or above is for a person`,
});

const maybeBureau = (rank: string): Bilingual => ({
  zh: `原职级“${rank}”至少为县处级，是否厅局级以上由人认定`,
  en: `The former rank “${rank}” was county level at least; whether bureau level or above is for a person`,
});

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
