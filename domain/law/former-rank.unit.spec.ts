import { executingOrgan } from './executing-organ.ts';
import { rankLevel } from './former-rank.ts';

test.each([
  ['none', 'belowCounty'],
  ['section', 'belowCounty'],
  ['countyDivision', 'county'],
  ['bureau', 'bureauOrAbove'],
  ['national', 'bureauOrAbove'],
  ['正科级', 'belowCounty'],
  ['某局科员', 'belowCounty'],
  ['无', 'belowCounty'],
  ['正处级', 'county'],
  ['县处级', 'county'],
  ['县长', 'county'],
  ['某县县委副书记', 'county'],
  ['市委书记', 'countyOrAbove'],
  ['区委书记', 'countyOrAbove'],
  ['市长', 'countyOrAbove'],
  ['浦东新区副区长', 'countyOrAbove'],
  ['正司级', 'bureauOrAbove'],
  ['地市级', 'bureauOrAbove'],
  ['副国级', 'bureauOrAbove'],
  ['省部级副职', 'bureauOrAbove'],
  ['厅局级', 'bureauOrAbove'],
  ['某省副省长', 'bureauOrAbove'],
])('the former rank %s is %s', (rank, level) => {
  expect(rankLevel(rank)).toBe(level);
});

test.each([
  '县公安局民警',
  '某县局长',
  '部门经理',
  '监区长',
  '社区委书记',
  '处',
  '调研员',
  '非县处级',
  '不详',
  'constructor',
  '',
])('“%s” tells no level: for a person', (rank) => {
  expect(rankLevel(rank)).toBeNull();
});

test.each([
  [null, 'prison'],
  ['prison', 'prison'],
  ['detentionCentre', 'detentionCentre'],
  ['某区看守所', 'detentionCentre'],
  ['上海市白茅岭监狱', 'prison'],
  ['湖南省未成年犯管教所', 'prison'],
  ['原看守所，现在某监狱', 'prison'],
  ['看守所（已转监）', null],
  ['某公安局', null],
])('the executing organ %s is %s', (name, organ) => {
  expect(executingOrgan(name)).toBe(organ);
});
