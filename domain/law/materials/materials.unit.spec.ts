import { LegalDate } from '#domain/kernel/legal-date.ts';
import { rules } from '../rules/index.ts';
import {
  checkMaterials,
  isMaterialCode,
  materialKinds,
  requiredMaterials,
  type MaterialCode,
  type MaterialQuestion,
} from './index.ts';

const filing: MaterialQuestion = {
  step: 'courtFiling',
  measure: 'commutation',
  sentence: 'fixedTerm',
  executingOrgan: 'prison',
  hasPropertyJudgment: false,
  propertyUnperformed: false,
  procuratorateOpinionExists: false,
  asOf: LegalDate('2026-11-20'),
};
const codes = (question: MaterialQuestion): MaterialCode[] =>
  requiredMaterials(question)
    .materials.filter(({ mandatory }) => mandatory)
    .map(({ code }) => code);
const given = (...list: MaterialCode[]) => list.map((code) => ({ code }));

const basic = [
  'proposal',
  'judgmentExecutionNoticeAndPriorRulings',
  'meritEvidence',
  'appraisalAndRewardForms',
] as const satisfies readonly MaterialCode[];
const property = [
  'enforcementRecords',
  'assetDeclaration',
  'assetStatementByOrganisations',
  'adverseConsequenceNotice',
  'inPrisonSpendingRecords',
] as const satisfies readonly MaterialCode[];

describe('what must travel to the court', () => {
  test('is four materials in an ordinary commutation', () => {
    expect(codes(filing)).toEqual([...basic]);
  });

  test('is the assessment of the community as well, in a parole', () => {
    expect(codes({ ...filing, measure: 'parole' })).toEqual([
      ...basic,
      'communityImpactAssessment',
    ]);
  });

  test('is the opinion of the procuratorate, where there is one', () => {
    expect(codes({ ...filing, procuratorateOpinionExists: true })).toEqual([
      ...basic,
      'procuratorateOpinion',
    ]);
  });

  test('is the state of the property judgment, and five more where it is not performed', () => {
    const performed = { ...filing, hasPropertyJudgment: true };
    expect(codes(performed)).toEqual([
      ...basic,
      'propertyPerformanceStatus',
      'propertyPerformanceRecords',
    ]);
    expect(codes({ ...performed, propertyUnperformed: true })).toEqual([
      ...codes(performed),
      ...property,
    ]);
  });

  test('was without the five before 法释〔2024〕5号', () => {
    const unperformed = { ...filing, hasPropertyJudgment: true, propertyUnperformed: true };
    expect(codes({ ...unperformed, asOf: LegalDate('2024-04-30') })).not.toContain(
      'assetDeclaration',
    );
    expect(codes({ ...unperformed, asOf: LegalDate('2024-05-01') })).toContain('assetDeclaration');
  });

  test('names every rule that asks for a material, once', () => {
    const { materials } = requiredMaterials(filing);
    const proposal = materials.find(({ code }) => code === 'proposal')!;
    expect(proposal.rule).toBe('SPC2014-002-M1');
    expect(proposal.alsoRequiredBy).toEqual(['INT2021-535', 'MOJ130-015']);
    expect(proposal.article.zh).toContain('法释〔2014〕5号');
    expect(new Set(materials.map(({ code }) => code)).size).toBe(materials.length);
  });

  test('does not insist on what only an unconfirmed text asks for', () => {
    const { materials } = requiredMaterials({ ...filing, sentence: 'life' });
    expect(materials.find(({ code }) => code === 'provincialReviewForm')).toMatchObject({
      mandatory: false,
      rule: 'MOJ130-015',
    });
    expect(codes(filing)).not.toContain('scoringDetailsAppraisalRewardForms');
  });

  test('from a detention centre does not follow the order for prisons', () => {
    const { materials } = requiredMaterials({ ...filing, executingOrgan: 'detentionCentre' });
    expect(materials.flatMap(({ alsoRequiredBy }) => alsoRequiredBy)).toContain('DET2013-035');
    expect(materials.flatMap((each) => [each.rule, each.alsoRequiredBy].flat())).not.toContain(
      'MOJ130-015',
    );
  });

  test('names the facts without which the list may be too short', () => {
    expect(
      requiredMaterials({
        ...filing,
        sentence: null,
        hasPropertyJudgment: null,
        propertyUnperformed: null,
      }).missing,
    ).toEqual(['sentence', 'hasPropertyJudgment', 'propertyUnperformed']);
    expect(requiredMaterials(filing).missing).toEqual([]);
  });
});

