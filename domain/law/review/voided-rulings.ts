import { ruledSince, type CaseFile } from './case-file.ts';
import type { Limits } from './commutation.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { exact, spanOfSource } from './span.ts';
import { reducedBefore } from './term-arithmetic.ts';

/**
 * Earlier rulings that fell: a retrial changed the judgment (2016 art.32) or an omitted crime was
 * found (art.34). The new ruling is free of start time, interval and ceiling, but may not take off
 * more than the old ones did together. Null when this does not govern the case.
 */
export function voidedRulings(file: CaseFile, notes: Notebook): Limits | null {
  const { retrial, omittedCrime } = file.facts;
  if (retrial === 'upheld') {
    record(notes, 'SPC2016-032', {
      result: 'met',
      facts: { retrial },
      text: {
        zh: '再审维持原判的，原减刑、假释裁定继续有效',
        en: 'Upheld on retrial: earlier rulings stand',
      },
    });
    return null;
  }
  if (retrial === 'acquitted') {
    record(notes, 'SPC2016-032', {
      result: 'notMet',
      effect: 'bar',
      facts: { retrial },
      text: {
        zh: '再审宣告无罪，原减刑、假释裁定自动失效，无刑可减',
        en: 'Acquitted on retrial: earlier rulings are void, there is no sentence to commute',
      },
    });
    return none;
  }
  if (retrial === 'changed')
    return file.priors?.length === 0 ? null : newRuling(file, 'SPC2016-032', notes);
  if (!omittedCrime || omittedCrime.combinedSentence === 'life') return null;
  if (omittedCrime.combinedSentence === 'deathReprieve') {
    leaveToPerson(notes, 'SPC2016-034', byArticle36, { decisive: true });
    return none;
  }
  // A ruling after the new judgment has settled what the old ones are worth.
  const anew = exact(spanOfSource(omittedCrime.newJudgmentEffective));
  if ((file.priors?.length ?? 0) === 0 || (anew !== null && ruledSince(file, anew))) return null;
  if (omittedCrime.disclosedByPrisoner === null || omittedCrime.disclosedByPrisoner === undefined)
    miss(notes, 'omittedCrime.disclosedByPrisoner', 'SPC2016-034');
  return newRuling(file, 'SPC2016-034', notes);
}

const byArticle36 = {
  zh: '漏罪并罚仍决定死缓的，依第三十六条实际执行无期徒刑，已执行刑期由人核定',
  en: 'Combined to a reprieve again, art.36: life is served; a person establishes what counts',
};

const none: Limits = { amount: null, conversion: null, floor: null };

function newRuling(file: CaseFile, id: 'SPC2016-032' | 'SPC2016-034', notes: Notebook): Limits {
  const total = reducedBefore(file.priors);
  if (total === null) miss(notes, 'priors', id);
  notes.figures.maxReductionMonths = total?.months ?? null;
  record(notes, id, {
    result: 'review',
    effect: 'person',
    facts: { reducedBeforeMonths: total?.months ?? null, reducedBeforeDays: total?.days ?? null },
  });
  const confirmed = id === 'SPC2016-034' && file.facts.omittedCrime?.disclosedByPrisoner === true;
  leaveToPerson(
    notes,
    id,
    confirmed
      ? {
          zh: '漏罪系罪犯主动交代的，对原减去的刑期报请重新裁定予以确认',
          en: 'The prisoner told of the omitted crime: the old reductions are to be confirmed by a new ruling',
        }
      : {
          zh: '原减刑裁定自动失效，应当及时报请重新裁定；不受起始、间隔、幅度限制，但不得超过原裁定减去的刑期总和，由法院综合考虑',
          en: 'The earlier rulings are void; a new one is to be sought promptly, free of start, interval and ceiling, never above the old total; the court weighs it all',
        },
    { decisive: true },
  );
  return total === null
    ? none
    : { ...none, amount: { rule: id, ceiling: total.months, days: total.days, relaxed: null } };
}
