import type { ReviewFacts } from '#domain/law/index.ts';
import { after, type Day, half, lastDay, later, plusDays } from './dates.ts';
import { contradiction } from './contradictions.ts';
import type { Calculated, FigureName } from './figures.ts';
import { proposal } from './proposal.ts';
import {
  expiryOfReprieve,
  lawDay,
  monthsTakenOff,
  presentEnd,
  runningTerm,
  type RunningTerm,
} from './file-of-facts.ts';
import { prisonerClass, type PrisonerClass } from './prisoner-classes.ts';
import {
  ceiling,
  groundOf,
  type Ground,
  intervalOfFixedTerm,
  termAfterLife,
  termAfterReprieve,
} from './tables.ts';
import {
  barredUntil,
  majorMeritLifts,
  mayBeRelaxed,
  shortRemainder,
  type Waiting,
  waitingTime,
} from './waiting.ts';

type Decided = Exclude<PrisonerClass, { is: 'undecided' }>;

const whole: readonly FigureName[] = [
  'verdict',
  'earliestFilingDate',
  'standardEarliest',
  'alternativeEarliest',
  'baseStart',
  'maxIfAmountRelaxedInstead',
];

/** 减刑: waiting time, amount, floor, verdict. */
export function commutation(facts: ReviewFacts, into: Calculated): void {
  const lawDate = lawDay(facts);
  const present = presentEnd(facts);
  if (present && !facts.newIntentionalCrime && !facts.paroleRevoked)
    into.set('newEndBefore', present);
  if (!lawDate) return into.leave(whole, 'neither filing nor ruling');
  if (facts.lifeImprisonmentNoRelease === true) {
    if (lawDate < '2015-11-01')
      return into.leave(whole, 'life without release before Amendment IX');
    into.set('verdict', 'blocked'); // 刑法 art.383(4)
    into.set('earliestFilingDate', null);
    return into.set('paroleForbidden', true);
  }
  if (facts.onProbation === true || facts.suspendedSentence) return suspended(facts, into, lawDate);
  const of = prisonerClass(facts, lawDate);
  if (of.is === 'undecided') return into.leave(whole, of.why);
  const original = facts.originalSentence;
  if (original !== 'fixedTerm' && original !== 'life' && original !== 'deathReprieve')
    return into.leave(whole, '2016 art.6 gives no numbers for control and detention');
  if (original === 'fixedTerm' && facts.termMonths == null)
    return into.leave(whole, 'term not known');
  if (original === 'deathReprieve' && !restrictionKnown(facts))
    return into.leave(whole, 'restriction not known');
  if (original !== 'fixedTerm' && !['life', 'fixedTerm'].includes(facts.currentSentence ?? ''))
    return into.leave(whole, 'present sentence not known, or still in reprieve');
  if (!facts.priors || !facts.merit) return into.leave(whole, 'priors or merit not known');
  const ground = groundOf(facts.merit);
  if (ground === null) return into.leave(whole, 'no ground of art.78(1)');
  const next = original === 'fixedTerm' ? intervalOfFixedTerm(of, facts.termMonths!) : null;
  if (next !== null && !(of.is === 'strict' && of.exactlyTen))
    into.set('nextIntervalYears', next / 12);
  const room = amounts(facts, of, ground, into);
  if (facts.filingDate) timing(facts, of, ground, lawDate, into);
  else into.leave(whole, 'no filing date');
  verdictLimits(facts, of, room, into);
  const why = contradiction(facts);
  if (why) into.leave([...whole, 'proposalLawful'], why);
  proposal(facts, of, into);
  if (of.is === 'before2017')
    into.leave(
      [
        'proposalLawful',
        'nextIntervalYears',
        'newEndIfMax',
        'alternativeEarliest',
        'maxIfAmountRelaxedInstead',
      ],
      'numbers of 2012 are from memory',
    );
}

/** Only these two classes can be restricted (刑法 art.50(2)); for others silence tells enough. */
const restrictionKnown = ({ commutationRestricted, categories }: ReviewFacts): boolean =>
  commutationRestricted != null ||
  !categories!.some((category) => category === 'recidivist' || category === 'violentEight');

/** 2016 art.18. */
function suspended(facts: ReviewFacts, into: Calculated, lawDate: Day): void {
  if (lawDate < '2017-01-01') return into.leave(whole, 'suspended sentence before 2016 art.18');
  if (facts.originalSentence === 'fixedTerm') into.set('probationFloorMonths', 12);
  if (facts.originalSentence === 'criminalDetention') into.set('probationFloorMonths', 2);
  if (!facts.merit || facts.merit.includes('majorMerit'))
    return into.leave(whole, 'suspended sentence with major merit: 可以参照');
  into.set('verdict', 'blocked');
}

/** How much the floor leaves; `doubtful` where a day or a missing day decides. */
type Room = 'left' | 'none' | 'doubtful';

