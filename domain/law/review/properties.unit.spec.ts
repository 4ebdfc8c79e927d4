import { addDays, fromEpochDay, toEpochDay, type LegalDate } from '#domain/kernel/legal-date.ts';
import fc from 'fast-check';
import {
  categories,
  meritHeads,
  propertyStates,
  type Category,
  type ReviewFacts,
} from '../facts.ts';
import { day } from '../testing/facts.ts';
import type { Review } from './answer.ts';
import { review } from './review.ts';

const dayBetween = (from: string, to: string) =>
  fc.integer({ min: toEpochDay(day(from)), max: toEpochDay(day(to)) }).map(fromEpochDay);

/** Commutation cases of every stage and class, judged from 2017 on. */
const arbitraryCase: fc.Arbitrary<ReviewFacts> = fc
  .record({
    stage: fc.constantFrom('fixed', 'life', 'lifeFixed', 'reprieveLife', 'reprieveFixed'),
    termMonths: fc.integer({ min: 6, max: 300 }),
    delivery: dayBetween('2012-01-01', '2024-12-31'),
    custodyDays: fc.integer({ min: 0, max: 700 }),
    categories: fc.subarray([...categories], { maxLength: 3 }),
    merit: fc.subarray([...meritHeads], { minLength: 1 }),
    meritDay: fc.integer({ min: 1, max: 2000 }),
    property: fc.constantFrom(...propertyStates),
    priorMonths: fc.option(fc.integer({ min: 1, max: 24 }), { nil: null }),
    servedAfter: fc.integer({ min: 300, max: 2500 }),
    filedAfter: fc.integer({ min: 100, max: 4500 }),
    restricted: fc.boolean(),
    helpless: fc.boolean(),
    proposed: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
  })
  .map((each): ReviewFacts => {
    const original =
      each.stage === 'fixed'
        ? 'fixedTerm'
        : each.stage.startsWith('life')
          ? 'life'
          : 'deathReprieve';
    const fixedLater = each.stage.endsWith('Fixed');
    const filed = addDays(each.delivery, each.filedAfter);
    const filing = filed < '2017-01-01' ? addDays(day('2017-01-01'), each.filedAfter) : filed;
    return {
      measure: 'commutation',
      originalSentence: original,
      currentSentence: each.stage === 'fixed' || fixedLater ? 'fixedTerm' : 'life',
      termMonths: each.stage === 'fixed' ? each.termMonths : null,
      sentenceStart: each.stage === 'fixed' ? addDays(each.delivery, -each.custodyDays) : null,
      judgmentEffective: addDays(each.delivery, -20),
      deliveryDate: each.delivery,
      crimeDate: day('2011-06-01'),
      reprieveExpiry: original === 'deathReprieve' ? each.delivery : null,
      reprieveOutcome: original === 'deathReprieve' ? 'life' : null,
      fixedTermStart: fixedLater ? addDays(each.delivery, 900) : null,
      fixedTermMonths: fixedLater ? 264 : null,
      commutationRestricted:
        original === 'deathReprieve' && each.restricted && each.categories.includes('violentEight'),
      lifeImprisonmentNoRelease: false,
      categories: each.categories,
      merit: each.merit,
      majorMeritDate: each.merit.includes('majorMerit')
        ? addDays(each.delivery, each.meritDay)
        : null,
      property: each.property,
      propertyAbility: false,
      propertySituationEnded:
        each.property === 'performedAfterConcealment' ? addDays(filing, -100) : null,
      priors:
        each.priorMonths === null
          ? []
          : [
              {
                rulingDate: addDays(each.delivery, each.servedAfter - 5),
                servedDate: addDays(each.delivery, each.servedAfter),
                months: each.priorMonths,
              },
            ],
      ageAtFiling: each.helpless ? 70 : 40,
      lostLabourCapacityAndSelfCare: each.helpless,
      filingDate: filing,
      proposedReductionMonths: each.proposed,
    };
  });

const cases = (check: (facts: ReviewFacts) => void) =>
  fc.assert(fc.property(arbitraryCase, check), { numRuns: 500, seed: 20260 });

const rank: Readonly<Record<Review['verdict'], number>> = {
  blocked: 0,
  notYet: 1,
  humanReview: 2,
  eligible: 3,
};
const floorOf = (answer: Review): LegalDate | null =>
  answer.floorLastDay ?? answer.floorDate ?? null;

