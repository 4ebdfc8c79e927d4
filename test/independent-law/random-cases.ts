import type { Category, MeritHead } from '#domain/law/index.ts';
import { after, type Day, lastDay, later, plusDays } from './dates.ts';
import { type Random, randomOf } from './random.ts';

/** Facts as JSON, before {@link parseFacts} reads them. */
export type RawFacts = Record<string, unknown>;

/** Days on which a rule begins or ends; cases gather around them. */
const daysOfRules: readonly Day[] = [
  '1997-10-01',
  '2011-05-01',
  '2012-07-01',
  '2015-11-01',
  '2017-01-01',
  '2019-06-01',
  '2021-12-01',
  '2024-05-01',
  '2026-11-01',
];

/** Months in which the law counts starts, intervals, bars and floors. */
const lengthsOfRules = [4, 6, 8, 9, 12, 16, 18, 24, 32, 36, 40, 48, 60, 120, 156, 180, 240, 300];

const terms = [7, 12, 18, 23, 24, 25, 35, 36, 48, 49, 59, 60, 61, 84, 96, 114, 119, 120, 121, 126,
  144, 179, 180, 240, 300]; // prettier-ignore

const classes: readonly Category[] = [
  'dutyCrime',
  'financialCrime',
  'mafiaOrganization',
  'nationalSecurity',
  'terrorism',
  'drugRingleader',
  'drugRecidivist',
  'recidivist',
  'violentEight',
  'multiCrimeTwoGte10',
  'multiCrimeLife',
  'multiCrimeDeathReprieve',
  'corruption2019',
  'otherViolent',
  'criminalGroupRingleader',
  'propertyNonPerformance',
];

const merits: readonly (readonly MeritHead[])[] = [
  ['repent'],
  ['repent'],
  ['repent'],
  ['merit'],
  ['repent', 'merit'],
  ['majorMerit'],
  ['repent', 'majorMerit'],
  ['merit', 'majorMerit'],
  ['repent', 'merit', 'majorMerit'],
];

/** Any day; month ends, 29 February and the days of the rules more often. */
function anyDay(random: Random, from: number, to: number): Day {
  if (random.chance(0.08)) {
    const day = plusDays(random.pick(daysOfRules), random.pick([-1, 0, 1]));
    if (Number(day.slice(0, 4)) >= from && Number(day.slice(0, 4)) <= to) return day;
  }
  const year = random.between(from, to);
  const first = Temporal.PlainDate.from({ year, month: random.between(1, 12), day: 1 });
  if (random.chance(0.04)) return lastDay(`${year}-02-01`, { months: 1 });
  const last = first.daysInMonth;
  const day = random.chance(0.2) ? last - random.pick([0, 0, 0, 1, 2]) : random.between(1, last);
  return first.with({ day }).toString();
}

/** A day after `from`: by the lengths of the rules and one day beside them, or anywhere. */
function dayAfter(random: Random, from: Day, atMostDays: number): Day {
  if (random.chance(0.5)) {
    const day = plusDays(
      after(from, { months: random.pick(lengthsOfRules) }),
      random.pick([-1, 0, 0, 0, 1]),
    );
    if (Temporal.PlainDate.from(from).until(day).days <= atMostDays) return day;
  }
  return plusDays(from, random.between(1, atMostDays));
}

const maybe = <T>(random: Random, share: number, value: T): T | null =>
  random.chance(share) ? value : null;

/** Case number `index` of the series `seed`: always the same facts. */
export function randomCase(seed: number, index: number): RawFacts {
  const random = randomOf(seed, index);
  const kind = random.pick([
    'fixed',
    'fixed',
    'fixed',
    'life',
    'life',
    'reprieve',
    'reprieve',
  ] as const);
  const measure = random.pick(['commutation', 'commutation', 'commutation', 'parole'] as const);
  const facts: RawFacts = { measure, ...person(random, kind), ...conduct(random, measure) };
  facts.categories = categoriesOf(random, kind);
  if (random.chance(0.02)) facts.categories = null;
  if (kind === 'fixed') fixedTerm(random, facts);
  else if (kind === 'life') life(random, facts);
  else reprieve(random, facts);
  const longest = (facts.termMonths as number | undefined) ?? 180;
  if (random.chance(0.06))
    facts.violentCrimeMonths = Math.min(longest, random.pick([36, 60, 119, 120, 121]));
  property(random, facts);
  return facts;
}

