import { narrowed } from './step-suggestions.ts';

const casework = { kind: 'casework' } as const;
const offered = (
  name: 'makeRuling' | 'giveProcuratorateOpinion',
  measure: 'parole' | 'commutation',
) => Object.values(narrowed(name, { provenance: casework, measure }))[0]?.map(({ value }) => value);

test('a parole is granted or refused: no form offers to adjust it', () => {
  expect(offered('makeRuling', 'parole')).toEqual(['grant', 'refuse']);
  expect(offered('giveProcuratorateOpinion', 'parole')).toEqual(['agree', 'disagree']);
});

test('a commutation may be adjusted', () => {
  expect(offered('makeRuling', 'commutation')).toBeUndefined();
  expect(offered('giveProcuratorateOpinion', 'commutation')).toEqual([
    'agree',
    'disagree',
    'suggestChange',
  ]);
});