test('more merit never means a later day or less to be taken off', () => {
  cases((facts) => {
    const before = review(facts, { explain: false });
    for (const head of meritHeads) {
      const merit = [...new Set([...facts.merit!, head])];
      const majorMeritDate = facts.majorMeritDate ?? addDays(facts.deliveryDate as LegalDate, 1);
      const after = review(
        { ...facts, merit, majorMeritDate: merit.includes('majorMerit') ? majorMeritDate : null },
        { explain: false },
      );
      if (before.earliestFilingDate !== null && after.earliestFilingDate !== null)
        expect(after.earliestFilingDate <= before.earliestFilingDate).toBe(true);
      expect(after.maxReductionMonths ?? 0).toBeGreaterThanOrEqual(before.maxReductionMonths ?? 0);
      expect(after.resultTermMonthsMin ?? 0).toBeLessThanOrEqual(before.resultTermMonthsMin ?? 0);
      expect(rank[after.verdict]).toBeGreaterThanOrEqual(
        Math.min(rank[before.verdict], rank.humanReview),
      );
    }
  });
});

test('a longer sentence never means an earlier day', () => {
  cases((facts) => {
    if (facts.originalSentence !== 'fixedTerm') return;
    const shorter = review(facts, { explain: false });
    const longer = review({ ...facts, termMonths: facts.termMonths! + 13 }, { explain: false });
    if (shorter.earliestFilingDate !== null && longer.earliestFilingDate !== null)
      expect(longer.earliestFilingDate >= shorter.earliestFilingDate).toBe(true);
  });
});

test('no reduction passes the floor', () => {
  cases((facts) => {
    const answer = review(facts, { explain: false });
    const floor = floorOf(answer);
    if (floor === null) return;
    if (answer.newEndIfMax && (answer.maxReductionMonths ?? 0) > 0)
      expect(answer.newEndIfMax >= floor).toBe(true);
    if (answer.proposal?.lawful === true) expect(answer.proposal.newEnd! >= floor).toBe(true);
  });
});

test('one month more than the greatest reduction is never lawful', () => {
  cases((facts) => {
    const { maxReductionMonths, maxIfAmountRelaxedInstead } = review(facts, { explain: false });
    if (maxReductionMonths === null || maxReductionMonths === undefined) return;
    const above = Math.max(maxReductionMonths, maxIfAmountRelaxedInstead ?? 0) + 1;
    const answer = review({ ...facts, proposedReductionMonths: above }, { explain: false });
    expect(answer.proposal?.lawful).toBe(false);
  });
});

/** Facts that decide, as against those that the file mentions only when they are so. */
const deciding = [
  'merit',
  'categories',
  'termMonths',
  'deliveryDate',
  'priors',
  'filingDate',
  'reprieveExpiry',
  'commutationRestricted',
] as const;

test('a fact that becomes unknown never makes a refused case eligible', () => {
  cases((facts) => {
    if (rank[review(facts, { explain: false }).verdict] > rank.notYet) return;
    for (const field of deciding) {
      const { verdict } = review({ ...facts, [field]: null }, { explain: false });
      if (verdict === 'eligible') throw new Error(`${field} unknown made it eligible`);
    }
  });
});

test('an added class never makes a day earlier or an amount greater', () => {
  const classes: readonly Category[] = [
    'dutyCrime',
    'recidivist',
    'violentEight',
    'nationalSecurity',
  ];
  cases((facts) => {
    const before = review(facts, { explain: false });
    for (const each of classes) {
      const after = review(
        { ...facts, categories: [...new Set([...facts.categories!, each])] },
        { explain: false },
      );
      if (before.earliestFilingDate !== null && after.earliestFilingDate !== null)
        expect(after.earliestFilingDate >= before.earliestFilingDate).toBe(true);
      if (
        typeof before.maxReductionMonths === 'number' &&
        typeof after.maxReductionMonths === 'number'
      )
        expect(after.maxReductionMonths).toBeLessThanOrEqual(before.maxReductionMonths);
    }
  });
});

test('from the earliest day on it is never "not yet", the day before never eligible', () => {
  cases((facts) => {
    const { earliestFilingDate: first } = review(facts, { explain: false });
    if (first === null || first < '2024-05-01') return;
    expect(review({ ...facts, filingDate: first }, { explain: false }).verdict).not.toBe('notYet');
    expect(
      review({ ...facts, filingDate: addDays(first, -1) }, { explain: false }).verdict,
    ).not.toBe('eligible');
  });
});

test('it answers the same twice, changes no fact and throws for none', () => {
  cases((facts) => {
    const copy = structuredClone(facts);
    const measures = ['commutation', 'parole', 'reprieveExpiry', 'paroleRevocation'] as const;
    for (const measure of measures)
      expect(JSON.stringify(review({ ...facts, measure }))).toBe(
        JSON.stringify(review({ ...facts, measure })),
      );
    expect(facts).toEqual(copy);
  });
});
