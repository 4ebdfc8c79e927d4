import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseFile } from './case-file.ts';
import type { Limits } from './limits.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { isReplaced, newJudgmentOf } from './rulings-in-file.ts';
import { isUnsettled } from './unsettled.ts';
import { spanOfSource } from './span.ts';
import { reducedBefore } from './term-arithmetic.ts';

/**
 * From when a day may be said: that of the judgment by which the sentence is served now, where an
 * earlier day would follow from the old one. `undefined`: any day; null: none, as it is not known.
 */
export function firstDayToSay(file: CaseFile): LegalDate | null | undefined {
  const { facts, priors, stage } = file;
  const crime = facts.newIntentionalCrime;
  if (facts.measure === 'parole' && crime)
    return crime === true ? null : spanOfSource(crime.finalDate).from;
  if (!isReplaced(facts) || (priors?.length ?? 0) > 0) return undefined;
  const confessed = facts.omittedCrime?.disclosedByPrisoner === true;
  const stands = stage !== 'reprieve' && (confessed || Boolean(facts.retrial));
  return stands && !isUnsettled(file) ? undefined : newJudgmentOf(facts);
}

/** Before the reprieve is over: what a new judgment leaves of it (2016 arts.32, 35). */
export function newJudgmentInReprieve(file: CaseFile, notes: Notebook): void {
  const { retrial, omittedCrime } = file.facts;
  if (omittedCrime) leaveToPerson(notes, 'SPC2016-034', byArticles35And36, { decisive: true });
  if (retrial === 'changed')
    leaveToPerson(notes, 'SPC2016-032', deductedAfterRetrial, { decisive: true });
  if (retrial === 'acquitted') bar(notes);
}

/**
 * Earlier rulings that fell: a retrial changed the judgment (2016 art.32) or an omitted crime was
 * found (arts.34, 36, 37). The new ruling is free of start time, interval and ceiling, but may not
 * take off more than the old ones did together. Null when this does not govern the case.
 */
export function voidedRulings(file: CaseFile, notes: Notebook): Limits | null {
  const { retrial, omittedCrime } = file.facts;
  if (retrial === 'upheld') {
    record(notes, 'SPC2016-032', { result: 'met', facts: { retrial }, text: upheld });
  }
  if (retrial === 'acquitted') {
    bar(notes);
    return none;
  }
  // A ruling after the new judgment has settled what the old ones are worth.
  if ((file.priors?.length ?? 0) > 0) return null;
  if (retrial === 'changed') return changed(file, notes);
  return omittedCrime ? combined(file, omittedCrime, notes) : null;
}

type Omitted = NonNullable<CaseFile['facts']['omittedCrime']>;

const upheld = {
  zh: '再审维持原判的，原减刑、假释裁定继续有效',
  en: 'Upheld on retrial: earlier rulings stand',
};

const bar = (notes: Notebook): void =>
  record(notes, 'SPC2016-032', {
    result: 'notMet',
    effect: 'bar',
    facts: { retrial: 'acquitted' },
    text: acquitted,
  });

const acquitted = {
  zh: '再审宣告无罪，原减刑、假释裁定自动失效，无刑可减',
  en: 'Acquitted on retrial: earlier rulings are void, there is no sentence to commute',
};

/** art.32: void, and for life or a reprieve what was served is deducted at the change to a fixed term. */
function changed(file: CaseFile, notes: Notebook): Limits | null {
  const { originalSentence } = file.facts;
  if (originalSentence === 'life' || originalSentence === 'deathReprieve')
    leaveToPerson(notes, 'SPC2016-032', deductedAfterRetrial, { decisive: true });
  if (isUnsettled(file)) return newRuling(file, 'SPC2016-032', notes);
  leaveToPerson(notes, 'SPC2016-032', notReducedBefore, { decisive: true });
  return null;
}

