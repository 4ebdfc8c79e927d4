import { LegalDate } from '#domain/kernel/legal-date.ts';
import { type SearchFacet, searchFacets, type SearchRequest } from '../ports/search-store.ts';
import { appendCase, journeyWith } from './case-events.ts';
import type { MemoryLog } from './memory-log.ts';
import { appendSearchCases } from './search-contract.ts';

const surnames = ['张', '李', '王', '欧阳', '买买提·'];
const givenNames = ['建国', '四', '五', '建华', '吐尔逊', '秀英'];
const days = ['2025-11-03', '2026-01-05', '2026-01-20', '2026-02-02'];
const notes = [
  '认罪悔罪',
  '帮助张建国学习技术',
  '因犯盗窃罪，再犯',
  '劳动态度端正',
  'Commutation ＡＢＣ',
];

const nth = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;

/** The cases of the contract, and sixty more at every step that share names, days, districts and words. */
export function appendCorpusCases(log: MemoryLog): void {
  appendSearchCases(log);
  for (let number = 5; number <= 64; number += 1) {
    const name = nth(surnames, number) + nth(givenNames, number * 7);
    const changes = {
      offender: { name, prisonerNumber: number % 3 === 0 ? null : `31010${1000 + number}` },
      district: nth(['310112', '310116', null], number),
      reference: number % 4 === 0 ? null : `（2026）减字第${number}号`,
      note: `${name}${nth(notes, number)}，第${number}次。`,
      on: LegalDate(nth(days, number * 3)),
    };
    appendCase(log, number, journeyWith(changes, 1 + (number % 11)));
  }
}

/** One a line. */
const queries = `
盗窃
窃
盗窃罪
抢劫
张
张建国
张国
建国
欧阳
欧华
买买提吐尔逊
买买提 吐尔逊
张某
减字第2
字第
（2026）减字第27号
31010
310101005
刑更
abc
abc commutation
"mmutation ab"
认罪悔罪
"帮助张建国学习"
"帮助学习"
罪，盗
端正，第
张 盗窃
张建国 NOT 认罪
-盗窃
NOT (盗窃 OR 抢劫)
(李四 OR 王五) 盗窃
建国 OR 秀英 OR 五
当事人:张建国
罪名:抢劫
环节:办结
内容:学习
案号:减字
地区:闵行
事实:累犯
机关:监狱
jinshan
办结
累犯 OR minhang
(张 OR 李) (认罪 OR 学习) NOT 秀英
没有这样的词
盗窃 没有这样的词`.split('\n');

const facets: readonly SearchFacet[] = ['stage', 'offence', 'district', 'category', 'agency'];

/** Two hundred questions and more: every way of asking that the route offers, each for who sees all and who does not. */
export function searchCorpus(): readonly SearchRequest[] {
  const words = queries.flatMap((q) =>
    (['full', 'masked'] as const).flatMap((sight) =>
      (['newest', 'relevance'] as const).map((sort): SearchRequest => ({
        q,
        sight,
        sort,
        facets,
        limit: 100,
      })),
    ),
  );
  const narrowed: readonly Partial<SearchRequest>[] = [
    { filter: { stage: ['closed'] } },
    { filter: { stage: ['closed', 'filed'], district: ['310112'] } },
    { filter: { district: [''] } },
    { filter: { category: [''] } },
    { filter: { category: ['recidivist', ''], circumstance: ['noReoffendRisk'] } },
    { filter: { offence: ['盗窃罪'], month: ['2026-01'] } },
    { filter: { month: ['2025-11', '2026-02'] } },
    { filter: { stage: ["' OR 1=1 --"] } },
    { filter: { outcome: ['granted'], sentence: ['fixedTerm'] } },
    { party: 'prison-a' },
    { party: 'prison' },
    { overdueOn: LegalDate('2026-02-20') },
    { overdueOn: LegalDate('2030-01-01'), filter: { agencyKind: ['court', 'prison'] } },
    { facets: searchFacets },
  ];
  const others = ['', '张', '盗窃 NOT 学习', '没有这样的词'].flatMap((q) =>
    narrowed.map((more): SearchRequest => ({
      q,
      sight: 'full',
      sort: 'newest',
      facets,
      limit: 100,
      ...more,
    })),
  );
  return [...words, ...others];
}
