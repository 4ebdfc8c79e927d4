import type { Category, ReviewFacts } from '../facts.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import { inBracket } from './bracket.ts';
import { has, hasAny, type CaseFile, type Stage } from './case-file.ts';
import { isBefore } from './span.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { standingOf } from './property-standing.ts';
import {
  bracketed,
  corruption,
  corruptionAmounts,
  general,
  generalFixed,
  regime,
  restricted,
  strict,
  strictFrom10,
  strictTo10,
  type Regime,
} from './regimes.ts';

/** The classes of art.7(1), 9 and 11 whatever the term. */
const strictClasses: readonly Category[] = [
  'dutyCrime',
  'financialCrime',
  'mafiaOrganization',
  'nationalSecurity',
  'terrorism',
  'drugRingleader',
  'drugRecidivist',
  'recidivist',
  'propertyNonPerformance',
  'corruption2019',
];

/** Terms of art.7(2) and of 刑法 art.81(2): ten years or more. */
export const isTenYearsOrMore = (months: number): boolean =>
  inBracket('SPC2016-007-2S', 'termMonths', months);

/**
 * The articles that govern this prisoner, in the order of precedence: restricted reprieve
 * (arts.13–14), corruption (法释〔2019〕6号), strict classes (arts.7, 9, 11), general (arts.6, 8, 10).
 * Null where the stage has no such articles or the term is not known.
 */
export function regimeOf(file: CaseFile, stage: Stage, notes: Notebook): Regime | null {
  if (stage === 'short' || stage === 'reprieve') return null;
  if (stage === 'reprieveLife' || stage === 'reprieveFixed') {
    const limited = isRestricted(file, notes);
    if (limited === null) return uncertain(general[stage]);
    if (limited) return restricted[stage];
  }
  if (file.categories === null) {
    miss(notes, 'categories', stage === 'fixed' ? 'SPC2016-007-1S' : 'SPC2016-009-1S');
    if (stage !== 'fixed') return uncertain(general[stage]);
    return file.facts.termMonths ? uncertain(generalFixed(file.facts.termMonths)) : null;
  }
  const corrupt = isCorruption2019(file, notes);
  if (stage === 'fixed') return fixedRegime(file, corrupt, notes);
  if (corrupt) return corruption[stage];
  const strictHere =
    isStrict(file, 'SPC2016-009-1S', notes) ||
    has(file, 'violentEight') ||
    has(file, stage.startsWith('reprieve') ? 'multiCrimeDeathReprieve' : 'multiCrimeLife');
  return (strictHere ? strict : general)[stage];
}

/**
 * One of the classes by name, or able and not performing by the facts. Whether somebody is able
 * whose property judgment is open a person establishes; 法释〔2024〕5号 asks that itself.
 */
function isStrict(file: CaseFile, id: RuleId, notes: Notebook): boolean {
  const standing = standingOf(file);
  if (hasAny(file, strictClasses) || standing === 'unwilling') return true;
  if (standing === 'left' && !file.law.applies('SPC2024-001')) {
    miss(notes, 'propertyAbility', id);
    record(notes, id, { result: 'unknown', effect: 'person' });
  }
  return false;
}

const uncertain = (shortest: Regime): Regime => ({ ...shortest, certain: false });

function fixedRegime(file: CaseFile, corrupt: boolean, notes: Notebook): Regime | null {
  const months = file.facts.termMonths ?? null;
  if (months === null) {
    miss(notes, 'termMonths', 'SPC2016-006-1A');
    return null;
  }
  if (corrupt)
    return regime({
      name: 'corruption2019',
      start: bracketed(['SPC2019-002-1A', 'SPC2019-002-1B'], months),
      interval: bracketed(['SPC2019-002-3A', 'SPC2019-002-3B'], months),
      waiver: 'SPC2019-005',
      amount: corruptionAmounts,
    });
  const listed = isStrict(file, 'SPC2016-007-1S', notes);
  const heavy = isTenYearsOrMore(months);
  const severe = heavy && (has(file, 'multiCrimeTwoGte10') || isViolentTenYears(file, notes));
  if (!listed && !severe) return generalFixed(months);
  if (!heavy) return strictTo10;
  const alsoTo10 = listed && !severe && inBracket('SPC2016-007-1I', 'termMonths', months);
  return alsoTo10 ? { ...strictFrom10, lenientInterval: 'SPC2016-007-1I' } : strictFrom10;
}

/**
 * One of the eight violent crimes with ten years or more for that crime; `doubtful` where several
 * crimes were combined and the file does not give the term for the violent one (Q10).
 */
export function violentTenYears(file: CaseFile): boolean | 'doubtful' {
  if (!has(file, 'violentEight')) return false;
  const own = file.facts.violentCrimeMonths ?? null;
  if (own !== null) return isTenYearsOrMore(own);
  const months = file.facts.termMonths ?? null;
  if (months !== null && !isTenYearsOrMore(months)) return false;
  return months === null || combinesCrimes(file) ? 'doubtful' : true;
}

/**
 * Life or a reprieve for one of the eight violent crimes; `doubtful` where it was combined with
 * other crimes and the file does not say what the violent one carried.
 */
export function violentLife(file: CaseFile): boolean | 'doubtful' {
  if (!has(file, 'violentEight')) return false;
  const own = file.facts.violentCrimeMonths ?? null;
  if (own !== null) return isTenYearsOrMore(own);
  const several =
    hasAny(file, ['multiCrimeLife', 'multiCrimeDeathReprieve']) || combinesCrimes(file);
  return several && !offencesOf(file.facts).every(isListedOffence) ? 'doubtful' : true;
}

