import { Problem } from '#domain/kernel/problem.ts';
import { matchExpression } from '../../embedded/search/match-expression.ts';
import { parseQuery, queryText } from './query-parser.ts';

const meaning = (query: string): string => {
  const expression = parseQuery(query);
  return expression === null ? '' : plain(matchExpression(expression, 'full'));
};

/** Without what is looked for beside each word, in what only those find who see names in full. */
const plain = (match: string): string =>
  match.replaceAll(/\(("[^"]*"(?: \*)?) OR "\uE001[^"]*"(?: \*)?\)/g, '$1');

test('a word is looked for in what all may see, and in what the asker sees of names', () => {
  const term = { kind: 'term', text: '张建国', field: 'parties' } as const;
  expect(matchExpression(term, 'full')).toBe(
    '(parties : ("张建 建国" OR "\uE001张建 \uE001建国"))',
  );
  expect(matchExpression({ ...term, field: null }, 'masked')).toBe(
    '("张建 建国" OR "\uE002张建 \uE002建国")',
  );
});

function problem(query: string): Problem {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error(`${query} was read`);
}

test.each([
  ['盗窃', '"盗窃"'],
  ['盗窃罪', '"盗窃 窃罪"'],
  ['盗', '"盗" *'],
  ['盗窃 张三', '("盗窃" AND "张三")'],
  ['盗窃 AND 张三', '("盗窃" AND "张三")'],
  ['盗窃 OR 抢劫 张三', '("盗窃" OR ("抢劫" AND "张三"))'],
  ['(盗窃 OR 抢劫) 张三', '(("盗窃" OR "抢劫") AND "张三")'],
  ['盗窃 NOT 张三', '(("盗窃") NOT ("张三"))'],
  ['盗窃 -张三 -李四', '(("盗窃") NOT ("张三" OR "李四"))'],
  ['-张三', '("\uE000" NOT "张三")'],
  ['罪名:盗窃', '(offence : "盗窃")'],
  ['当事人：张三', '(parties : "张三")'],
  ['parties:"张 三"', '(parties : "张 三" *)'],
  ['"盗窃 抢劫"', '"盗窃 窃 抢劫"'],
  ['“盗窃”', '"盗窃"'],
  ['(2020)沪01刑更123号', '"20 02 20 0 沪0 01 1刑 刑更 更1 12 23 3号"'],
  ['（2020）沪01', '"20 02 20 0 沪0 01"'],
  ['((盗窃))', '"盗窃"'],
  ['12:30', '"12 2 30"'],
])('%s means %s', (query, expected) => {
  expect(meaning(query)).toBe(expected);
});

test.each([
  '盗窃 (抢劫 OR "a b") NOT 罪名:诈骗',
  '(2020)沪01刑更123号 -"AND"',
  'parties:"张 三" OR (甲 乙)',
  '12:30 𠮷',
])('%s, written again from its meaning, means the same', (query) => {
  const expression = parseQuery(query)!;
  expect(meaning(queryText(expression))).toBe(meaning(query));
});

test('what looks for nothing means everything', () => {
  for (const query of ['', '   ', '　']) expect(parseQuery(query)).toBeNull();
});

test('quotation marks, asterisks, columns and other syntax of the engine are only text', () => {
  const hostile = [
    'a*',
    '^a',
    'NEAR(a b)',
    "' OR 1=1 --",
    'a;DROP TABLE words',
    'a\u0000b',
    '{a b}',
  ];
  for (const query of hostile) {
    expect(meaning(query)).toMatch(/^[\p{L}\p{N}\p{M}\s"()*\uE000]*$/u);
  }
});

test.each([
  ['盗窃 AND', 3],
  ['OR 盗窃', 0],
  ['盗窃 OR', 3],
  ['NOT', 0],
  ['盗窃 OR AND 抢劫', 3],
  ['(盗窃', 0],
  ['盗窃)', 2],
  ['"盗窃', 0],
  ['罪名:', 3],
  ['colour:red', 0],
])('%s is refused with the place', (query, place) => {
  const { code, violations } = problem(query);
  expect(code).toBe('malformed-request');
  expect(violations[0]).toMatchObject({ rule: 'SEARCH-SYNTAX', field: '/q', actual: place });
  expect(violations[0]!.text.zh).toContain(`第${place + 1}字`);
  expect(violations[0]!.text.en).toContain(`character ${place + 1}`);
});

test('a query that is too long, too deep or of too many words is refused', () => {
  expect(problem('盗'.repeat(501)).code).toBe('malformed-request');
  expect(problem(`${'('.repeat(9)}盗窃${')'.repeat(9)}`).code).toBe('malformed-request');
  expect(problem(`${'NOT '.repeat(9)}盗窃`).code).toBe('malformed-request');
  expect(problem('a '.repeat(33)).code).toBe('malformed-request');
  expect(problem('a\ud800').code).toBe('malformed-request');
});

test.each(['，。', '"—"', '() ', '😀', '！？', '姓名：！', 'NOT ！', '! OR ?'])(
  '%s has nothing searchable in it, and does not ask for everything',
  (query) => {
    const [violation] = problem(query).violations;
    expect(violation).toMatchObject({ rule: 'SEARCH-SYNTAX', field: '/q' });
    expect(violation!.text.en).toContain('nothing searchable');
  },
);
