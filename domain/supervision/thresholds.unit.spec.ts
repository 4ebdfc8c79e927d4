import { decideThresholds, evolveSettings, noSettings, thresholdOf } from './thresholds.ts';

const person = { name: '张三', post: '监督员', staffNumber: '1' };

test('what somebody sets holds until it is set again, and the same again is nothing to record', () => {
  const decision = decideThresholds(
    { days: { ruling: 10, service: 3 }, reason: '提早' },
    noSettings,
    person,
  );
  expect(decision).toEqual({
    kind: 'accepted',
    events: [
      { type: 'WarningThresholdsSet', data: { person, days: { ruling: 10 }, reason: '提早' } },
    ],
  });
  const [event] = decision.kind === 'accepted' ? decision.events : [];
  const after = evolveSettings(noSettings, event!);
  expect([thresholdOf(after, 'ruling'), thresholdOf(after, 'service')]).toEqual([10, 3]);
  expect(decideThresholds({ days: { ruling: 10 }, reason: '提早' }, after, person)).toEqual({
    kind: 'accepted',
    events: [],
  });
});

test('a right that may be left unused has no threshold', () => {
  const days = { writtenOpinion: 3 };
  expect(decideThresholds({ days, reason: '提早' }, noSettings, person)).toMatchObject({
    code: 'refused-by-state',
    violations: [{ rule: 'WARNING-LIMIT', field: '/days/writtenOpinion' }],
  });
});
