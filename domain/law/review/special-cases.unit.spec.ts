import type { ReviewFacts } from '../facts.ts';
import { but, day, timed } from '../testing/facts.ts';
import { review } from './review.ts';

const rulesOf = (facts: ReviewFacts) => review(facts).findings.map(({ rule }) => rule);
const reasonsOf = (facts: ReviewFacts) => review(facts).reviewReasons.map(({ rule }) => rule);

describe('the young, old, ill and disabled', () => {
  const helpless = { ageAtFiling: 70, lostLabourCapacityAndSelfCare: true };

  test('helpless: two thirds of the interval, a third more of the amount, one or the other', () => {
    const priors = [{ servedDate: day('2024-08-31'), months: 6 }];
    const facts = but({ ...helpless, termMonths: 120, sentenceEnd: null, priors });
    const at = (filed: string) => review({ ...facts, filingDate: day(filed) });
    expect(at('2025-08-30').verdict).toBe('notYet');
    expect(at('2025-08-31')).toMatchObject({
      verdict: 'humanReview',
      earliestFilingDate: '2025-08-31',
      standardEarliest: '2026-02-28',
      maxReductionMonths: 9,
      maxIfAmountRelaxedInstead: 12,
    });
    expect(at('2026-02-28').verdict).toBe('eligible');
  });

  test('the last reduction is not shortened', () => {
    const priors = [{ servedDate: day('2024-08-31'), months: 12 }];
    expect(review(but({ ...helpless, priors })).earliestFilingDate).toBe('2025-08-31');
  });

  test('an amount above the ceiling and within the third is for the court', () => {
    const at = (proposedReductionMonths: number) =>
      review(but({ ...helpless, proposedReductionMonths })).proposal?.lawful;
    expect([at(9), at(12), at(13)]).toEqual([true, null, false]);
  });

  test('age alone changes no number', () => {
    expect(
      review(but({ ageAtFiling: 80, lostLabourCapacityAndSelfCare: false }))
        .maxIfAmountRelaxedInstead,
    ).toBeUndefined();
  });

  test('a minor of a listed crime has no relaxation', () => {
    const facts = but({
      under18AtFiling: true,
      categories: ['violentEight'],
      termMonths: 132,
      sentenceEnd: null,
    });
    expect(review(facts).standardEarliest).toBeUndefined();
  });

  test('a minor is told from the date of birth', () => {
    const facts = timed({
      termMonths: 48,
      deliveryDate: day('2025-01-31'),
      birthDate: day('2007-10-01'),
      filingDate: day('2025-09-30'),
    });
    expect(review(facts).earliestFilingDate).toBe('2025-09-30');
    const born = (birthDate: string) => review({ ...facts, birthDate: day(birthDate) });
    expect(born('2007-01-31').earliestFilingDate).toBe('2025-09-30');
    expect(born('2007-01-30').earliestFilingDate).toBe('2026-01-31');
  });
});

describe('suspended sentences, control and detention', () => {
  test('on probation: none without major merit, a person with it', () => {
    const suspended = timed({ termMonths: 24, suspendedSentence: true });
    expect(review(suspended)).toMatchObject({ verdict: 'blocked', probationFloorMonths: 12 });
    expect(review({ ...suspended, merit: ['majorMerit'] }).verdict).toBe('humanReview');
    expect(
      review({ ...suspended, originalSentence: 'criminalDetention', termMonths: 5 })
        .probationFloorMonths,
    ).toBe(2);
  });

  test('detention: at discretion, half to be served, the intermediate court', () => {
    const facts = timed({
      originalSentence: 'criminalDetention',
      termMonths: 5,
      sentenceStart: day('2025-03-10'),
      filingDate: day('2025-05-10'),
    });
    expect(review(facts)).toMatchObject({
      verdict: 'humanReview',
      earliestFilingDate: null,
      floorLastDay: '2025-05-24',
      maxReductionMonths: 2,
      court: 'intermediate',
    });
  });

  test('less than two years left when the judgment took effect: the start may be shortened', () => {
    const facts = but({
      termMonths: 36,
      sentenceStart: day('2022-01-11'),
      sentenceEnd: day('2025-01-10'),
      judgmentEffective: day('2023-01-11'),
      judgmentDate: day('2022-12-01'),
      deliveryDate: day('2023-02-01'),
      filingDate: day('2023-09-01'),
    });
    // From 2023-01-11 to 2025-01-10 are exactly two years: not less.
    expect(review(facts).verdict).toBe('notYet');
    expect(review({ ...facts, judgmentEffective: day('2023-01-12') })).toMatchObject({
      verdict: 'humanReview',
      earliestFilingDate: null,
      standardEarliest: '2024-02-01',
      openHearingMandatory: true,
    });
  });
});

