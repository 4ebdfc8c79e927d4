import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseState } from '../case-state.ts';
import { after, changed, decide, journeyUntil } from '../testing/scenario.ts';

const day = LegalDate('2026-04-14');
const ruled = after(journeyUntil('serveRuling'));
const served = (data: Parameters<typeof changed<'serveRuling'>>[1], state: CaseState = ruled) => {
  const answer = decide(changed('serveRuling', data), state);
  return answer.kind === 'accepted'
    ? 'accepted'
    : answer.violations.map(({ field, text }) => [field, text.zh]);
};
const paroled: CaseState = {
  ...ruled,
  rulings: ruled.rulings.map((ruling) => ({
    ...ruling,
    granted: { ...ruling.granted!, parole: true },
  })),
};

describe('the service of a ruling (法释〔2014〕5号第十八条)', () => {
  test('names each on whom it was not served', () => {
    expect(served({ prison: null, procuratorate: null, offender: null })).toEqual([
      ['/prison', '裁定书尚未送达监狱'],
      ['/procuratorate', '裁定书尚未送达检察院'],
      ['/offender', '裁定书尚未送达罪犯本人'],
    ]);
    expect(served({}, paroled)).toEqual([['/justiceBureau', '裁定书尚未送达社区矫正机构']]);
    expect(served({ justiceBureau: day }, paroled)).toBe('accepted');
  });

  test('is on community correction for a parole only', () => {
    expect(served({ justiceBureau: day })).toEqual([
      ['/justiceBureau', '只有假释裁定送达社区矫正机构'],
    ]);
  });

  test.each([
    ['a suspended sentence', { onProbation: true }],
    ['control', { originalSentence: 'control', currentSentence: 'control' }],
  ])('and of %s, which community correction executes', (_, facts) => {
    const state = { ...ruled, facts: { ...ruled.facts, ...facts } as CaseState['facts'] };
    expect(served({ justiceBureau: day }, state)).toBe('accepted');
  });
});
