import { addDays, toEpochDay, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { FactName, ReviewFacts } from '../facts.ts';
import { sentenceEnd } from '../period.ts';
import { rule } from '../rules/review-rules.ts';
import type { FactValue } from './answer.ts';
import { ageOn, has, hasAny, reductionCount, type CaseFile } from './case-file.ts';
import { contradict } from './contradict.ts';
import { record, type Notebook } from './notebook.ts';
import { orderOfDates, rulingsTwice } from './order-of-dates.ts';
import {
  isListedOffence,
  isOfficialsCrime,
  isTenYearsOrMore,
  offencesOf,
} from './prisoner-class.ts';
import { placeOfTerm } from './place-of-term.ts';
import { printedEnds } from './printed-ends.ts';
import { standingOf } from './property-standing.ts';
import { exact, isBefore, spanOfSource } from './span.ts';
import { reducedBefore, reductionsOfTerm } from './term-arithmetic.ts';
import { counted } from '#domain/kernel/counted.ts';

/** Facts that cannot both be true: each finding names both places. 案卷内部矛盾. */
export function contradictions(
  file: CaseFile,
  notes: Notebook,
  today: LegalDate | null = null,
): void {
  orderOfDates(file, notes, today);
  sentence(file, notes);
  printedEnds(file, notes);
  rulingsTwice(file, notes);
  reductions(file, notes);
  person(file, notes);
  classes(file, notes);
}

/** The longest terms (刑法 arts.38, 42, 69, 72). */
const longest = { control: 36, criminalDetention: 12, suspended: 36 };
const [under35Years, from35Years] = rule('CL-069-1').limit.table;

function sentence(file: CaseFile, notes: Notebook): void {
  const { facts } = file;
  const { originalSentence, currentSentence, termMonths } = facts;
  const say = (second: FactName, text: Bilingual) =>
    contradict(
      notes,
      'FILE-SENTENCE',
      'originalSentence',
      originalSentence ?? null,
      second,
      asFact(facts, second),
      text,
    );
  if (
    originalSentence === 'fixedTerm' &&
    (currentSentence === 'life' || currentSentence === 'deathReprieve')
  )
    say('currentSentence', {
      zh: '原判有期徒刑，现刑却更重',
      en: 'A fixed term, yet the present sentence is heavier',
    });
  if (originalSentence === 'life' && currentSentence === 'deathReprieve')
    say('currentSentence', {
      zh: '原判无期徒刑，现刑却为死缓',
      en: 'Life, yet the present sentence is a death reprieve',
    });
  if (originalSentence && originalSentence !== 'deathReprieve') {
    if (facts.lifeImprisonmentNoRelease === true)
      say('lifeImprisonmentNoRelease', {
        zh: '终身监禁只能与死缓一并判处',
        en: 'Life without release goes only with a death reprieve',
      });
    if (facts.commutationRestricted === true)
      say('commutationRestricted', {
        zh: '限制减刑只能与死缓一并判处',
        en: 'Restricted commutation goes only with a death reprieve',
      });
  }
  withoutReleaseBeforeItsLaw(file, notes);
  partsAndWhole(file, notes);
  if (termMonths && originalSentence === 'fixedTerm') longestTerm(file, termMonths, notes);
  if (
    termMonths &&
    (originalSentence === 'control' || originalSentence === 'criminalDetention') &&
    termMonths > longest[originalSentence]
  )
    say('termMonths', {
      zh: '超过该刑种的最长刑期',
      en: 'Longer than this kind of sentence can be',
    });
  const suspended = facts.onProbation === true || Boolean(facts.suspendedSentence);
  if (suspended && (termMonths ?? 0) > longest.suspended)
    contradict(notes, 'FILE-SENTENCE', 'suspendedSentence', true, 'termMonths', termMonths!, {
      zh: '缓刑只适用于拘役、三年以下有期徒刑',
      en: 'Only detention and terms of up to three years can be suspended',
    });
}

/** 总和刑期以下、数刑中最高刑期以上 (刑法 art.69(1)). */
function partsAndWhole({ facts }: CaseFile, notes: Notebook): void {
  const { termMonths, violentCrimeMonths = null, totalOfSentencesMonths = null } = facts;
  if (!termMonths) return;
  const say = (name: FactName, months: number) =>
    contradict(notes, 'FILE-SENTENCE', name, months, 'termMonths', termMonths);
  if (violentCrimeMonths !== null && violentCrimeMonths > termMonths)
    say('violentCrimeMonths', violentCrimeMonths);
  if (totalOfSentencesMonths !== null && totalOfSentencesMonths < termMonths)
    say('totalOfSentencesMonths', totalOfSentencesMonths);
}

/** 终身监禁 exists since Amendment IX (刑法 art.383(4)): no earlier judgment or ruling can rest on it. */
function withoutReleaseBeforeItsLaw({ facts }: CaseFile, notes: Notebook): void {
  if (facts.lifeImprisonmentNoRelease !== true) return;
  const first = rule('CL-383-4').from;
  for (const name of ['judgmentDate', 'filingDate', 'rulingDate'] as const) {
    const date = facts[name] ?? null;
    if (date === null || !isBefore(date, first)) continue;
    contradict(notes, 'FILE-SENTENCE', 'lifeImprisonmentNoRelease', true, name, date, {
      zh: `终身监禁自${first}起才有，该日期早于此`,
      en: `Life without release exists since ${first} only; this day is before it`,
    });
  }
}

function longestTerm(file: CaseFile, termMonths: number, notes: Notebook): void {
  const total = file.facts.totalOfSentencesMonths ?? null;
  const cap =
    total !== null && total < under35Years.totalMonthsLt
      ? under35Years.maxMonths
      : from35Years.maxMonths;
  if (termMonths <= cap) return;
  record(notes, 'CL-069-1', {
    result: 'review',
    effect: 'person',
    facts: { termMonths, totalOfSentencesMonths: total },
    text: {
      zh: `原判刑期${termMonths}个月超过数罪并罚上限${cap}个月（termMonths、totalOfSentencesMonths）`,
      en: `The term of ${counted(termMonths, 'month')} is above the cap of ${cap} (termMonths, totalOfSentencesMonths)`,
    },
  });
}

/** Earlier reductions that leave nothing of the term, in months or to the day. */
function reductions(file: CaseFile, notes: Notebook): void {
  const taken = reducedBefore(reductionsOfTerm(file));
  const { start, months } = file.term;
  if (taken === null || months === null || taken.months + taken.days === 0) return;
  const left = months - taken.months;
  if (
    left > 0 &&
    (start === null || sentenceEnd(start, { months: left }) >= addDays(start, taken.days))
  )
    return;
  contradict(notes, 'FILE-REDUCTIONS', 'priors', reductionCount(file), placeOfTerm(file), months, {
    zh: `历次减刑合计${taken.months}个月${taken.days}日，不少于刑期${months}个月`,
    en: `Earlier reductions come to ${counted(taken.months, 'month')} and ${counted(taken.days, 'day')}, no less than the term of ${months}`,
  });
}

function person(file: CaseFile, notes: Notebook): void {
  const { facts } = file;
  const birth = exact(spanOfSource(facts.birthDate));
  const filed = exact(spanOfSource(facts.filingDate));
  if (birth === null || filed === null || toEpochDay(birth) >= toEpochDay(filed)) return;
  const age = ageOn(birth, filed);
  if (typeof facts.ageAtFiling === 'number' && facts.ageAtFiling !== age)
    contradict(notes, 'FILE-PERSON', 'birthDate', birth, 'ageAtFiling', facts.ageAtFiling);
  if (typeof facts.under18AtFiling === 'boolean' && facts.under18AtFiling !== age < 18)
    contradict(notes, 'FILE-PERSON', 'birthDate', birth, 'under18AtFiling', facts.under18AtFiling);
  const crime = exact(spanOfSource(facts.crimeDate));
  if (
    crime !== null &&
    crime >= birth &&
    typeof facts.under18AtCrime === 'boolean' &&
    facts.under18AtCrime !== ageOn(birth, crime) < 18
  )
    contradict(notes, 'FILE-PERSON', 'birthDate', birth, 'under18AtCrime', facts.under18AtCrime);
}

function classes(file: CaseFile, notes: Notebook): void {
  const { facts } = file;
  if (file.categories === null) return;
  const heavy =
    (file.stage === 'fixed' && isTenYearsOrMore(facts.termMonths ?? 0)) ||
    (file.stage !== null && file.stage !== 'fixed' && file.stage !== 'short');
  const place = offencesOf(facts).some(isListedOffence)
    ? 'offence'
    : facts.measure === 'parole' && facts.art81_2Crime === true && !has(file, 'recidivist')
      ? 'art81_2Crime'
      : null;
  if (heavy && place !== null && !has(file, 'violentEight'))
    contradict(
      notes,
      'FILE-CLASS',
      place,
      facts[place] ?? null,
      'categories',
      [...file.categories],
      {
        zh: '罪名属于刑法第八十一条第二款所列犯罪且刑期十年以上，类别却未标八类暴力性犯罪',
        en: 'The offence is one of Criminal Law art. 81(2) with ten years or more, yet the class does not say so',
      },
    );
  const marked = [...file.categories];
  if (has(file, 'propertyNonPerformance') && standingOf(file) === 'settled')
    if (facts.property !== 'performedAfterConcealment')
      contradict(notes, 'FILE-CLASS', 'property', facts.property!, 'categories', marked);
  if (offencesOf(facts).some(isOfficialsCrime) && !hasAny(file, ['dutyCrime', 'corruption2019']))
    contradict(notes, 'FILE-CLASS', 'offence', facts.offence!, 'categories', marked);
  if (
    has(file, 'multiCrimeTwoGte10') &&
    ['life', 'deathReprieve'].includes(facts.originalSentence ?? '') &&
    !hasAny(file, ['multiCrimeLife', 'multiCrimeDeathReprieve'])
  )
    contradict(
      notes,
      'FILE-CLASS',
      'originalSentence',
      facts.originalSentence!,
      'categories',
      marked,
    );
  if (has(file, 'corruption2019') && facts.chapter && facts.chapter !== 8)
    contradict(notes, 'FILE-CLASS', 'chapter', facts.chapter, 'categories', marked, {
      zh: '法释〔2019〕6号只适用于刑法分则第八章犯罪',
      en: 'Fa Shi [2019] No. 6 is only for crimes of Chapter VIII',
    });
  if (
    facts.commutationRestricted === true &&
    !has(file, 'recidivist') &&
    !has(file, 'violentEight')
  )
    contradict(
      notes,
      'FILE-CLASS',
      'commutationRestricted',
      true,
      'categories',
      [...file.categories],
      {
        zh: '限制减刑只适用于累犯和八类暴力性犯罪',
        en: 'Restricted commutation is only for recidivists and the eight violent crimes',
      },
    );
}

const asFact = (facts: ReviewFacts, name: FactName): FactValue => {
  const value = facts[name];
  return typeof value === 'object' ? null : (value ?? null);
};