describe('the expiry of a death reprieve', () => {
  const reprieve: ReviewFacts = {
    measure: 'reprieveExpiry',
    originalSentence: 'deathReprieve',
    reprieveStart: day('2022-09-10'),
    intentionalCrimeInReprieve: false,
    categories: [],
    merit: ['repent'],
    filingDate: day('2024-09-09'),
  };

  test('life, without a crime on purpose, from the expiry; the high court', () => {
    expect(review(reprieve)).toMatchObject({
      verdict: 'eligible',
      reprieveExpiry: '2024-09-09',
      resultSentence: 'life',
      court: 'high',
      provincialConsentRequired: true,
    });
    expect(review({ ...reprieve, filingDate: day('2024-09-08') }).verdict).toBe('notYet');
  });

  test('twenty-five years on major merit, from the expiry', () => {
    expect(review({ ...reprieve, merit: ['majorMerit'] })).toMatchObject({
      resultTermMonths: 300,
      newEnd: '2049-09-08',
      politicalRightsYears: [7, 10],
    });
  });

  test('life without release stays life, and major merit goes to a person', () => {
    const facts = { ...reprieve, lifeImprisonmentNoRelease: true };
    expect(review(facts)).toMatchObject({
      verdict: 'eligible',
      resultSentence: 'life',
      paroleForbidden: true,
    });
    expect(review({ ...facts, merit: ['majorMerit'] })).toMatchObject({
      verdict: 'humanReview',
      resultSentence: 'life',
    });
  });

  test('a crime on purpose blocks it; whether there was one must be known', () => {
    expect(
      review({ ...reprieve, intentionalCrimeInReprieve: true, vileCircumstances: false }).verdict,
    ).toBe('blocked');
    expect(review({ ...reprieve, intentionalCrimeInReprieve: null }).verdict).toBe('humanReview');
  });
});

describe('rulings that fell', () => {
  const priors = [
    { servedDate: day('2023-06-01'), months: 9 },
    { servedDate: day('2024-06-01'), months: 6 },
  ];

  test('changed on retrial: no times, at most the old total', () => {
    const answer = review(but({ priors, retrial: 'changed', filingDate: day('2024-06-10') }));
    expect(answer).toMatchObject({ verdict: 'humanReview', maxReductionMonths: 15 });
  });

  test('upheld on retrial: as if it had not been', () => {
    expect(review(but({ priors, retrial: 'upheld' })).verdict).toBe('eligible');
  });

  test('acquitted: nothing to commute', () => {
    expect(review(but({ priors, retrial: 'acquitted' })).verdict).toBe('blocked');
  });

  test('an omitted crime found: within the old total', () => {
    const facts = but({ priors, omittedCrime: { disclosedByPrisoner: true } });
    expect(review(facts)).toMatchObject({ verdict: 'humanReview', maxReductionMonths: 15 });
    expect(reasonsOf(facts)).toContain('SPC2016-034');
  });

  test('an omitted crime of three years, life again: one year from the new judgment', () => {
    const omittedCrime = {
      months: 36,
      combinedSentence: 'life' as const,
      newJudgmentEffective: day('2024-07-31'),
    };
    const facts = timed({
      originalSentence: 'life',
      currentSentence: 'life',
      termMonths: null,
      priors: [{ rulingDate: day('2020-01-10'), servedDate: day('2020-01-11'), toTermMonths: 264 }],
      omittedCrime,
    });
    expect(review({ ...facts, filingDate: day('2025-07-30') })).toMatchObject({
      verdict: 'notYet',
      earliestFilingDate: '2025-07-31',
    });
    const served = { ...facts, filingDate: day('2025-07-31') };
    // The void change and what is deducted are for a person (arts.34, 37(1)).
    expect(review(served)).toMatchObject({
      verdict: 'humanReview',
      earliestFilingDate: '2025-07-31',
    });
    expect(reasonsOf(served)).toEqual(expect.arrayContaining(['SPC2016-034', 'SPC2016-037-1']));
    expect(review({ ...served, priors: [] }).earliestFilingDate).toBeNull();
  });
});

