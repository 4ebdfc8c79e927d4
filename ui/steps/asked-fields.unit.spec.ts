import { after, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { notAsked } from './asked-fields.ts';

const before = (name: 'decideProposal' | 'makeRuling' | 'executeRuling' | 'recordTrial') =>
  after(journeyUntil(name));

test('a commutation is not asked for what only a parole has', () => {
  expect([...notAsked('makeRuling', before('makeRuling'), {})]).toContain('/paroleProbationEnd');
  expect([...notAsked('executeRuling', before('executeRuling'), {})]).toEqual([
    '/certificateNumber',
  ]);
});

test.each([
  ['a term of five years', { termMonths: 60 }, ['reductionMonths', 'reductionDays']],
  [
    'a suspended sentence',
    { termMonths: 36, suspendedSentence: { probationMonths: 48 } },
    ['reductionMonths', 'reductionDays', 'probationMonths'],
  ],
  ['life', { originalSentence: 'life', currentSentence: 'life' }, ['resultTermMonths']],
  [
    'a term that was life once',
    { originalSentence: 'life', currentSentence: 'fixedTerm' },
    ['reductionMonths', 'reductionDays'],
  ],
] as const)('a commutation of %s is asked for what can become of it', (_, facts, askedFor) => {
  const names = [
    'reductionMonths',
    'reductionDays',
    'resultTermMonths',
    'probationMonths',
    'parole',
  ];
  for (const [step, at] of [
    ['decideProposal', '/proposal'],
    ['makeRuling', '/granted'],
  ] as const) {
    const state = before(step);
    const data = { outcome: 'grant' };
    const without = notAsked(step, { ...state, facts: { ...state.facts, ...facts } }, data);
    expect(names.filter((name) => !without.has(`${at}/${name}`))).toEqual(askedFor);
  }
});

test('a parole is not asked for months', () => {
  const parole = { ...before('decideProposal'), measure: 'parole' } as const;
  expect([...notAsked('decideProposal', parole, {})]).toContain('/proposal');
});

test('a paper review is asked for the interview, a hearing for who attended', () => {
  const state = before('recordTrial');
  expect(notAsked('recordTrial', state, {}).has('/procurators')).toBe(true);
  expect([...notAsked('recordTrial', { ...state, trialMode: 'hearing' }, {})]).toEqual([
    '/offenderInterviewed',
  ]);
});

test('what is filled in all the same is shown', () => {
  const state = before('makeRuling');
  expect(
    notAsked('makeRuling', state, { paroleProbationEnd: '2027-09-04' }).has('/paroleProbationEnd'),
  ).toBe(false);
});

test('before a ruling has an outcome, nothing of what it grants is asked for', () => {
  const asked = (outcome: string | null) => {
    const without = notAsked('makeRuling', before('makeRuling'), { outcome });
    return ['/granted', '/newEnd'].filter((pointer) => !without.has(pointer));
  };
  expect([null, 'grant', 'adjust', 'refuse'].map(asked)).toEqual([
    [],
    ['/granted', '/newEnd'],
    ['/granted', '/newEnd'],
    [],
  ]);
});

test('what a draft grants without an outcome that grants stays to be seen', () => {
  const state = before('makeRuling');
  const refused = (granted: object | null) =>
    notAsked('makeRuling', state, { outcome: 'refuse', granted: granted as never }).has('/granted');
  expect(refused(null)).toBe(true);
  expect(refused({ reductionMonths: null, parole: false })).toBe(true);
  expect(refused({ reductionMonths: 5, parole: false })).toBe(false);
});
