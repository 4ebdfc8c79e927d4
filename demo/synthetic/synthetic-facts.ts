import type { CaseFacts } from '#domain/casework/case-facts.ts';
import type { Measure, Proposal } from '#domain/casework/case-state.ts';
import type { ReviewFacts } from '#domain/law/facts.ts';
import { review, type Review } from '#domain/law/index.ts';
import { addPeriod, sentenceEnd, subtractPeriod } from '#domain/law/period.ts';
import { addDays, daysBetween, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Chance } from './random.ts';

/** What a synthetic case may be about. */
export const syntheticKinds = ['fixedTerm', 'parole', 'life', 'reprieve', 'suspended'] as const;
export type SyntheticKind = (typeof syntheticKinds)[number];

/** Measure, facts and what the prison will propose. */
export interface DrawnFacts {
  readonly measure: Measure;
  readonly facts: CaseFacts;
  readonly proposal: Proposal;
}

type Facts = Omit<ReviewFacts, 'measure'>;

const nothing: Proposal = {
  reductionMonths: null,
  reductionDays: null,
  resultTermMonths: null,
  parole: false,
};
const byMonths = (months: number): Proposal => ({ ...nothing, reductionMonths: months });

const ordinary = [
  '盗窃罪',
  '诈骗罪',
  '故意伤害罪',
  '寻衅滋事罪',
  '危险驾驶罪',
  '掩饰、隐瞒犯罪所得罪',
];
const special: readonly (readonly [string, number, NonNullable<Facts['categories']>[number]])[] = [
  ['受贿罪', 8, 'dutyCrime'],
  ['职务侵占罪', 5, 'dutyCrime'],
  ['集资诈骗罪', 3, 'financialCrime'],
  ['盗窃罪', 5, 'recidivist'],
];
const terms = [36, 42, 48, 54, 60, 72, 84, 96, 108, 120, 132, 144, 156, 168, 180];

/**
 * Facts under which the law lets the measure be proposed on the planned day of filing:
 * the days of sentence and delivery lie as far back as the review asks for, and a
 * little more.
 */
export function drawFacts(kind: SyntheticKind, planned: LegalDate, chance: Chance): DrawnFacts {
  switch (kind) {
    case 'fixedTerm':
      return fixedTerm(planned, chance);
    case 'parole':
      return parole(planned, chance);
    case 'life':
      return life(planned, chance);
    case 'reprieve':
      return reprieve(planned, chance);
    case 'suspended':
      return suspended(planned, chance);
  }
}

const person = (chance: Chance): Facts => ({ priors: [], categories: [], ...property(chance) });

/** Where something is left to perform, the file says that there is nothing to perform it with. */
function property(chance: Chance): Facts {
  const state = chance.pick([
    'none',
    'none',
    'none',
    'fullyPerformed',
    'fullyPerformed',
    'partlyPerformed',
  ]);
  return state === 'partlyPerformed'
    ? { property: state, propertyAbility: false }
    : { property: state };
}

function crime(chance: Chance): Facts {
  if (chance.share(0.85)) return { ...person(chance), offence: chance.pick(ordinary) };
  const [offence, chapter, category] = chance.pick(special);
  return {
    ...person(chance),
    offence,
    chapter,
    categories: [category],
    ...(category === 'dutyCrime' ? { formerRank: 'section' } : {}),
    property: 'fullyPerformed',
  };
}

/** Term, sentence and delivery; `served` days lie between the start of the term and `day`. */
function term(day: LegalDate, termMonths: number, served: number, chance: Chance): Facts {
  const sentenceStart = addDays(day, -served);
  const judgmentEffective = addDays(sentenceStart, chance.between(100, 180));
  return {
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    termMonths,
    sentenceStart,
    sentenceEnd: sentenceEnd(sentenceStart, { months: termMonths }),
    judgmentEffective,
    deliveryDate: addDays(judgmentEffective, chance.between(10, 40)),
  };
}

function fixedTerm(planned: LegalDate, chance: Chance): DrawnFacts {
  const termMonths = chance.pick(terms);
  const offence = crime(chance);
  const merit: Facts['merit'] = chance.share(0.8) ? ['repent'] : ['repent', 'merit'];
  const draw = (served: number, seeded: Chance): Facts => ({
    ...offence,
    ...term(planned, termMonths, served, seeded),
    merit,
  });
  const slack = chance.between(3, 90);
  const { facts, answer } = fittedTo('commutation', planned, draw, slack, 600, chance);
  const most = Math.max(1, Math.min(answer.maxReductionMonths ?? 6, 9));
  return {
    measure: 'commutation',
    facts,
    proposal: byMonths(chance.between(Math.min(3, most), most)),
  };
}