function amounts(facts: ReviewFacts, of: Decided, ground: Ground, into: Calculated): Room {
  const original = facts.originalSentence;
  const floor = floorOf(facts, into);
  if (original !== 'fixedTerm' && facts.currentSentence === 'life') {
    const [least, most] =
      original === 'life' ? termAfterLife(of, ground) : termAfterReprieve(of, ground, facts.merit!);
    if (least !== null) into.set('resultTermLeast', least);
    if (most !== null) into.set('resultTermMost', most);
    const ruling = facts.rulingDate ?? facts.assumedRulingDate;
    if (
      least !== null &&
      least === most &&
      ruling &&
      facts.proposedResultTermMonths == null &&
      of.is !== 'before2017'
    )
      into.set('newTermIfRuledOn', [ruling, lastDay(ruling, { months: least })]); // 刑法 art.80
    if (of.is !== 'before2017') into.set('politicalRightsYears', [7, 10]); // 2016 art.17(2)
    return 'left';
  }
  const cap = ceiling(of, ground);
  into.set('ceilingMonths', cap);
  if (facts.newIntentionalCrime || facts.paroleRevoked) {
    into.leave(
      ['maxReductionMonths', 'newEndIfMax', 'newEndBefore', 'floorLastDay', 'floorDate'],
      'sentence after a new crime or a revocation is another one',
    );
    return 'left';
  }
  const off = monthsTakenOff(facts);
  if (off === null) return 'doubtful';
  const term = runningTerm(facts);
  const end = presentEnd(facts);
  if (!term && original === 'fixedTerm') {
    // Floor and end run from the same unknown day: months alone tell.
    const room = Math.trunc(facts.termMonths! / 2) - off;
    into.set('maxReductionMonths', Math.max(0, Math.min(cap, room)));
    into.set('maxIfAmountRelaxedInstead', Math.max(0, Math.min((cap * 4) / 3, room)));
    if (room === 0 && facts.termMonths! % 2 === 1) return 'doubtful'; // Half a month is left.
    return room <= 0 ? 'none' : 'left';
  }
  if (!term || !end || !floor) return 'doubtful';
  const left = term.months - off;
  const [early, late] = [floor[0], floor[1]].map((day) => roomAbove(term, left, cap, day));
  if (early !== late) {
    into.leave(['maxReductionMonths', 'newEndIfMax'], 'Q3: one day of the floor decides');
    return 'doubtful';
  }
  const most = early!;
  const newEnd = lastDay(term.start, { months: left - most });
  into.set('maxReductionMonths', most);
  into.set('maxIfAmountRelaxedInstead', roomAbove(term, left, (cap * 4) / 3, floor[1]));
  // An end before the filing is a release on the ruling, whose day is not known.
  if (most > 0 && newEnd >= (facts.filingDate ?? newEnd)) into.set('newEndIfMax', newEnd);
  // Days may still come off above the floor.
  if (most === 0) return end > floor[1] ? 'doubtful' : 'none';
  return 'left';
}

/** Most months, up to `cap`, that leave an end on or after the floor. */
function roomAbove(term: RunningTerm, left: number, cap: number, floor: Day): number {
  for (let months = Math.min(cap, left - 1); months > 0; months--)
    if (lastDay(term.start, { months: left - months }) >= floor) return months;
  return 0;
}

/** The floor as the earliest and the latest reading of its last day. */
function floorOf(facts: ReviewFacts, into: Calculated): readonly [Day, Day] | null {
  if (facts.originalSentence === 'fixedTerm') {
    const term = runningTerm(facts);
    if (!term) return null;
    const last = lastDay(term.start, half(term.months)); // 刑法 art.78(2)(1)
    into.set('floorLastDay', last);
    return [last, last];
  }
  if (facts.originalSentence === 'life') {
    if (!facts.crimeDate || !facts.judgmentEffective) return null;
    const years = facts.crimeDate <= '2011-04-30' ? 10 : 13; // 法释〔2011〕9号 art.7
    const last = lastDay(facts.judgmentEffective, { months: years * 12 });
    into.set('floorLastDay', last);
    return [last, last];
  }
  const expiry = expiryOfReprieve(facts);
  if (!expiry) return null;
  const restricted = facts.commutationRestricted === true;
  if (restricted && facts.currentSentence === 'fixedTerm' && !facts.reprieveOutcome) return null;
  const years = restricted ? (facts.reprieveOutcome === 'fixed25' ? 20 : 25) : 15;
  const day = after(expiry, { months: years * 12 });
  into.set('floorDate', day);
  return [plusDays(day, -1), day];
}