/** The strict reading is taken where it is doubtful, and a person decides. */
function isViolentTenYears(file: CaseFile, notes: Notebook): boolean {
  const violent = violentTenYears(file);
  if (violent === 'doubtful') sayDoubtful(file, notes, 'SPC2016-007-2S');
  return violent !== false;
}

/** Q10: which of combined crimes carried ten years. */
export function sayDoubtful(file: CaseFile, notes: Notebook, id: RuleId): void {
  if (file.stage === 'fixed' && !file.facts.termMonths) {
    miss(notes, 'termMonths', id);
    return;
  }
  miss(notes, 'violentCrimeMonths', id);
  leaveToPerson(
    notes,
    id,
    {
      zh: '数罪并罚，暴力性犯罪单独是否被判处十年以上有期徒刑，案卷未载，由人认定；暂按从严处理',
      en: 'Combined sentences: the file does not say whether the violent crime alone carried ten years or more; a person decides, the strict reading is taken',
    },
    { decisive: true, question: 'Q10' },
  );
}

const combinesCrimes = (file: CaseFile): boolean =>
  has(file, 'multiCrimeTwoGte10') ||
  (file.facts.totalOfSentencesMonths ?? 0) > (file.facts.termMonths ?? Infinity) ||
  /数罪/u.test(file.facts.offence ?? '') ||
  offencesOf(file.facts).length > 1;

/** The offences of a judgment one by one, without brackets and what was done while serving. */
export const offencesOf = ({ offence }: ReviewFacts): readonly string[] =>
  (offence ?? '')
    .replace(/（[^）]*）|\([^)]*\)|[；;，,]?服刑(?:期间|中).*/gu, '')
    .split(/[、；;，,]|(?<=罪)[和与及]/u)
    .map((name) => name.trim());

/** Crimes of 刑法分则第八章 that only a state functionary commits, by name. */
export const isOfficialsCrime = (name: string): boolean =>
  /^(?:贪污|受贿|挪用公款)罪?$/u.test(name);

/** The offences of 刑法 art.81(2) by name; a closed list. */
export const isListedOffence = (name: string): boolean =>
  /^(?:故意杀人|强奸|抢劫|绑架|放火|爆炸|投放危险物质)罪?$/u.test(name);

/**
 * 限制减刑, as the operative part of the judgment says (法释〔2011〕8号 art.7). It can only fall on
 * recidivists and the eight violent crimes (刑法 art.50(2)), so for others it need not be known.
 */
function isRestricted(file: CaseFile, notes: Notebook): boolean | null {
  const known = file.facts.commutationRestricted ?? null;
  if (known !== null) return known;
  if (file.categories !== null && !has(file, 'recidivist') && !has(file, 'violentEight'))
    return false;
  miss(notes, 'commutationRestricted', 'SPC2016-013');
  return null;
}

/** Marked as one of 法释〔2019〕6号, in force, and not judged before Amendment IX. */
export const isOf2019 = (file: CaseFile): boolean =>
  has(file, 'corruption2019') &&
  file.law.applies('SPC2019-000') &&
  !(file.facts.judgmentDate && isBefore(file.facts.judgmentDate, rule('CL-383-4').from));

/**
 * 法释〔2019〕6号: sentenced after 2015-11-01 under 刑法分则第八章, formerly a state functionary. Judgments
 * before that day fall back to arts.7, 9, 11 as duty crimes.
 */
export function isCorruption2019(file: CaseFile, notes: Notebook): boolean {
  const { facts, law } = file;
  if (!has(file, 'corruption2019')) {
    const judged = facts.judgmentDate ?? null;
    const inScope = judged !== null && !isBefore(judged, rule('CL-383-4').from);
    const eighth = facts.chapter ? facts.chapter === 8 : offencesOf(facts).some(isOfficialsCrime);
    if (eighth && !facts.chapter) miss(notes, 'chapter', 'SPC2019-000');
    if (has(file, 'dutyCrime') && eighth && inScope && law.applies('SPC2019-000'))
      leaveToPerson(
        notes,
        'SPC2019-000',
        {
          zh: '2015年11月1日后依照刑法分则第八章判处的职务犯罪，案卷未标为法释〔2019〕6号所指罪犯；原是否具有国家工作人员身份由人确认',
          en: 'A duty crime under Chapter VIII judged after 2015-11-01, not marked as one of Fa Shi [2019] No. 6: whether a former state functionary is for a person to confirm',
        },
        { decisive: true },
      );
    else if (has(file, 'dutyCrime') && law.applies('SPC2019-000'))
      record(notes, 'SPC2019-000', {
        result: 'met',
        facts: { chapter: facts.chapter ?? null, judgmentDate: judged },
        text: {
          zh: '未标为法释〔2019〕6号所指罪犯，按职务犯罪罪犯适用法释〔2016〕23号',
          en: 'Not marked as one of Fa Shi [2019] No. 6: Fa Shi [2016] No. 23 applies as to duty crimes',
        },
      });
    return false;
  }
  if (!law.applies('SPC2019-000')) return false;
  if (!isOf2019(file)) {
    record(notes, 'SPC2019-000', {
      result: 'notMet',
      facts: { judgmentDate: facts.judgmentDate ?? null },
      text: {
        zh: '判决早于刑法修正案（九）施行，不属法释〔2019〕6号范围，按职务犯罪罪犯适用法释〔2016〕23号',
        en: 'Judged before Amendment IX: outside Fa Shi [2019] No. 6; Fa Shi [2016] No. 23 applies as to duty crimes',
      },
    });
    return false;
  }
  return true;
}