describe('what must travel before', () => {
  test('from the ward, the review form and the minutes', () => {
    expect(codes({ ...filing, step: 'wardReport' })).toEqual([
      'reviewForm',
      'meetingMinutes',
      'judgmentExecutionNoticeAndPriorRulings',
      'scoringDetailsAppraisalRewardForms',
      'meritEvidence',
    ]);
  });

  test('to the procuratorate, the intended proposal and not the proposal', () => {
    expect(codes({ ...filing, step: 'procuratorateReview', measure: 'parole' })).toEqual([
      'proposedOpinion',
      'judgmentExecutionNoticeAndPriorRulings',
      'meritEvidence',
      'appraisalAndRewardForms',
      'communityImpactAssessment',
    ]);
  });
});

describe('the check of a file', () => {
  test('finds nothing where all is there', () => {
    expect(checkMaterials(filing, given(...basic))).toMatchObject({
      complete: true,
      violations: [],
    });
  });

  test('names each missing material with the article that asks for it', () => {
    const { complete, violations } = checkMaterials(filing, given('proposal', 'meritEvidence'));
    expect(complete).toBe(false);
    expect(violations.map(({ rule, expected }) => [rule, expected])).toEqual([
      ['SPC2014-002-M2', 'judgmentExecutionNoticeAndPriorRulings'],
      ['SPC2014-002-M4', 'appraisalAndRewardForms'],
    ]);
    // To send what is missing within days is for the court to order, not for who is about to send it.
    expect(violations[0]!.text.zh).not.toContain('补送');
  });

  test('gives three days for what is missing, and seven for property', () => {
    const question = { ...filing, hasPropertyJudgment: true, propertyUnperformed: true };
    const { supplement } = checkMaterials(
      question,
      given(...basic.slice(1), 'propertyPerformanceStatus', 'propertyPerformanceRecords'),
      LegalDate('2026-11-20'),
    );
    expect(supplement.general?.due).toBe('2026-11-23');
    expect(supplement.property?.due).toBe('2026-11-27');
  });

  test('gives no time for what is not missing, nor before the notice', () => {
    const late = checkMaterials(filing, given('proposal'), LegalDate('2026-11-20'));
    expect(late.supplement.property).toBeNull();
    expect(checkMaterials(filing, given('proposal')).supplement.general).toBeNull();
  });

  test('does not call a file complete while facts are missing', () => {
    const check = checkMaterials(
      { ...filing, propertyUnperformed: null, hasPropertyJudgment: null },
      [...given(...basic)],
    );
    expect(check).toMatchObject({ complete: false, violations: [] });
  });

  test.each([
    ['on its last day', '2026-05-20', true],
    ['a day later', '2026-05-19', false],
  ])('lets an assessment be used for six months: %s', (_, issuedOn, complete) => {
    const check = checkMaterials({ ...filing, measure: 'parole' }, [
      ...given(...basic),
      { code: 'communityImpactAssessment', issuedOn: LegalDate(issuedOn) },
    ]);
    expect(check.complete).toBe(complete);
    if (!complete) expect(check.violations[0]).toMatchObject({ rule: 'ASSESS-2026' });
  });

  test('takes the newest of several assessments', () => {
    const check = checkMaterials({ ...filing, measure: 'parole' }, [
      ...given(...basic),
      { code: 'communityImpactAssessment', issuedOn: LegalDate('2026-10-01') },
      { code: 'communityImpactAssessment', issuedOn: LegalDate('2025-01-01') },
    ]);
    expect(check.complete).toBe(true);
  });
});

describe('the closed list of materials', () => {
  test('has a name in both languages for each, and knows no other', () => {
    for (const { zh, en } of Object.values(materialKinds)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[A-Za-z]/);
    }
    expect(isMaterialCode('proposal')).toBe(true);
    expect(isMaterialCode('toString')).toBe(false);
  });

  test('is used by the rules on materials, all of which are applied at some step', () => {
    const used = (['wardReport', 'procuratorateReview', 'courtFiling'] as const).flatMap((step) =>
      (['prison', 'detentionCentre'] as const).flatMap((executingOrgan) =>
        requiredMaterials({
          ...filing,
          step,
          executingOrgan,
          measure: 'parole',
          sentence: 'life',
          hasPropertyJudgment: true,
          propertyUnperformed: true,
          procuratorateOpinionExists: true,
        }).materials.flatMap((each) => [each.rule, each.alsoRequiredBy].flat()),
      ),
    );
    const ofMaterials = rules.filter(({ treatment }) => treatment === 'materials');
    expect([...new Set(used)].sort()).toEqual(ofMaterials.map(({ id }) => id).sort());
  });
});
