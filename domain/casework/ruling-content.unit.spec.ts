import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseState } from './case-state.ts';
import type { CaseCommand } from './events.ts';
import { after, changed, decide, journey, journeyUntil, refusing } from './testing/scenario.ts';

const on = LegalDate;
const before = after(journeyUntil('makeRuling'));
const told = (command: CaseCommand, state: CaseState = before) => {
  const answer = decide(command, state);
  return answer.kind === 'accepted'
    ? 'accepted'
    : answer.violations.map(({ rule, field, expected }) => [rule, field, expected ?? null]);
};
const ruling = (data: Parameters<typeof changed<'makeRuling'>>[1]) => changed('makeRuling', data);
const withFacts = (facts: object, more: Partial<CaseState> = {}): CaseState => ({
  ...before,
  ...more,
  facts: { ...before.facts, ...facts },
});
const override = { reason: '判决附加剥夺政治权利一年，见判决书' };

describe('the last day (法释〔2014〕5号第十七条)', () => {
  test('of the shortened term is stated, and the refusal names it', () => {
    expect(told(ruling({ newEnd: null }))).toEqual([['SPC2014-017', '/newEnd', '2027-03-04']]);
    expect(told(ruling({ newEnd: on('2027-03-04') }))).toBe('accepted');
  });

  test('is no matter of a written reason', () => {
    expect(told(ruling({ newEnd: null, override }))).toEqual([
      ['SPC2014-017', '/newEnd', '2027-03-04'],
    ]);
  });

  test('is owed by the ruling after a retrial too', () => {
    const state = after([
      ...journey,
      { kind: 'orderRetrial', data: { on: on('2026-05-06'), ground: 'error', reasons: '有误' } },
    ]);
    const { data } = ruling({ on: on('2026-05-20'), newEnd: null });
    const again = { kind: 'makeRetrialRuling', data: { ...data, newPanel: true } };
    expect(told(again as unknown as CaseCommand, state)).toEqual([
      ['SPC2014-017', '/newEnd', '2027-03-04'],
    ]);
  });

  test('is stated by a person where it does not follow from the facts', () => {
    const state = withFacts({ sentenceStart: null, sentenceEnd: null });
    expect(told(ruling({ newEnd: null, override }), state)).toEqual([
      ['SPC2014-017', '/newEnd', null],
    ]);
    expect(told(ruling({ newEnd: on('2027-03-04'), override }), state)).toBe('accepted');
  });

  test.each([
    ['a fixed term: what is not yet served', {}, '2027-09-04'],
    [
      'life: ten years from the ruling (刑法第八十三条)',
      {
        originalSentence: 'life',
        currentSentence: 'life',
        termMonths: null,
        sentenceStart: '2010-01-10',
        sentenceEnd: null,
        judgmentEffective: '2010-01-10',
        deliveryDate: '2010-02-10',
      },
      '2036-04-09',
    ],
  ])('of the probation of a parole is stated: %s', (_, facts, expected) => {
    const granted = { ...before.proposal!, reductionMonths: null, parole: true };
    const state = withFacts(facts, { measure: 'parole', proposal: granted });
    const parole = { granted, newEnd: null, override };
    expect(told(ruling({ ...parole, paroleProbationEnd: null }), state)).toEqual([
      ['SPC2014-017', '/paroleProbationEnd', expected],
    ]);
    expect(told(ruling({ ...parole, paroleProbationEnd: on(expected) }), state)).toBe('accepted');
  });

  test('of a published case is what its source prints', () => {
    const provenance = { kind: 'published', publisher: '法院', document: '裁定书' } as never;
    expect(told(ruling({ newEnd: null }), { ...before, provenance })).toBe('accepted');
  });
});

describe('a refusal (法释〔2014〕5号第十六条)', () => {
  test.each([
    ['/granted/reductionMonths', { granted: before.proposal }],
    ['/newEnd', { newEnd: on('2027-03-04') }],
    ['/resultSentence', { resultSentence: 'fixedTerm' }],
    ['/politicalRightsYears', { politicalRightsYears: 1 }],
  ] as const)('grants nothing: %s', (field, data) => {
    expect(told(ruling({ ...refusing, ...data }))).toEqual([['SPC2014-016', field, null]]);
  });

  test('says nothing of it, or that it is nothing', () => {
    const nothing = { ...before.proposal!, reductionMonths: null };
    expect(told(ruling(refusing))).toBe('accepted');
    expect(told(ruling({ ...refusing, granted: nothing }))).toBe('accepted');
  });
});

describe('the deprivation of political rights (法释〔2016〕23号第十七条)', () => {
  const years = (politicalRightsYears: number) => ruling({ politicalRightsYears });

  test('is shortened by a commutation, not made longer', () => {
    const state = withFacts({ politicalRightsYears: 2 });
    expect(told(years(1), state)).toBe('accepted');
    expect(told(years(2), state)).toBe('accepted');
    expect(told(years(3), state)).toEqual([['SPC2016-017-1', '/politicalRightsYears', 2]]);
    expect(told(ruling({ politicalRightsYears: 3, override }), state)).toEqual([
      ['SPC2016-017-1', '/politicalRightsYears', 2],
    ]);
  });

  test('of which the file states none is for a person, who gives the reason', () => {
    expect(told(years(1))).toEqual([['SPC2016-017-1', '/politicalRightsYears', null]]);
    expect(decide(ruling({ politicalRightsYears: 1, override }), before)).toMatchObject({
      kind: 'accepted',
      events: [{ data: { overridden: [{ rule: 'SPC2016-017-1' }] } }],
    });
  });

  test('that an earlier ruling left is known from it', () => {
    const priors = [{ rulingDate: '2025-06-10', months: 1, politicalRightsYears: 1 }];
    expect(told(years(2), withFacts({ priors, politicalRightsYears: 0 }))).toContainEqual([
      'SPC2016-017-1',
      '/politicalRightsYears',
      1,
    ]);
  });
});
