import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { rule } from '../rules/review-rules.ts';
import { ageOn, has, type CaseFile } from './case-file.ts';
import { miss, record, type Notebook } from './notebook.ts';
import { isTenYearsOrMore } from './prisoner-class.ts';
import { exact, spanOfSource } from './span.ts';

/** 从宽: by one third at most, the amount or the time, never both (法释〔2016〕23号 arts.19, 20). */
export interface Relaxation {
  readonly rule: 'SPC2016-019' | 'SPC2016-020';
}

/** The relaxation that the file supports; to grant it is always for the court. */
export function relaxationOf(file: CaseFile, notes: Notebook): Relaxation | null {
  if (!file.law.applies('SPC2016-019')) return null;
  if (isMinor(file, notes)) return { rule: 'SPC2016-019' };
  return isHelpless(file, notes) ? { rule: 'SPC2016-020' } : null;
}

/** A time shortened by the full third, in months. */
export function shortened(relaxation: Relaxation, months: number): number {
  const [part, of] = thirdOf(relaxation);
  return months - Math.floor((months * part) / of);
}

/** An amount widened by the full third, in months. */
export function widened(relaxation: Relaxation, months: number): number {
  const [part, of] = thirdOf(relaxation);
  return months + Math.floor((months * part) / of);
}

const thirdOf = (relaxation: Relaxation) => rule(relaxation.rule).limit.fraction;

export const relaxationText = (relaxation: Relaxation): Bilingual =>
  relaxation.rule === 'SPC2016-019'
    ? {
        zh: '报请减刑前服刑期间不满十八周岁，幅度可以适当放宽或者时间可以适当缩短，以三分之一为限，二者择一，由法院裁量',
        en: 'Under eighteen while serving before filing: amount widened or times shortened by one third at most, one or the other, at the court’s discretion',
      }
    : {
        zh: '基本丧失劳动能力、生活难以自理的老年、患严重疾病、身体残疾罪犯，幅度可以适当放宽或者时间可以适当缩短，以三分之一为限，二者择一，由法院裁量',
        en: 'Old, seriously ill or disabled, unable to work or care for themselves: amount widened or times shortened by one third at most, one or the other, at the court’s discretion',
      };

function isMinor(file: CaseFile, notes: Notebook): boolean {
  const minor = file.facts.under18AtFiling === true || servedUnderEighteen(file);
  if (!minor) return false;
  const listed = isArt81_2Crime(file);
  if (listed === null) {
    miss(notes, 'art81_2Crime', 'SPC2016-019');
    return false;
  }
  record(notes, 'SPC2016-019', {
    result: listed ? 'notMet' : 'met',
    facts: {
      under18AtFiling: file.facts.under18AtFiling ?? null,
      birthDate: file.facts.birthDate ?? null,
      art81_2Crime: listed,
    },
  });
  return !listed;
}

/** 刑法 art.81(2): recidivists, and the eight violent crimes with ten years or more or life. */
export function isArt81_2Crime(file: CaseFile): boolean | null {
  if (file.facts.art81_2Crime !== null && file.facts.art81_2Crime !== undefined)
    return file.facts.art81_2Crime;
  if (file.categories === null) return null;
  if (has(file, 'recidivist')) return true;
  if (!has(file, 'violentEight')) return false;
  if (file.stage !== 'fixed') return file.stage === null ? null : file.stage !== 'short';
  const months = file.facts.violentCrimeMonths ?? file.facts.termMonths ?? null;
  return months === null ? null : isTenYearsOrMore(months);
}

/**
 * art.19 speaks of the time served before the filing: under eighteen on delivery, or at the filing
 * where that is all the file tells. Whether a year is full on the birthday or on the day after is not
 * said; on it the prisoner counts as still under eighteen and as already sixty-five. A court decides.
 */
function servedUnderEighteen(file: CaseFile): boolean {
  const first = exact(file.delivery) ?? exact(file.filing);
  const age = ageOnDay(file, first && addDays(first, -1)) ?? file.facts.ageAtFiling ?? null;
  return age !== null && age < 18;
}

/** Age in whole years on the day of filing. */
export const ageAtFiling = (file: CaseFile): number | null =>
  file.facts.ageAtFiling ?? ageOnDay(file, exact(file.filing));

function ageOnDay(file: CaseFile, day: LegalDate | null): number | null {
  const birth = exact(spanOfSource(file.facts.birthDate));
  return birth !== null && day !== null ? ageOn(birth, day) : null;
}

/** art.20: old (65, art.39), seriously ill or disabled, and helpless; age alone changes no number. */
function isHelpless(file: CaseFile, notes: Notebook): boolean {
  const { facts } = file;
  const age = ageAtFiling(file);
  const old = age === null ? null : age >= elderly;
  const group = old === true || facts.seriouslyIll === true || facts.disabled === true;
  const helpless = facts.lostLabourCapacityAndSelfCare ?? null;
  if (!group && helpless !== true) return false;
  if (!group) {
    miss(notes, 'ageAtFiling', 'SPC2016-020');
    miss(notes, 'seriouslyIll', 'SPC2016-020');
    miss(notes, 'disabled', 'SPC2016-020');
    return false;
  }
  if (old === true) record(notes, 'SPC2016-039-1', { result: 'met', facts: { ageAtFiling: age } });
  if (helpless === null) miss(notes, 'lostLabourCapacityAndSelfCare', 'SPC2016-020');
  record(notes, 'SPC2016-020', {
    result: helpless === null ? 'unknown' : helpless ? 'met' : 'notMet',
    facts: {
      ageAtFiling: age,
      seriouslyIll: facts.seriouslyIll ?? null,
      disabled: facts.disabled ?? null,
      lostLabourCapacityAndSelfCare: helpless,
    },
    ...(helpless === true
      ? {}
      : {
          text: {
            zh: '老年、患病或者残疾本身不放宽数额和时间，只影响考察重点',
            en: 'Age, illness or disability alone changes no number, only what the review looks at',
          },
        }),
  });
  // art.31: eighty, ill, no risk, and barred from parole: as art.20.
  const eighty =
    (age ?? 0) >= rule('SPC2016-031').when.age.gte &&
    facts.seriouslyIll === true &&
    facts.noReoffendRisk === true &&
    file.law.applies('SPC2016-031');
  if (eighty) record(notes, 'SPC2016-031', { result: 'met', facts: { ageAtFiling: age } });
  return helpless === true || eighty;
}

/** 老年罪犯 (art.39(1)). */
const elderly = rule('SPC2016-039-1').limit.period.years;