const deductedAfterRetrial = {
  zh: '再审改判死缓或者无期徒刑的，原判已实际执行的刑期在减为有期徒刑时一并扣减，由人核定',
  en: 'Changed to a reprieve or life: what was served is deducted at the change to a fixed term; a person establishes it',
};

const notReducedBefore = {
  zh: '再审改变原判决而此前没有减刑的，起始时间从何时起算法条未明，由人决定',
  en: 'Changed on retrial without an earlier reduction: from where the start time counts is not said; a person decides',
};

function combined(file: CaseFile, omitted: Omitted, notes: Notebook): Limits | null {
  if (omitted.combinedSentence === 'deathReprieve') {
    leaveToPerson(notes, 'SPC2016-034', byArticles35And36, { decisive: true });
    return none;
  }
  if (omitted.disclosedByPrisoner === null || omitted.disclosedByPrisoner === undefined)
    miss(notes, 'omittedCrime.disclosedByPrisoner', 'SPC2016-034');
  const life = omitted.combinedSentence === 'life';
  if (life && file.facts.originalSentence !== 'life') {
    leaveToPerson(notes, 'SPC2016-034', heavier, { decisive: true });
    return none;
  }
  if (!isUnsettled(file)) {
    if (omitted.disclosedByPrisoner !== true)
      leaveToPerson(notes, 'SPC2016-034', foundByOthers, { decisive: true });
    return null;
  }
  if (!life) return newRuling(file, 'SPC2016-034', notes);
  leaveToPerson(notes, 'SPC2016-034', textOf(file), { decisive: true });
  return null;
}

const byArticles35And36 = {
  zh: '漏罪并罚仍决定死缓的，考验期内发现的依第三十五条重新计算，期满后发现的依第三十六条实际执行无期徒刑，已执行刑期由人核定',
  en: 'Combined to a reprieve again: within the reprieve art.35 counts it anew, afterwards life is served by art.36; a person establishes what counts',
};

const heavier = {
  zh: '因漏罪并罚为更重的刑罚，原减刑裁定和已执行的刑期由人核定',
  en: 'Combined to a heavier sentence: a person establishes the old rulings and what was served',
};

const foundByOthers = {
  zh: '漏罪不是罪犯主动交代而数罪并罚的，起始时间从何时起算法条未明，由人决定',
  en: 'Combined for an omitted crime that the prisoner did not tell of: from where the start time counts is not said; a person decides',
};

const none: Limits = { amount: null, conversion: null, floor: null };

function newRuling(file: CaseFile, id: 'SPC2016-032' | 'SPC2016-034', notes: Notebook): Limits {
  const total = file.priors === null ? null : reducedBefore(file.voided);
  if (total === null) miss(notes, 'priors', id);
  notes.figures.maxReductionMonths = total?.months ?? null;
  record(notes, id, {
    result: 'review',
    effect: 'person',
    facts: { reducedBeforeMonths: total?.months ?? null, reducedBeforeDays: total?.days ?? null },
  });
  leaveToPerson(notes, id, id === 'SPC2016-034' ? textOf(file) : free, { decisive: true });
  return total === null
    ? none
    : { ...none, amount: { rule: id, ceiling: total.months, days: total.days, relaxed: null } };
}

const textOf = ({ facts }: CaseFile) =>
  facts.omittedCrime?.disclosedByPrisoner === true ? confirmed : free;

const confirmed = {
  zh: '漏罪系罪犯主动交代的，原减刑裁定自动失效，对原减去的刑期报请重新裁定予以确认',
  en: 'The prisoner told of the omitted crime: the rulings are void, the old reductions are to be confirmed by a new one',
};

const free = {
  zh: '原减刑裁定自动失效，应当及时报请重新裁定；不受起始、间隔、幅度限制，但不得超过原裁定减去的刑期总和，由法院综合考虑',
  en: 'The earlier rulings are void; a new one is to be sought promptly, free of start, interval and ceiling, never above the old total; the court weighs it all',
};