function timing(
  facts: ReviewFacts,
  of: Decided,
  ground: Ground,
  lawDate: Day,
  into: Calculated,
): void {
  const filing = facts.filingDate!;
  const waiting = waitingTime(facts, of);
  const barred = barredUntil(facts, lawDate);
  if (barred?.startsWith('?')) return into.leave(whole, barred.slice(1));
  if (ground >= 2 && facts.propertySituationEnded)
    return into.leave(whole, '2024 art.4(4): major merit is 一般 not touched by property');
  if (typeof waiting === 'string') {
    into.leave(whole, waiting);
    // The bar alone is enough to refuse.
    if (barred && filing < barred) into.set('verdict', 'notYet');
    // Only the start is unknown without the day of delivery; an interval in dispute may end later.
    const plain =
      facts.priors!.length === 0 &&
      !facts.propertySituationEnded &&
      shortRemainder(facts) === false;
    if (barred && facts.deliveryDate == null && plain) into.set('earliestFilingDate', barred);
    return;
  }
  const reached = (day: Day) => (barred ? later(day, barred) : day);
  const until = reached(waiting.until);
  const relaxed = mayBeRelaxed(facts, of);
  // The amount is relaxed only where the time could be.
  if (!relaxed) into.leave(['maxIfAmountRelaxedInstead'], 'no relaxation');
  const short = waiting.kind === 'start' ? shortRemainder(facts) : false;
  const onlyCooling = !facts.newIntentionalCrime && !facts.intentionalCrimeInReprieve;
  if (facts.propertySituationEnded && barred && !relaxed && !short && onlyCooling)
    into.set('baseStart', waiting.until);
  if (relaxed === null || short === null) return into.leave(whole, 'a relaxation is in doubt');
  if (ground >= 2) {
    const lifts = majorMeritLifts(facts, of);
    if (lifts === null || (lifts && (relaxed || short)))
      return into.leave(whole, 'major merit beside another ground of shortening');
    if (lifts) return lifted(facts, waiting, barred, into);
  }
  if (relaxed && short) return into.leave(whole, 'arts.16 and 19/20 together');
  if (relaxed) {
    const shortened = reached(waiting.shortened);
    into.set('standardEarliest', until);
    into.set('earliestFilingDate', shortened);
    if (waiting.otherwise || waiting.disputed)
      return into.leave(['verdict', 'earliestFilingDate'], 'Q1, Q2 or Q15 and a third');
    into.set('verdict', between(filing, shortened, until));
    return;
  }
  if (short) {
    into.set('standardEarliest', until);
    if (filing >= until) into.set('verdict', 'eligible');
    else if (barred && filing < barred) into.leave(whole, 'art.16 and a bar');
    else {
      into.set('verdict', 'humanReview');
      into.set('earliestFilingDate', null); // shortening without a number
    }
    return;
  }
  into.set('earliestFilingDate', until);
  const other = waiting.otherwise ? reached(waiting.otherwise) : null;
  if (other !== null && other !== until) {
    into.set('alternativeEarliest', other);
    into.set(
      'verdict',
      other < until ? between(filing, other, until) : between(filing, until, other),
    );
  } else
    into.set(
      'verdict',
      between(filing, waiting.disputed ? reached(waiting.disputed) : until, until),
    );
}

const between = (filing: Day, lenient: Day, strict: Day) =>
  filing >= strict ? 'eligible' : filing < lenient ? 'notYet' : 'humanReview';

/** Major merit lifts the waiting time: from the day of the merit. */
function lifted(facts: ReviewFacts, waiting: Waiting, barred: Day | null, into: Calculated): void {
  const { majorMeritDate: merit, filingDate } = facts;
  if (!merit || merit <= waiting.from || merit >= waiting.until)
    return into.leave(whole, 'major merit outside the waiting time, or its day not known');
  const from = barred ? later(merit, barred) : merit;
  into.set('earliestFilingDate', from);
  into.set('verdict', filingDate! >= from ? 'eligible' : 'notYet');
  if (filingDate! < waiting.until && filingDate! >= from)
    into.set(waiting.kind === 'start' ? 'startWaived' : 'intervalWaived', true);
}

/** Verdicts that do not follow from the numbers. */
function verdictLimits(facts: ReviewFacts, of: Decided, room: Room, into: Calculated): void {
  if (of.is === 'before2017') into.leave(whole, 'numbers of 2012 are from memory');
  if (
    facts.categories!.includes('propertyNonPerformance') ||
    facts.property === 'ableNotPerforming'
  )
    into.leave(whole, '一般不予: able but not performing');
  if (facts.newIntentionalCrime && into.figures.verdict !== 'notYet')
    into.leave(whole, '2016 arts.21, 33: what remains after the new crime');
  if (facts.resistedReformInReprieve) into.leave(['verdict'], '2016 art.12(2)');
  const fifteenOrTwelve =
    facts.originalSentence === 'deathReprieve' &&
    !facts.commutationRestricted &&
    (facts.crimeDate ?? '9') <= '2011-04-30';
  const crimeUnknown = facts.originalSentence === 'deathReprieve' && facts.crimeDate == null;
  if (fifteenOrTwelve) into.leave(['verdict'], 'Q5');
  if (facts.originalSentence === 'deathReprieve' && facts.lifeImprisonmentNoRelease == null)
    if (facts.categories!.includes('corruption2019'))
      into.leave(['verdict'], '刑法 art.383(4): whether life without release was ordered');
  if (room === 'doubtful') into.leave(whole, 'how near the floor is');
  else if (room === 'none' && (fifteenOrTwelve || crimeUnknown)) into.leave(whole, 'Q5');
  else if (room === 'none') {
    into.leave(whole, 'nothing is left to take off');
    into.set('verdict', 'blocked');
    into.set('earliestFilingDate', null);
  }
}