function categoriesOf(random: Random, kind: string): Category[] {
  if (random.chance(0.4)) return [];
  const first = kind === 'reprieve' && random.chance(0.3) ? 'violentEight' : random.pick(classes);
  const chosen = new Set<Category>([first]);
  if (random.chance(0.25)) chosen.add(random.pick(classes));
  if (chosen.has('corruption2019') && random.chance(0.9)) chosen.add('dutyCrime');
  return [...chosen];
}

function person(random: Random, kind: string): RawFacts {
  const facts: RawFacts = {};
  // Nobody who was a minor at the crime is sentenced to death (刑法 art.49).
  if (kind !== 'reprieve' && random.chance(0.06)) {
    facts.under18AtFiling = true;
    facts.art81_2Crime = random.pick([false, false, true]);
  } else if (random.chance(0.08)) {
    facts.ageAtFiling = random.pick([30, 64, 65, 66, 79, 80]);
    facts.lostLabourCapacityAndSelfCare = random.chance(0.6);
  } else if (random.chance(0.06)) {
    facts[random.pick(['seriouslyIll', 'disabled'])] = true;
    facts.lostLabourCapacityAndSelfCare = random.chance(0.7);
  }
  return facts;
}

function conduct(random: Random, measure: string): RawFacts {
  if (measure === 'parole')
    return { merit: ['repent'], noReoffendRisk: true, communityAssessment: true };
  return { merit: [...random.pick(merits)] };
}

function property(random: Random, facts: RawFacts): void {
  facts.property = random.pick(['none', 'none', 'fullyPerformed', 'paidByRelatives', 'deposited']);
  if ((facts.categories as string[] | null)?.includes('propertyNonPerformance'))
    facts.property = 'ableNotPerforming';
  else if (random.chance(0.06) && typeof facts.filingDate === 'string') {
    facts.property = 'performedAfterConcealment';
    const six = after(facts.filingDate, { months: 0 });
    facts.propertySituationEnded = plusDays(six, -random.between(1, 400));
    if (random.chance(0.4))
      facts.propertySituationEnded = Temporal.PlainDate.from(six)
        .subtract({ months: 6 }, { overflow: 'constrain' })
        .add({ days: random.between(-1, 1) })
        .toString();
  }
}

/** Judgment, effectiveness and delivery, in their order. */
function judgment(random: Random, facts: RawFacts, from: number, to: number): Day {
  const judged = anyDay(random, from, to);
  const effective = plusDays(judged, random.between(0, 300));
  const delivered = plusDays(effective, random.between(0, 60));
  facts.judgmentDate = maybe(random, 0.8, judged);
  facts.judgmentEffective = maybe(random, 0.85, effective);
  facts.deliveryDate = maybe(random, 0.95, delivered);
  facts.crimeDate = maybe(random, 0.9, plusDays(judged, -random.between(60, 2500)));
  if (facts.under18AtFiling) facts.crimeDate = plusDays(judged, -random.between(30, 200));
  else if (random.chance(0.1)) facts.crimeDate = plusDays('2011-05-01', -random.between(0, 1));
  if (typeof facts.crimeDate === 'string' && facts.crimeDate > judged) facts.crimeDate = null;
  return delivered;
}

/** Filing, and sometimes the ruling by whose law the case is judged. */
function filing(random: Random, facts: RawFacts, anchor: Day, atMostDays: number): void {
  facts.filingDate = dayAfter(random, anchor, atMostDays);
  if (random.chance(0.06))
    facts.assumedRulingDate = plusDays(facts.filingDate as Day, random.between(0, 60));
  if (random.chance(0.25))
    facts.rulingDate = plusDays(facts.filingDate as Day, random.between(0, 60));
}

interface Rulings {
  /** Day after which the next ruling may come. */
  readonly from: Day;
  readonly count: number;
  readonly days: number;
}

