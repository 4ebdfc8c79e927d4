import type { ReviewFacts } from '../facts.ts';
import { but, day, timed } from '../testing/facts.ts';
import { review } from './review.ts';

const rulesOf = (facts: ReviewFacts) => review(facts).findings.map(({ rule }) => rule);

describe('the revocation of parole', () => {
  const revocation = but({
    measure: 'paroleRevocation',
    revocationGround: 'violation',
    categories: ['dutyCrime'],
    formerRank: '处级',
    noticeObjection: true,
  });

  test('is no commutation or parole: no open hearing, no court and no month of theirs', () => {
    const answer = review(revocation);
    expect(answer).toMatchObject({
      verdict: 'eligible',
      court: null,
      provincialConsentRequired: false,
      provincialReviewRequired: false,
      openHearingMandatory: false,
      openHearingGrounds: [],
      procuratorateInvestigationGrounds: [],
    });
    expect(answer.courtOneMonthLimit).toBeUndefined();
    expect(rulesOf(revocation).filter((id) => /^(SPC2014|SPP2014|MOJ|REC)/u.test(id))).toEqual([]);
  });

  test('of one who serves life needs no consent of the province', () => {
    const life = { originalSentence: 'life', currentSentence: 'life', termMonths: null } as const;
    expect(review({ ...revocation, ...life }).provincialConsentRequired).toBe(false);
  });
});

describe('an open hearing for major merit', () => {
  const reprieve = timed({
    measure: 'reprieveExpiry',
    originalSentence: 'deathReprieve',
    termMonths: null,
    crimeDate: day('2012-05-01'),
    lifeImprisonmentNoRelease: false,
    intentionalCrimeInReprieve: false,
    reprieveStart: day('2020-06-10'),
    deliveryDate: null,
  });

  test('is due when a reprieve becomes twenty-five years, too', () => {
    expect(review({ ...reprieve, merit: ['majorMerit'] })).toMatchObject({
      openHearingGrounds: ['majorMerit'],
      procuratorateInvestigationGrounds: ['meritOrMajorMerit'],
    });
    expect(review(reprieve).openHearingGrounds).toEqual([]);
  });

  test('is not due for parole', () => {
    expect(
      review(but({ measure: 'parole', merit: ['repent', 'majorMerit'] })).openHearingGrounds,
    ).toEqual([]);
  });
});

describe('who organised or led a mafia-type group', () => {
  const leader = but({ categories: ['mafiaOrganizerLeader'] });

  test('is one of its members: the strict article, the hearing, the opinions', () => {
    expect(rulesOf(leader)).toEqual(
      expect.arrayContaining(['SPC2016-007-1S', 'SPC2016-007-1I', 'SPC2016-007-1A', 'AOC-037']),
    );
    expect(rulesOf(leader)).not.toContain('SPC2016-006-1B');
    expect(review(leader).openHearingGrounds).toEqual(['specialClassOrPublicAttention']);
  });

  test('is not recognised as repentant without returning the proceeds', () => {
    expect(review({ ...leader, notActivelyReturningProceeds: true }).verdict).toBe('blocked');
  });

  test('the ringleader of evil forces is another class', () => {
    expect(rulesOf(but({ categories: ['evilForceRingleader'] }))).toContain('SPC2016-006-1B');
  });
});

describe('parole after a retrial', () => {
  const parole = but({
    measure: 'parole',
    noReoffendRisk: true,
    communityAssessment: true,
    filingDate: day('2026-06-10'),
  });
  test.each([
    ['upheld', 'eligible', []],
    ['changed', 'humanReview', [['review', 'person']]],
    ['acquitted', 'blocked', [['notMet', 'bar']]],
  ] as const)('%s: %s', (retrial, verdict, expected) => {
    const answer = review({ ...parole, retrial });
    expect(answer.verdict).toBe(verdict);
    expect(
      answer.findings
        .filter(({ rule }) => rule === 'SPC2016-032')
        .map(({ result, effect }) => [result, effect]),
    ).toEqual(expected);
  });
});

test('a suspended sentence is not being served, and knows no parole', () => {
  const facts = { measure: 'parole', noReoffendRisk: true, communityAssessment: true } as const;
  const suspended = timed({ ...facts, termMonths: 24, onProbation: true });
  expect(review(suspended).verdict).toBe('blocked');
  expect(
    review(suspended)
      .findings.filter(({ effect }) => effect === 'bar')
      .map(({ rule }) => rule),
  ).toEqual(['CL-081-1A']);
});

describe('commutation after parole was revoked (2016 art.30(2))', () => {
  const recommitted = {
    paroleRevoked: true,
    revocationGround: 'violation',
    recommitmentDate: day('2024-01-31'),
  } as const;

  test('begins anew on the day of recommitment, whatever came off before', () => {
    const served = day('2020-06-10');
    const priors = [{ rulingDate: served, servedDate: served, months: 6 }];
    const on = (filingDate: string) =>
      review(timed({ ...recommitted, priors, filingDate: day(filingDate) }));
    expect(on('2025-07-30').verdict).toBe('notYet');
    expect(on('2025-07-31')).toMatchObject({
      verdict: 'eligible',
      earliestFilingDate: '2025-07-31',
    });
  });

  test('is for a person where life had become a fixed term: no article says how long', () => {
    const served = day('2016-06-10');
    const facts = timed({
      ...recommitted,
      originalSentence: 'life',
      currentSentence: 'fixedTerm',
      termMonths: null,
      crimeDate: day('2012-01-01'),
      judgmentEffective: day('2012-06-01'),
      deliveryDate: day('2012-07-01'),
      priors: [{ rulingDate: served, servedDate: served, toTermMonths: 264 }],
    });
    const answer = review(facts);
    expect(answer.verdict).toBe('humanReview');
    expect(answer.reviewReasons.filter(({ decisive }) => decisive).map(({ rule }) => rule)).toEqual(
      ['SPC2016-030-2'],
    );
    expect(review({ ...facts, paroleRevoked: false }).verdict).toBe('eligible');
  });
});
