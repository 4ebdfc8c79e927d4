import { outcomeName, outcomes, type Outcome } from './stages.ts';

const measures = ['commutation', 'parole', 'reprieveExpiry'] as const;

test.each(measures)('of a %s no outcome speaks of both measures', (measure) => {
  for (const outcome of Object.keys(outcomes) as Outcome[]) {
    const { zh, en } = outcomeName(outcome, measure);
    expect(/减刑（假释）|减刑或者?假释/.test(zh)).toBe(false);
    expect(/commutation or parole/i.test(en)).toBe(false);
  }
});

test('what the court refused is the measure that was asked for (法释〔2014〕5号第十六条)', () => {
  expect(measures.map((measure) => outcomeName('refused', measure).zh)).toEqual([
    '裁定不予减刑',
    '裁定不予假释',
    '裁定不予减刑',
  ]);
});

test('over cases of several measures both are said', () => {
  expect(outcomeName('refused', null)).toEqual({
    zh: '裁定不予减刑或者假释',
    en: 'Commutation or parole refused',
  });
});