describe('merit that is not recognised', () => {
  test.each<[string, Partial<ReviewFacts>]>([
    ['no ground at all', { merit: [] }],
    ['refuses to admit guilt', { refusesGuilt: true }],
    [
      'a duty crime without returning the proceeds',
      { categories: ['dutyCrime'], notActivelyReturningProceeds: true },
    ],
    ['a statement that is not his own', { selfWrittenStatementAuthentic: false }],
    ['clues that were bought', { merit: ['merit'], meritBoughtOrCoerced: true }],
    ['a true name withheld', { identityConcealed: true }],
  ])('%s', (_, facts) => {
    expect(review(but(facts)).verdict).toBe('blocked');
  });

  test('a petition is no lack of repentance', () => {
    expect(review(but({ petitionFiled: true })).verdict).toBe('eligible');
  });
});

describe('the law of the day', () => {
  test('a ruling of 2016 shows the old figures and leaves the verdict to a person', () => {
    const facts = but({
      sentenceStart: day('2012-06-01'),
      sentenceEnd: day('2020-05-31'),
      judgmentDate: null,
      judgmentEffective: null,
      deliveryDate: day('2013-03-01'),
      filingDate: day('2016-11-01'),
      rulingDate: day('2016-12-31'),
    });
    expect(review(facts)).toMatchObject({
      verdict: 'humanReview',
      lawVersion: '法释〔2012〕2号',
      ceilingMonths: 12,
    });
    expect(review({ ...facts, rulingDate: day('2017-01-01') })).toMatchObject({
      verdict: 'eligible',
      lawVersion: '法释〔2016〕23号',
      ceilingMonths: 9,
    });
  });

  test('corruption is under the 2019 text from its first day', () => {
    const facts = but({
      categories: ['dutyCrime', 'corruption2019'],
      merit: ['repent', 'merit'],
      judgmentDate: day('2016-01-10'),
      judgmentEffective: day('2016-02-01'),
      deliveryDate: day('2016-03-01'),
      sentenceStart: day('2015-06-01'),
      sentenceEnd: day('2023-05-31'),
      filingDate: day('2019-05-01'),
    });
    expect(review({ ...facts, rulingDate: day('2019-05-31') }).ceilingMonths).toBe(12);
    expect(review({ ...facts, rulingDate: day('2019-06-01') }).ceilingMonths).toBe(9);
  });

  test('a law date can be given', () => {
    expect(review(but({}), { lawDate: day('2026-11-01') }).lawTexts).toContain(
      '中华人民共和国监狱法（2026年修订）',
    );
    expect(review(but({}), { lawDate: day('2026-10-31') }).lawTexts).not.toContain(
      '中华人民共和国监狱法（2026年修订）',
    );
  });

  test('from 2026-11-01 the consent of the province rests on the new Prison Law', () => {
    const life = timed({ originalSentence: 'life', currentSentence: 'life', termMonths: null });
    expect(rulesOf({ ...life, filingDate: day('2026-11-01') })).toContain('PL2026-051');
    expect(rulesOf({ ...life, filingDate: day('2026-10-31') })).toContain('MOJ130-004');
  });
});

