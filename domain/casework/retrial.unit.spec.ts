import { LegalDate } from '#domain/kernel/legal-date.ts';
import { materialsOf, requiredMaterialCodes } from './case-materials.ts';
import type { CaseState } from './case-state.ts';
import { consequenceOf } from './consequence.ts';
import type { CaseCommand } from './events.ts';
import { consentRequired } from './law-gate.ts';
import { processOf } from './process/index.ts';
import {
  after,
  changed,
  decide,
  journey,
  journeyUntil,
  opening,
  refusing,
} from './testing/scenario.ts';

const on = LegalDate;
const order = (ground: 'error' | 'higherCourt' | 'hiddenAssets'): CaseCommand => ({
  kind: 'orderRetrial',
  data: { on: on('2026-05-06'), ground, reasons: '查明隐瞒存款' },
});
const again = (outcome: 'grant' | 'refuse'): CaseCommand => {
  const said = outcome === 'refuse' ? refusing : { outcome };
  const ruling = changed('makeRuling', { on: on('2026-05-20'), ...said, reasons: '原裁定有误' });
  return {
    kind: 'makeRetrialRuling',
    data: { ...ruling.data, newPanel: true },
  } as unknown as CaseCommand;
};
const rulesOf = (command: CaseCommand, state: CaseState) => {
  const decision = decide(command, state);
  return decision.kind === 'accepted' ? null : decision.violations.map(({ rule }) => rule);
};

describe('a retrial that the court orders itself', () => {
  test('brings a closed case back before another panel', () => {
    const ordered = after([...journey, order('error')]);
    expect(ordered).toMatchObject({ stage: 'retrial', outcome: null, retrialGround: 'error' });
    expect(after([...journey, order('error'), again('grant')])).toMatchObject({
      stage: 'service',
      retrialGround: null,
    });
  });

  test('is not possible before a ruling was served', () => {
    expect(rulesOf(order('error'), after(journeyUntil('serveRuling')))).toEqual(['PROC-STAGE']);
  });

  test('must revoke a ruling that hidden assets had brought about', () => {
    const ordered = after([...journey, order('hiddenAssets')]);
    expect(rulesOf(again('grant'), ordered)).toEqual(['SPC2024-014']);
    expect(rulesOf(again('refuse'), ordered)).toBeNull();
  });

  test('knows hidden assets as a ground from 2024-05-01', () => {
    const state = { ...after(journey), lastOn: null };
    const at = (day: string): CaseCommand => ({
      kind: 'orderRetrial',
      data: { on: on(day), ground: 'hiddenAssets', reasons: '查明隐瞒存款' },
    });
    expect(rulesOf(at('2024-04-30'), state)).toEqual(['SPC2024-014']);
    expect(rulesOf(at('2024-05-01'), state)).toBeNull();
  });
});

describe('a ruling that does not follow the proposal', () => {
  test.each([
    ['2026-10-31', 'SPC2014-017'],
    ['2026-11-01', 'PL2026-055'],
  ])('of %s owes its reasons by %s', (day, rule) => {
    const command = changed('makeRuling', { on: on(day), ...refusing, reasons: null });
    expect(rulesOf(command, after(journeyUntil('makeRuling')))).toEqual([rule]);
  });
});

describe('an open hearing', () => {
  const hearing = after([
    ...journeyUntil('chooseTrialMode'),
    changed('chooseTrialMode', { mode: 'hearing', hearingDate: on('2026-04-03') }),
  ]);
  test.each([
    [null, ['OP2021-011']],
    [1, ['SPP2014-012']],
    [2, null],
  ])('with %p of the procuratorate present: %p', (procurators, expected) => {
    expect(rulesOf(changed('recordTrial', { on: on('2026-04-03'), procurators }), hearing)).toEqual(
      expected,
    );
  });
});

test('nobody of the procuratorate attends a review on paper', () => {
  const paper = after(journeyUntil('recordTrial'));
  expect(rulesOf(changed('recordTrial', { procurators: 2 }), paper)).toEqual(['PROC-PAPER']);
  expect(rulesOf(changed('recordTrial', { procurators: 0 }), paper)).toBeNull();
});

describe('an open hearing before 法发〔2021〕31号', () => {
  test.each([
    ['2021-11-30', 'SPC2014-007'],
    ['2021-12-01', 'OP2021-011'],
  ])('of %s needs the procuratorate by %s', (day, rule) => {
    const before = after(journeyUntil('recordTrial'));
    const hearing: CaseState = { ...before, trialMode: 'hearing', lastOn: null };
    expect(rulesOf(changed('recordTrial', { on: on(day), procurators: 0 }), hearing)).toEqual([
      rule,
    ]);
  });
});

describe('parole for special circumstances', () => {
  const granted = (documents: CaseState['documents']): CaseState => {
    const state = after(journeyUntil('executeRuling'));
    const ruling = state.rulings[0]!;
    return {
      ...state,
      documents,
      measure: 'parole',
      // Half of the term is served on 2026-03-05.
      filingDate: on('2026-02-20'),
      facts: { ...state.facts, specialCircumstances: true },
      rulings: [{ ...ruling, granted: { ...ruling.granted!, parole: true } }],
    };
  };

  test('is executed only with the approval of the Supreme People’s Court in the file', () => {
    const execute = changed('executeRuling', { certificateNumber: '（2026）假释证第1号' });
    expect(rulesOf(execute, granted([]))).toEqual(['INT2021-420']);
    const approval = { material: 'supremeCourtApproval' } as CaseState['documents'][number];
    expect(rulesOf(execute, granted([approval]))).toBeNull();
  });
});

