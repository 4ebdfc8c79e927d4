import { amountOf, greatestReduction } from './amount.ts';
import type { CaseFile } from './case-file.ts';
import { conversionOf } from './conversion.ts';
import { barAtFloor, floorOf, roomAboveFloor } from './floor.ts';
import { byFormerLaw } from './former-law.ts';
import { intervalTime } from './interval.ts';
import type { Limits } from './limits.ts';
import { groundOfCommutation, type Merit } from './merit.ts';
import { newCrimeBars } from './new-crime.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { regimeOf } from './prisoner-class.ts';
import { propertyJudgment } from './property.ts';
import { relaxationOf } from './relaxation.ts';
import { startTime } from './start-time.ts';
import { isSuspended, reviewSuspended } from './suspended-sentence.ts';
import { voidedRulings } from './voided-rulings.ts';

const none: Limits = { amount: null, conversion: null, floor: null };

/**
 * 减刑, in the order of the articles: ground, new-crime bars, start time or interval, property
 * judgment, amount or change to a fixed term, and the floor that binds under any merit.
 */
export function reviewCommutation(file: CaseFile, merit: Merit, notes: Notebook): Limits {
  groundOfCommutation(file, merit, notes);
  if (isSuspended(file)) {
    reviewSuspended(file, merit, notes);
    return { ...none, floor: floorOf(file, notes) };
  }
  const voided = voidedRulings(file, notes);
  if (voided !== null) return voided;
  newCrimeBars(file, notes);
  if (file.stage === null) {
    missingSentence(file, notes);
    return none;
  }
  if (file.law.era !== '2016') {
    const floor = floorOf(file, notes);
    byFormerLaw(file, merit, floor, notes);
    barAtFloor(file, floor, notes);
    return { ...none, floor };
  }
  if (file.stage === 'short') return shortSentence(file, merit, notes);
  return byInterpretation2016(file, merit, notes);
}

function byInterpretation2016(file: CaseFile, merit: Merit, notes: Notebook): Limits {
  const regime = regimeOf(file, file.stage!, notes);
  const relaxation = relaxationOf(file, notes);
  const floor = floorOf(file, notes);
  if (regime === null) {
    record(notes, 'SPC2016-006-1A', unknownTerm);
    propertyJudgment(file, merit, notes);
    return { ...none, floor };
  }
  if (file.categories === null) miss(notes, 'categories', 'SPC2024-004-2');
  if (!regime.certain || file.categories === null) {
    const governing = regime.start ?? regime.interval!;
    if (file.categories === null) miss(notes, 'categories', governing);
    else miss(notes, 'commutationRestricted', governing);
    record(notes, governing, unknownClass);
  }
  startTime(file, regime, merit, relaxation, notes);
  intervalTime(file, regime, merit, relaxation, notes);
  propertyJudgment(file, merit, notes);
  resistedReform(file, notes);
  const conversion = conversionOf(file, regime, merit, notes);
  const amount = amountOf(file, regime, merit, relaxation, notes);
  if (amount !== null) greatestReduction(file, amount, floor, notes);
  return { amount, conversion, floor };
}

const unknownTerm = {
  result: 'unknown',
  effect: 'person',
  text: {
    zh: '原判刑期未知，起始、间隔时间无法确定',
    en: 'The original term is not known: neither start time nor interval can be told',
  },
} as const;

const unknownClass = {
  result: 'unknown',
  effect: 'person',
  text: {
    zh: '罪犯类别未知，起始、间隔时间和幅度可能从严',
    en: 'The class of prisoner is not known: times and amounts may be stricter',
  },
} as const;

function missingSentence(file: CaseFile, notes: Notebook): void {
  const field = file.facts.originalSentence ? 'currentSentence' : 'originalSentence';
  miss(notes, field, 'CL-078-1A');
  record(notes, 'CL-078-1A', {
    result: 'unknown',
    effect: 'person',
    text: { zh: '所服刑罚未知', en: 'The sentence being served is not known' },
  });
}

/** 管制、拘役 (2016 art.16): at discretion, no start time of their own, half must be served. */
function shortSentence(file: CaseFile, merit: Merit, notes: Notebook): Limits {
  const floor = floorOf(file, notes);
  const room = roomAboveFloor(file, floor, file.term.months ?? 0);
  notes.figures.maxReductionMonths = room;
  barAtFloor(file, floor, notes);
  propertyJudgment(file, merit, notes);
  record(notes, 'SPC2016-016', {
    result: 'review',
    effect: 'person',
    facts: { originalSentence: file.facts.originalSentence ?? null, termMonths: file.term.months },
  });
  leaveToPerson(
    notes,
    'SPC2016-016',
    {
      zh: '管制、拘役可以酌情减刑，起始时间和幅度法条未定数额，实际执行不得少于原判二分之一，由法院裁量',
      en: 'Control and detention: commutation at discretion, no figures for start or amount, one half to be served; the court decides',
    },
    { decisive: true },
  );
  return { ...none, floor };
}

/** 2016 art.12(2). */
function resistedReform(file: CaseFile, notes: Notebook): void {
  if (file.facts.resistedReformInReprieve !== true || file.stage !== 'reprieveLife') return;
  leaveToPerson(
    notes,
    'SPC2016-012-2',
    {
      zh: '缓期执行期间不服从监管、抗拒改造的，减为无期徒刑后再减刑时应当适当从严',
      en: 'Resisted supervision and reform in the reprieve: stricter when commuted from life',
    },
    { decisive: true },
  );
}