function parole(planned: LegalDate, chance: Chance): DrawnFacts {
  const termMonths = chance.pick(terms.slice(0, 9));
  const offence = {
    ...person(chance),
    offence: chance.pick(ordinary.slice(0, 2)),
    property: 'none',
  };
  const draw = (served: number, seeded: Chance): Facts => ({
    ...offence,
    ...term(planned, termMonths, served, seeded),
    merit: ['repent'],
    noReoffendRisk: true,
    communityAssessment: true,
  });
  const { facts } = fittedTo(
    'parole',
    planned,
    draw,
    chance.between(3, 60),
    termMonths * 15,
    chance,
  );
  return { measure: 'parole', facts, proposal: { ...nothing, parole: true } };
}

function life(planned: LegalDate, chance: Chance): DrawnFacts {
  const draw = (served: number, seeded: Chance): Facts => {
    const deliveryDate = addDays(planned, -served);
    return {
      ...person(seeded),
      property: 'none',
      offence: '贩卖毒品罪',
      originalSentence: 'life',
      currentSentence: 'life',
      crimeDate: addDays(deliveryDate, -400),
      judgmentEffective: addDays(deliveryDate, -50),
      deliveryDate,
      merit: ['repent'],
    };
  };
  const { facts, answer } = fittedTo(
    'commutation',
    planned,
    draw,
    chance.between(3, 90),
    740,
    chance,
  );
  const resultTermMonths = answer.resultTermMonths ?? answer.resultTermMonthsRange?.[1] ?? 264;
  return { measure: 'commutation', facts, proposal: { ...nothing, resultTermMonths } };
}

/** 死缓 at the end of its two years: to life. */
function reprieve(planned: LegalDate, chance: Chance): DrawnFacts {
  const reprieveExpiry = addDays(planned, -chance.between(5, 40));
  const reprieveStart = addDays(subtractPeriod(reprieveExpiry, { years: 2 }), 1);
  const facts: Facts = {
    ...person(chance),
    offence: '运输毒品罪',
    originalSentence: 'deathReprieve',
    currentSentence: 'deathReprieve',
    reprieveStart,
    reprieveExpiry: sentenceEnd(reprieveStart, { months: 24 }),
    crimeDate: addDays(reprieveStart, -500),
    commutationRestricted: false,
    intentionalCrimeInReprieve: false,
    merit: ['repent'],
  };
  return { measure: 'reprieveExpiry', facts: facts as CaseFacts, proposal: nothing };
}

/** 缓刑 with major merit during the probation: how much is for a person, with reasons. */
function suspended(planned: LegalDate, chance: Chance): DrawnFacts {
  const effective = addDays(planned, -chance.between(300, 400));
  const facts: Facts = {
    ...person(chance),
    offence: chance.pick(ordinary),
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    termMonths: 36,
    suspendedSentence: { probationMonths: 60 },
    onProbation: true,
    judgmentEffective: effective,
    merit: ['repent', 'majorMerit'],
    majorMeritDate: addPeriod(effective, { months: 6 }),
  };
  return { measure: 'commutation', facts: facts as CaseFacts, proposal: byMonths(6) };
}

/** Moves what was served back until the earliest day of filing is not after the planned one. */
function fittedTo(
  measure: Measure,
  planned: LegalDate,
  draw: (served: number, chance: Chance) => Facts,
  slack: number,
  guess: number,
  chance: Chance,
): { readonly facts: CaseFacts; readonly answer: Review } {
  // The same chance for both drawings, so that only the days served differ.
  const fixed = chance.fraction();
  const again: Chance = {
    ...chance,
    fraction: () => fixed,
    between: (from, to) => from + Math.floor(fixed * (to - from + 1)),
    share: (share) => fixed < share,
    pick: (values) => values[Math.floor(fixed * values.length)]!,
  };
  const ask = (facts: Facts): Review => review({ ...facts, measure, filingDate: planned });
  const first = draw(guess, again);
  const answer = ask(first);
  const late =
    answer.earliestFilingDate === null ? 0 : daysBetween(planned, answer.earliestFilingDate);
  const served = guess + Math.max(late, -guess / 3) + slack;
  const facts = draw(Math.round(served), again);
  return { facts: facts as CaseFacts, answer: ask(facts) };
}