test('a parole is executed with the number of its certificate', () => {
  const numbered = changed('executeRuling', { certificateNumber: '（2026）假释证第1号' });
  const reduced = after(journeyUntil('executeRuling'));
  const ruling = reduced.rulings[0]!;
  const paroled: CaseState = {
    ...reduced,
    measure: 'parole',
    rulings: [{ ...ruling, granted: { ...ruling.granted!, parole: true } }],
  };
  expect(rulesOf(numbered, paroled)).toBeNull();
  expect(rulesOf(changed('executeRuling', {}), paroled)).toEqual(['PROC-CERTIFICATE']);
  const published = { kind: 'published', publisher: '法院', document: '裁定书' } as never;
  const source: CaseState = { ...paroled, provenance: published };
  expect(rulesOf(changed('executeRuling', {}), source)).toBeNull();
});

describe('a detention centre as executing organ', () => {
  const facts = { ...opening().facts, executionAgency: '某区看守所' } as CaseState['facts'];
  const state = { ...after(journeyUntil('decideProposal')), facts };

  test('needs the consent of the police above, and its own list of materials', () => {
    expect(consentRequired(state, { filingDate: on('2026-03-20') })).toBe(true);
    expect(consentRequired(after(journeyUntil('decideProposal')), { filingDate: null })).toBe(
      false,
    );
    const { materials } = materialsOf(state, 'courtFiling', on('2026-03-20'));
    expect(materials.flatMap((each) => each.alsoRequiredBy)).toContain('DET2013-035');
    expect(processOf(state.processVersion).steps.recordProvincialConsent.articles).toContain(
      'DET2013-034',
    );
  });
});

describe('the materials of a case', () => {
  const before = after(journeyUntil('submitProposal'));
  const codes = (property: string | null, day: string) =>
    requiredMaterialCodes(
      { ...before, facts: { ...before.facts, property } as CaseState['facts'] },
      on(day),
    );

  test.each([
    ['none', false],
    ['fullyPerformed', false],
    ['partlyPerformed', true],
    ['genuinelyUnable', true],
  ])('property %s: the declaration of assets travels: %p', (property, travels) => {
    expect(codes(property, '2026-03-20').includes('assetDeclaration')).toBe(travels);
    expect(codes(property, '2024-04-30')).not.toContain('assetDeclaration');
  });

  test('travel with the ward’s report and the procuratorate’s review as well', () => {
    const names = (step: 'wardReport' | 'procuratorateReview') =>
      materialsOf(before, step, on('2026-03-20')).materials.map(({ code }) => code);
    expect(names('wardReport')).toContain('meetingMinutes');
    expect(names('procuratorateReview')).toContain('meritEvidence');
  });
});

test('an adjustment beyond the law is refused at once, before its reasons are written', () => {
  const proposal = {
    reductionMonths: 30,
    reductionDays: null,
    resultTermMonths: null,
    parole: false,
  };
  const excessive = { outcome: 'adjust', granted: proposal, newEnd: null, reasons: null } as const;
  const rules = rulesOf(changed('makeRuling', excessive), after(journeyUntil('makeRuling')));
  expect(rules).toContain('SPC2014-017');
  expect(rules!.length).toBeGreaterThan(1);
  const reasoned = { ...excessive, reasons: '幅度过小' };
  expect(rulesOf(changed('makeRuling', reasoned), after(journeyUntil('makeRuling')))).toEqual(
    rules!.filter((rule) => rule !== 'SPC2014-017'),
  );
});

test('what the law says of a proposal is told beside the reply that is owed to the procuratorate', () => {
  const before = after([
    ...journeyUntil('giveProcuratorateOpinion'),
    changed('giveProcuratorateOpinion', { stance: 'disagree', text: '幅度过大' }),
  ]);
  const months = {
    reductionMonths: 30,
    reductionDays: null,
    resultTermMonths: null,
    parole: false,
  };
  const rules = rulesOf(changed('decideProposal', { proposal: months }), before);
  expect(rules![0]).toBe('MOJ38-OPN');
  expect(rules!.length).toBeGreaterThan(1);
});

test('a case is filed under the number of the court; a publication may not have told it', () => {
  const before = after(journeyUntil('acceptCase'));
  const unnumbered = changed('acceptCase', { courtCaseNumber: null });
  expect(rulesOf(unnumbered, before)).toEqual(['PROC-COURT-NUMBER']);
  const published = { kind: 'published', publisher: '法院', document: '裁定书' } as never;
  expect(rulesOf(unnumbered, { ...before, provenance: published })).toBeNull();
});

test('what an execution leads to is said of the measure of the case', () => {
  const reduced = after(journeyUntil('executeRuling'));
  expect(consequenceOf('executeRuling', reduced).zh).not.toContain('假释');
  const ruling = reduced.rulings[0]!;
  const rulings = [{ ...ruling, granted: { ...ruling.granted!, parole: true } }];
  expect(consequenceOf('executeRuling', { ...reduced, rulings }).zh).not.toContain('更新刑期');
});