describe('hearing and competence', () => {
  test.each<[string, Partial<ReviewFacts>, string]>([
    ['a special class', { categories: ['mafiaOrganization'] }, 'specialClassOrPublicAttention'],
    ['public attention', { publicAttention: true }, 'specialClassOrPublicAttention'],
    ['an objection in the notice', { noticeObjection: true }, 'noticeObjection'],
    [
      'an objection of the procuratorate',
      { procuratorateObjection: '幅度过大' },
      'procuratorateObjection',
    ],
  ])('an open hearing for %s', (_, facts, ground) => {
    expect(review(but(facts))).toMatchObject({
      openHearingMandatory: true,
      openHearingGrounds: [ground],
    });
  });

  test('former county level and mafia leaders go through the province first', () => {
    const duty = { categories: ['dutyCrime'] as const };
    expect(review(but({ ...duty, formerRank: 'countyDivision' })).provincialReviewRequired).toBe(
      true,
    );
    expect(review(but({ ...duty, formerRank: 'section' })).provincialReviewRequired).toBe(false);
    const leader = { categories: ['mafiaOrganization', 'mafiaOrganizerLeader'] as const };
    expect(review(but({ ...leader, termMonths: 120 })).provincialReviewRequired).toBe(true);
    expect(review(but({ ...leader, termMonths: 119 })).provincialReviewRequired).toBe(false);
    expect(review(but({ ...leader, measure: 'parole' })).provincialReviewRequired).toBe(true);
  });

  test('the merit of a ruling is investigated by the procuratorate', () => {
    expect(review(but({ merit: ['merit'] })).procuratorateInvestigationGrounds).toEqual([
      'meritOrMajorMerit',
    ]);
  });
});

test('parole is revoked on one of three grounds', () => {
  const facts: ReviewFacts = {
    measure: 'paroleRevocation',
    revocationGround: 'violation',
    filingDate: day('2025-01-01'),
  };
  expect(review(facts).verdict).toBe('eligible');
  expect(review({ ...facts, revocationGround: null }).verdict).toBe('humanReview');
});

test.each(['县公安局民警', '部门经理', '处', '不详'])(
  'the rank “%s” tells no level: for a person',
  (rank) => {
    const answer = review(but({ categories: ['dutyCrime'], formerRank: rank }));
    expect(answer).toMatchObject({ verdict: 'humanReview', provincialReviewRequired: null });
    expect(answer.reviewReasons).toContainEqual(
      expect.objectContaining({ rule: 'MOJ38-COUNTY', decisive: true }),
    );
  },
);

test('a rank that is not told leaves open whether the province must review, and is missing', () => {
  const answer = review(but({ categories: ['dutyCrime'] }));
  expect(answer.provincialReviewRequired).toBeNull();
  expect(answer.missing).toContainEqual(expect.objectContaining({ field: 'formerRank' }));
});

describe('the former rank of a duty-crime prisoner', () => {
  const levels = (formerRank: string) => {
    const answer = review(but({ categories: ['dutyCrime'], formerRank }));
    const named = answer.findings.map(({ rule }) => rule).filter((id) => id.startsWith('MOJ38-'));
    return [answer.provincialReviewRequired, named.includes('MOJ38-BUREAU')];
  };
  test.each([
    ['科级', false, false],
    ['乡科级', false, false],
    ['某局科员', false, false],
    ['无', false, false],
    ['处级', true, false],
    ['副处级', true, false],
    ['县处级', true, false],
    ['县委书记', true, false],
    ['countyDivision', true, false],
    ['局级', true, true],
    ['正厅级', true, true],
    ['厅局级', true, true],
    ['省部级', true, true],
    ['正司级', true, true],
    ['地市级', true, true],
    ['副国级', true, true],
    ['市委书记', true, false],
    ['区委书记', true, false],
    ['市长', true, false],
    ['bureauOrAbove', true, true],
  ])('%s: review by the province %p, record with the Ministry %p', (rank, review38, record38) => {
    expect(levels(rank)).toEqual([review38, record38]);
  });
});
