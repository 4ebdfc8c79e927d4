import { rule, type RuleId } from '../rules/review-rules.ts';
import { sentenceEnd, sentenceEndExplained } from '../period.ts';
import type { CaseFile } from './case-file.ts';
import type { Merit, MeritKey } from './merit.ts';
import { leaveToPerson, miss, record, titleOf, type Notebook } from './notebook.ts';
import { monthsOf, rangeOf } from './period-of-rule.ts';
import type { Regime } from './regimes.ts';

/** The fixed terms into which life may be changed, in months. */
export interface Conversion {
  readonly rule: RuleId;
  readonly min: number;
  readonly max: number;
  /** The article sets a least and compares the rest: a longer term is at discretion. */
  readonly leastOnly: boolean;
}

/** 无期徒刑减为有期徒刑: the term by ground of merit, from the day of the ruling (刑法 art.80). */
export function conversionOf(
  file: CaseFile,
  regime: Regime,
  merit: Merit,
  notes: Notebook,
): Conversion | null {
  if (regime.conversion === null || merit.key === null || !regime.certain) return null;
  const id = regime.conversion[merit.key];
  const range = lawfulRange(id, merit.key);
  if (range.min === range.max) notes.figures.resultTermMonths = range.min;
  else notes.figures.resultTermMonthsRange = [range.min, range.max];
  notes.figures.resultTermMonthsMin = range.min;
  notes.figures.resultSentence = 'fixedTerm';
  const later = laterInterval(file, regime);
  notes.figures.laterIntervalYears = monthsOf(later) / 12;
  record(notes, later, {
    result: 'met',
    text: {
      zh: `${rule(later).text}（减为有期徒刑以后适用）`,
      en: `${titleOf(later).en} (binds after the change to a fixed term)`,
    },
  });
  record(notes, id, {
    result: 'met',
    facts: { merit: file.facts.merit ?? null, minMonths: range.min, maxMonths: range.max },
    text: {
      zh: `${rule(id).text}（本案可以减为${months(range.min)}${range.min === range.max ? '' : `至${months(range.max)}`}有期徒刑）`,
      en: `${rule(id).title.en}: may become a term of ${range.min === range.max ? range.min : `${range.min} to ${range.max}`} months`,
    },
  });
  politicalRightsAtConversion(file, notes);
  const term = file.facts.proposedResultTermMonths ?? (range.min === range.max ? range.min : null);
  if (file.ruling === null || term !== null) termFromRuling(file, term, notes);
  if (regime.name === 'strict' || regime.name === 'restricted')
    leaveToPerson(
      notes,
      id,
      {
        zh: '减刑幅度应当从严掌握，在幅度内如何确定由法院裁量并说明理由',
        en: 'To be kept strict: which term within the range is for the court, with reasons',
      },
      { decisive: false },
    );
  if (regime.name === 'corruption2019' && merit.key === 'repent+majorMerit')
    leaveToPerson(
      notes,
      id,
      {
        zh: '法释〔2019〕6号没有“悔改并重大立功”一档，按重大立功计',
        en: 'Fa Shi [2019] No. 6 has no head for repentance with major merit; that for major merit is taken',
      },
      { decisive: false, question: 'Q6' },
    );
  return { rule: id, ...range };
}

const months = (value: number): string =>
  value % 12 === 0 ? `${value / 12}年` : `${Math.floor(value / 12)}年${value % 12}个月`;

/**
 * art.9 compares with art.8 and sets a least of twenty years, so its range is that of art.8
 * above that least.
 */
function lawfulRange(id: RuleId, key: MeritKey): Omit<Conversion, 'rule'> {
  const own = rangeOf(id, key);
  if (own.min !== null && own.max !== null) return { min: own.min, max: own.max, leastOnly: false };
  const compared = rangeOf(article8[key], key);
  const min = Math.max(own.min ?? 0, compared.min ?? 0);
  return { min, max: Math.max(min, compared.max ?? min), leastOnly: true };
}

const article8: Readonly<Record<MeritKey, RuleId>> = {
  repent: 'SPC2016-008-1A',
  merit: 'SPC2016-008-1A',
  'repent+merit': 'SPC2016-008-1B',
  majorMerit: 'SPC2016-008-1C',
  'repent+majorMerit': 'SPC2016-008-1D',
};

/** The interval that will bind afterwards. */
function laterInterval(file: CaseFile, regime: Regime): RuleId {
  const reprieve = file.stage === 'reprieveLife';
  switch (regime.name) {
    case 'restricted':
      return 'SPC2016-014-I';
    case 'corruption2019':
      return reprieve ? 'SPC2019-004-3' : 'SPC2019-003-3';
    case 'strict':
      return reprieve ? 'SPC2016-011-I' : 'SPC2016-009-1I';
    default:
      return 'SPC2016-008-1I';
  }
}

/** 剥夺政治权利: seven to ten years at the change, three at last (2016 art.17(2)). */
export function politicalRightsAtConversion(file: CaseFile, notes: Notebook): void {
  if (file.law.applies('SPC2016-017-2')) {
    const { atConversion, finalMinYears } = rule('SPC2016-017-2').limit;
    notes.figures.politicalRightsYears = [atConversion.minYears, atConversion.maxYears];
    notes.figures.politicalRightsMinYears = finalMinYears;
    record(notes, 'SPC2016-017-2', {
      result: 'met',
      facts: { years: [atConversion.minYears, atConversion.maxYears] },
    });
    return;
  }
  const { minYears, maxYears } = rule('CL-057-2').limit;
  notes.figures.politicalRightsYears = [minYears, maxYears];
  record(notes, 'CL-057-2', { result: 'met', facts: { years: [minYears, maxYears] } });
}

/** 刑法 art.80: the fixed term runs from the ruling, whatever the law of its amount. */
export function termFromRuling(file: CaseFile, term: number | null, notes: Notebook): void {
  const { ruling, facts } = file;
  if (ruling === null) {
    miss(notes, 'rulingDate', 'CL-080');
    return;
  }
  // 2016 arts.32(2), 37(1): what was served before the new judgment is deducted, by a person.
  const deducted = facts.omittedCrime?.combinedSentence === 'life' || facts.retrial === 'changed';
  if (term === null || deducted) return;
  const end = sentenceEnd(ruling, { months: term });
  notes.figures.newTermIfRuledOn = [ruling, end];
  notes.figures.newEnd = end;
  record(notes, 'CL-080', {
    result: 'met',
    facts: { rulingDate: ruling, termMonths: term },
    steps: () => sentenceEndExplained(ruling, { months: term }).steps,
  });
}
