import { LegalDate } from '#domain/kernel/legal-date.ts';
import { after, changed, journey, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { decidedSoFar } from './decided-so-far.ts';

const rowsOf = (state: Parameters<typeof decidedSoFar>[0]) =>
  decidedSoFar(state).map(([name, value]): [string, string] => [name.zh, value.zh]);

test('what the procuratorate objected stands beside the facts, with its reasons', () => {
  const objecting = changed('giveProcuratorateOpinion', {
    stance: 'disagree',
    text: '悔改表现的证据不足',
  });
  const state = after([...journeyUntil('giveProcuratorateOpinion'), objecting]);
  const opinion = rowsOf(state).find(([name]) => name === '检察意见')?.[1];
  expect(opinion).toContain('不同意');
  expect(opinion).toContain('悔改表现的证据不足');
});

test('after a retrial the first ruling still stands there, with its reasons', () => {
  const [ruling] = after(journey).rulings;
  const state = {
    ...after(journey),
    rulings: [
      { ...ruling!, reasons: '原裁定的理由' },
      { ...ruling!, on: LegalDate('2026-05-06'), reasons: '再审的理由', retrial: true },
    ],
  };
  const rows = rowsOf(state).filter(([name]) => name.includes('裁定'));
  expect(rows.map(([name]) => name)).toEqual(['原裁定（重新审理前）', '现行裁定（重新审理）']);
  expect(rows[0]![1]).toContain('原裁定的理由');
  expect(rows[1]![1]).toContain('再审的理由');
});

test('a withdrawal that is asked for says why', () => {
  const state = { ...after(journey), withdrawal: { from: 'trial', reason: '发现遗漏' } as const };
  expect(rowsOf(state).at(-1)![1]).toBe('发现遗漏');
});