function reductions(random: Random, { from, count, days }: Rulings): RawFacts[] {
  const list: RawFacts[] = [];
  let at = from;
  for (let ruling = 0; ruling < count; ruling++) {
    const ruled = plusDays(at, random.between(200, Math.max(201, days)));
    const served = plusDays(ruled, random.between(0, 20));
    list.push({
      rulingDate: ruled,
      servedDate: maybe(random, 0.96, served),
      months: random.pick([1, 3, 5, 6, 6, 7, 8, 9, 9, 9, 10, 12, 12, 13, 18, 24]),
      ...(random.chance(0.03) ? { days: random.between(1, 29) } : {}),
    });
    at = served;
  }
  return list;
}

function majorMerit(random: Random, facts: RawFacts, anchor: Day): void {
  if (!(facts.merit as string[]).includes('majorMerit') || random.chance(0.1)) return;
  const day = plusDays(anchor, random.between(1, 500));
  const filed = facts.filingDate as Day;
  facts.majorMeritDate =
    day <= filed || random.chance(0.05) ? day : plusDays(filed, -random.between(0, 30));
}

function propose(random: Random, facts: RawFacts, fixed: boolean): void {
  if (facts.measure !== 'commutation' || !random.chance(0.3)) return;
  if (fixed)
    facts.proposedReductionMonths = random.pick([1, 3, 5, 6, 7, 9, 10, 12, 13, 18, 24, 25]);
  else facts.proposedResultTermMonths = random.pick([227, 228, 240, 252, 264, 276, 288, 294, 300]);
}

function fixedTerm(random: Random, facts: RawFacts): void {
  const term = random.chance(0.8) ? random.pick(terms) : random.between(6, 300);
  facts.originalSentence = 'fixedTerm';
  facts.currentSentence = maybe(random, 0.8, 'fixedTerm');
  facts.termMonths = term;
  const delivered = judgment(random, facts, random.chance(0.2) ? 2009 : 2015, 2025);
  const known = (facts.judgmentDate as Day | null) ?? plusDays(delivered, -400);
  const custody = random.chance(0.8) ? plusDays(known, -random.between(0, 500)) : delivered;
  const start = random.chance(0.3)
    ? anyDay(random, Number(custody.slice(0, 4)), Number(custody.slice(0, 4)))
    : custody;
  const sound = start <= known && random.chance(0.9);
  if (sound) facts.sentenceStart = start;
  if (random.chance(0.7) && sound) facts.sentenceEnd = lastDay(start, { months: term });
  if (random.chance(0.04)) facts.sentenceStart = null;
  const rest = Math.max(60, term * 30);
  const count = random.pick([0, 0, 0, 1, 1, 2]);
  const priors = reductions(random, {
    from: plusDays(delivered, 300),
    count,
    days: Math.min(900, rest / 4),
  });
  facts.priors = random.chance(0.02) ? null : priors;
  const anchor = (priors.at(-1)?.servedDate as Day | undefined) ?? delivered;
  const half = facts.measure === 'parole' && random.chance(0.5);
  const from = half
    ? plusDays(after(start, { months: Math.trunc(term / 2), days: (term % 2) * 15 }), -2)
    : anchor;
  if (half) facts.filingDate = plusDays(from, random.between(0, 4));
  else filing(random, facts, anchor, Math.min(facts.under18AtFiling ? 700 : 1500, rest));
  majorMerit(random, facts, anchor);
  propose(random, facts, true);
  if (random.chance(0.04)) {
    facts.newIntentionalCrime = {
      sentence: random.pick(['fixedTerm', 'life', 'criminalDetention']),
      finalDate: plusDays(facts.filingDate as Day, -random.between(1, 1600)),
    };
  }
  if (random.chance(0.02) && priors.length === 0) {
    facts.paroleRevoked = true;
    const back = plusDays(facts.filingDate as Day, -random.between(1, 1200));
    facts.recommitmentDate = random.chance(0.95) ? later(back, plusDays(delivered, 200)) : back;
  }
  if (random.chance(0.05) && term <= 36) facts.onProbation = true;
}

