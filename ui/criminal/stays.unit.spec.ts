import { afterTold, type Told } from '#domain/criminal/testing/criminal-scenario.ts';
import { stagesAhead, staysOf } from './stays.ts';

const toReview: readonly Told[] = [
  ['fileCase', '2026-01-05'],
  ['executeDetention', '2026-01-06'],
  ['transferForProsecution', '2026-02-02'],
  ['receiveCaseFile', '2026-02-03'],
  ['returnForSupplement', '2026-02-10'],
  ['receiveReturn', '2026-02-11'],
  ['transferForProsecution', '2026-03-01'],
];

test('a stage to which a case comes back stands there again, since the day that it came', () => {
  expect(staysOf(afterTold(toReview))).toEqual([
    { stage: 'investigation', from: '2026-01-05' },
    { stage: 'prosecutionReview', from: '2026-02-02' },
    { stage: 'supplement', from: '2026-02-10' },
    { stage: 'prosecutionReview', from: '2026-03-01' },
  ]);
});

test('ahead lies what is not turned back, both ways of the enforcement until one is taken', () => {
  const ahead = stagesAhead(afterTold(toReview));
  expect(ahead).not.toContain('supplement');
  expect(ahead).toContain('transfer');
  expect(ahead).toContain('correctionEntry');
  const toCorrection = stagesAhead({
    stage: 'correctionEntry',
    destination: 'communityCorrection',
  });
  expect(toCorrection).toEqual(['closed']);
  expect(stagesAhead({ stage: 'transfer', destination: 'prison' })).toEqual(['admitted', 'closed']);
});