/** A fixed stage after life: the conversion first, then ordinary reductions. */
function fixedStage(random: Random, facts: RawFacts, from: Day, direct: boolean): Day {
  const months = direct ? 300 : random.pick([180, 216, 228, 231, 240, 252, 264, 276, 288, 300]);
  const ruled = plusDays(from, random.between(0, 60));
  const served = plusDays(ruled, random.between(0, 15));
  const start = direct ? (facts.reprieveExpiry as Day) : ruled;
  facts.currentSentence = 'fixedTerm';
  facts.fixedTermStart = start;
  facts.fixedTermMonths = months;
  const rulings = reductions(random, {
    from: served,
    count: random.pick([0, 1, 1, 2, 4, 6]),
    days: 1100,
  });
  facts.priors = [{ rulingDate: ruled, servedDate: served, toTermMonths: months }, ...rulings];
  return (rulings.at(-1)?.servedDate as Day | undefined) ?? served;
}

function life(random: Random, facts: RawFacts): void {
  facts.originalSentence = 'life';
  const delivered = judgment(random, facts, random.chance(0.3) ? 2001 : 2012, 2023);
  let anchor = delivered;
  if (random.chance(0.5))
    anchor = fixedStage(random, facts, plusDays(delivered, random.between(760, 1700)), false);
  else {
    facts.currentSentence = 'life';
    facts.priors = [];
  }
  const effective = facts.judgmentEffective as Day | null;
  if (facts.measure === 'parole' && effective && random.chance(0.6)) {
    const years = random.pick([10, 13]);
    facts.filingDate = plusDays(after(effective, { months: years * 12 }), random.between(-2, 2));
  } else filing(random, facts, anchor, 1600);
  majorMerit(random, facts, anchor);
  propose(random, facts, facts.currentSentence === 'fixedTerm');
}

function reprieve(random: Random, facts: RawFacts): void {
  facts.originalSentence = 'deathReprieve';
  const start = anyDay(random, random.chance(0.3) ? 2001 : 2011, 2021);
  const expiry = lastDay(start, { months: 24 });
  facts.reprieveStart = maybe(random, 0.5, start);
  facts.reprieveExpiry = expiry;
  facts.crimeDate = maybe(random, 0.9, plusDays(start, -random.between(300, 2500)));
  const restrictable = (facts.categories as string[] | null)?.some((name) =>
    ['recidivist', 'violentEight'].includes(name),
  );
  facts.commutationRestricted = maybe(random, 0.95, random.chance(restrictable ? 0.6 : 0.02));
  facts.lifeImprisonmentNoRelease = random.pick([false, false, null]);
  if (random.chance(0.02)) facts.lifeImprisonmentNoRelease = true;
  if (random.chance(0.04)) {
    facts.measure = 'reprieveExpiry';
    facts.currentSentence = 'deathReprieve';
    facts.priors = [];
    if (random.chance(0.5)) facts.reprieveExpiry = null;
    facts.reprieveStart = start;
    facts.filingDate = plusDays(expiry, random.between(-3, 60));
    return;
  }
  const stage = random.pick(['life', 'life', 'fixed', 'fixed25'] as const);
  let anchor = expiry;
  if (stage === 'life') {
    facts.currentSentence = 'life';
    facts.reprieveOutcome = 'life';
    const converted = plusDays(expiry, random.between(0, 120));
    facts.priors = random.pick([
      [],
      [{ rulingDate: converted, servedDate: converted, toSentence: 'life' }],
    ]);
    if (random.chance(0.05)) {
      facts.intentionalCrimeInReprieve = true;
      facts.convertedToLifeDate = converted;
    }
  } else if (stage === 'fixed25') {
    facts.reprieveOutcome = 'fixed25';
    anchor = fixedStage(random, facts, expiry, true);
  } else {
    facts.reprieveOutcome = 'life';
    anchor = fixedStage(random, facts, plusDays(expiry, random.between(1000, 2000)), false);
  }
  if (facts.measure === 'parole' && random.chance(0.5))
    facts.filingDate = plusDays(after(expiry, { months: 180 }), random.between(-2, 2));
  else filing(random, facts, anchor, 2200);
  majorMerit(random, facts, anchor);
  propose(random, facts, facts.currentSentence === 'fixedTerm');
}
