import { noNames, type DirectoryNames } from '#domain/directory/directory-names.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import type { SearchStore } from '../ports/search-store.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { AgencyId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parties } from '#domain/casework/testing/scenario.ts';
import { appendCase, caseNumber, journeyWith } from './case-events.ts';
import type { MemoryLog } from './memory-log.ts';

/** The cases that the questions below are about; numbers 1 to 4. */
export function appendSearchCases(log: MemoryLog): void {
  const facts = (offence: string) => ({ ...journeyFacts(), offence });
  const note = '建国在服刑期间认罪悔罪。';
  appendCase(
    log,
    1,
    journeyWith({ offender: { name: '张建国', prisonerNumber: '3101000001' }, note }),
  );
  appendCase(
    log,
    2,
    journeyWith(
      {
        offender: { name: '李四', prisonerNumber: null },
        facts: facts('抢劫罪'),
        reference: '（2026）减字第27号',
        note: '该犯在服刑期间帮助张建国学习技术，同案另有𠮷田某、买买提·吐尔逊。',
        district: null,
        on: LegalDate('2026-01-05'),
      },
      5,
    ),
  );
  appendCase(
    log,
    3,
    journeyWith(
      {
        offender: { name: '欧阳建华', prisonerNumber: null },
        facts: facts('盗窃罪'),
        agencies: { ...parties, prison: AgencyId('prison-a') },
        note: 'Commutation for ＡＢＣ-Programme 12',
        on: LegalDate('2026-01-20'),
      },
      9,
    ),
  );
  const fourth = journeyWith(
    { offender: { name: '王五', prisonerNumber: null }, district: '310116' },
    2,
  );
  appendCase(log, 4, fourth.map(withListedFacts));
  for (const [code, name] of Object.entries(places)) {
    const from = LegalDate('2000-01-01');
    log.append('directory', 'DistrictRegistered', { code, name, boundary: null, from });
  }
}

/** The districts of these cases. */
const places: Readonly<Record<string, { zh: string; en: string }>> = {
  '310112': { zh: '闵行区', en: 'Minhang' },
  '310116': { zh: '金山区', en: 'Jinshan' },
};
/** What the directory of the log calls them. */
export const searchNames: DirectoryNames = { ...noNames, district: (code) => places[code] };

/** Whether the law would let such a case be opened does not matter here: what is recorded is found. */
const withListedFacts = (event: CaseEvent): CaseEvent =>
  event.type === 'CaseOpened'
    ? {
        ...event,
        data: {
          ...event.data,
          facts: {
            ...event.data.facts,
            categories: ['recidivist', 'dutyCrime'],
            property: 'fullyPerformed',
            formerRank: '正处级',
            commutationRestricted: true,
            noReoffendRisk: true,
          },
        },
      }
    : event;

const journeyFacts = () => {
  const [opened] = journeyWith({}, 1);
  if (opened?.type !== 'CaseOpened') throw new Error('a journey begins with its opening');
  return opened.data.facts;
};

/** What any engine must find; `open` gives the store after the cases above were taken. */
export function describeSearchStore(name: string, open: () => SearchStore): void {
  const found = async (q: string, more = {}) => {
    const { hits } = await open().search({ q, sight: 'full', limit: 20, sort: 'newest', ...more });
    return hits.map(({ id }) => Number(id.slice(-4))).sort();
  };

  describe(`${name} searches`, () => {
    test.each([
      ['', [1, 2, 3, 4]],
      ['盗窃', [1, 3, 4]],
      ['盗窃罪', [1, 3, 4]],
      ['抢劫', [2]],
      ['窃', [1, 3, 4]],
      ['张建国', [1, 2]],
      ['当事人:张建国', [1]],
      ['张国', [1]],
      ['张建', [1, 2]],
      ['欧华', [3]],
      ['欧阳', [3]],
      ['建国 学习', [2]],
      ['减字第27', [2]],
      ['字第2', [2]],
      ['（2026）减字第27号', [2]],
      ['(2026)减字第27号', [2]],
      ['01刑更', [1]],
      ['3101000001', [1]],
      ['1000001', [1]],
      ['𠮷', [2]],
      ['𠮷田', [2]],
      ['abc', [3]],
      ['abc-programme', [3]],
      ['"mmutation for"', [3]],
      ['盗窃 OR 抢劫', [1, 2, 3, 4]],
      ['盗窃 NOT 王五', [1, 3]],
      ['-盗窃', [2]],
      ['NOT (盗窃 OR 抢劫)', []],
      ['(李四 OR 王五) 盗窃', [4]],
      ['"帮助张建国学习"', [2]],
      ['"帮助学习"', []],
      ['罪名:抢劫', [2]],
      ['内容:盗窃', []],
      ['环节:监区审核', []],
      ['办结', [1]],
      ['没有这样的词', []],
      // What was chosen from a list and never written.
      ['累犯', [4]],
      ['recidivist', [4]],
      ['事实:职务犯罪', [4]],
      ['盗窃 NOT 累犯', [1, 3]],
      ['NOT 累犯', [1, 2, 3]],
      ['全部履行', [4]],
      ['限制减刑', [4]],
      ['正处级', [4]],
      ['有期徒刑', [1, 2, 3, 4]],
      ['无期徒刑', []],
      ['假释', []],
      ['再犯', []],
      ['金山', [4]],
      ['Jinshan', [4]],
      ['区县:闵行', [1, 3]],
      ['裁定减刑并执行', [1]],
    ])('%s gives %j', async (q, expected) => {
      expect(await found(q)).toEqual(expected);
    });

    test('hits carry what a list shows, with the places found', async () => {
      const { hits, total, asOf } = await open().search({ q: '张建国', sight: 'full', limit: 10 });
      expect({ total, asOf: asOf > 0 }).toEqual({ total: 2, asOf: true });
      const first = hits.find(({ id }) => id === caseNumber(1))!;
      expect(first).toMatchObject({
        title: '张建国减刑案',
        stage: 'closed',
        outcome: 'granted',
        offence: '盗窃罪',
        highlights: [{ field: 'parties', text: '张建国', ranges: [[0, 3]] }],
      });
      const other = hits.find(({ id }) => id === caseNumber(2))!;
      expect(other.highlights).toEqual([
        expect.objectContaining({
          field: 'text',
          text: expect.stringContaining('张建国') as string,
        }),
      ]);
      expect(JSON.stringify(hits)).not.toContain('"state"');
    });

    test('a hit shows its numbers and days, and where what was chosen from a list was found', async () => {
      const { hits } = await open().search({ q: '张建国 办结', sight: 'full', limit: 1 });
      expect(hits[0]).toMatchObject({
        reference: expect.any(String) as string,
        courtCaseNumber: expect.stringContaining('刑更') as string,
        openedOn: '2026-02-02',
        ruledOn: expect.stringMatching(/^2026-/) as string,
      });
      const [recidivist] = (await open().search({ q: '累犯', sight: 'full', limit: 1 })).hits;
      expect(recidivist!.highlights).toEqual([{ field: 'facts', text: '累犯', ranges: [[0, 2]] }]);
      expect(
        (await open().search({ q: 'jinshan', sight: 'full', limit: 1 })).hits[0]!.highlights,
      ).toEqual([{ field: 'district', text: 'Jinshan', ranges: [[0, 7]] }]);
    });

    test('a facet of which a case has several values counts it for each, and narrows by any', async () => {
      const facets = ['category', 'circumstance', 'property', 'sentence'] as const;
      const { facets: counts } = await open().search({ q: '', sight: 'full', limit: 1, facets });
      expect(counts.category).toEqual([
        { value: '', count: 3 },
        { value: 'dutyCrime', count: 1 },
        { value: 'recidivist', count: 1 },
      ]);
      expect(counts.circumstance).toContainEqual({ value: 'commutationRestricted', count: 1 });
      expect(counts.circumstance).toContainEqual({ value: 'noReoffendRisk', count: 1 });
      expect(counts.property).toContainEqual({ value: 'fullyPerformed', count: 1 });
      expect(counts.sentence).toEqual([{ value: 'fixedTerm', count: 4 }]);
      expect(await found('', { filter: { category: ['recidivist', 'terrorism'] } })).toEqual([4]);
      expect(await found('', { filter: { category: [''] } })).toEqual([1, 2, 3]);
      expect(await found('', { filter: { category: ['', 'dutyCrime'] } })).toEqual([1, 2, 3, 4]);
      expect(await found('', { filter: { category: ['recid'] } })).toEqual([]);
    });

    test('a name counts more than a mention', async () => {
      const { hits } = await open().search({
        q: '张建国',
        sight: 'full',
        limit: 10,
        sort: 'relevance',
      });
      expect(hits.map(({ id }) => id)).toEqual([caseNumber(1), caseNumber(2)]);
    });

    test('pages follow each other without gap or repeat, in either order', async () => {
      for (const sort of ['relevance', 'newest'] as const) {
        for (const q of ['', '盗窃']) {
          const whole = (await open().search({ q, sort, sight: 'full', limit: 20 })).hits.map(
            ({ id }) => id,
          );
          const paged: string[] = [];
          let searchAfter: string | null | undefined;
          do {
            const page = await open().search({
              q,
              sort,
              sight: 'full',
              limit: 1,
              ...(searchAfter ? { searchAfter } : {}),
            });
            paged.push(...page.hits.map(({ id }) => id));
            searchAfter = page.searchAfter;
          } while (searchAfter !== null);
          expect(paged).toEqual(whole);
        }
      }
    });

    test('the page before is the one that was left, in either order', async () => {
      for (const sort of ['relevance', 'newest'] as const) {
        for (const q of ['', '盗窃']) {
          const page = (mark: object) =>
            open().search({ q, sort, sight: 'full', limit: 1, ...mark });
          const ids = ({ hits }: { hits: readonly { id: string }[] }) => hits.map(({ id }) => id);
          const first = await page({});
          const second = await page({ searchAfter: first.searchAfter });
          const third = await page({ searchAfter: second.searchAfter });
          expect(first.searchBefore).toBeNull();
          const secondAgain = await page({ searchBefore: third.searchBefore });
          expect(ids(secondAgain)).toEqual(ids(second));
          expect(secondAgain.searchAfter).toBe(second.searchAfter);
          const firstAgain = await page({ searchBefore: secondAgain.searchBefore });
          expect(ids(firstAgain)).toEqual(ids(first));
          expect(firstAgain.searchBefore).toBeNull();
          await expect(
            page({ searchAfter: first.searchAfter, searchBefore: third.searchBefore }),
          ).rejects.toThrow(Problem);
        }
      }
    });

    test('nothing found names each part with what it finds alone, and what the others find', async () => {
      const { total, obstacles } = await open().search({
        q: '盗窃 李四 -王五',
        filter: { stage: ['closed'], district: [] },
        sight: 'full',
        limit: 5,
      });
      expect(total).toBe(0);
      expect(obstacles).toEqual([
        { part: { kind: 'query', text: '盗窃', rest: '李四 NOT 王五' }, alone: 3, without: 0 },
        { part: { kind: 'query', text: '李四', rest: '盗窃 NOT 王五' }, alone: 1, without: 1 },
        { part: { kind: 'query', text: 'NOT 王五', rest: '盗窃 李四' }, alone: 3, without: 0 },
        { part: { kind: 'facet', facet: 'stage', values: ['closed'] }, alone: 1, without: 0 },
      ]);
      expect((await open().search({ q: '盗窃', sight: 'full', limit: 5 })).obstacles).toEqual([]);
    });

    test('what stands in the way is counted among the cases of the party alone', async () => {
      const { obstacles } = await open().search({
        q: '盗窃',
        party: 'prison',
        sight: 'full',
        limit: 5,
      });
      expect(obstacles).toMatchObject([{ alone: 0, without: 0 }]);
    });

    test('newest first, those without a published day last', async () => {
      const { hits } = await open().search({ q: '', sort: 'newest', sight: 'full', limit: 9 });
      expect(hits.map(({ openedOn }) => openedOn)).toEqual([
        '2026-02-02',
        '2026-02-02',
        '2026-01-20',
        '2026-01-05',
      ]);
    });

    test('facets count what matches, each as if it were not narrowed itself', async () => {
      const { facets, total } = await open().search({
        q: '',
        sight: 'full',
        limit: 1,
        facets: ['offence', 'district', 'stage'],
        filter: { offence: ['盗窃罪'] },
      });
      expect(total).toBe(3);
      expect(facets.offence).toEqual([
        { value: '盗窃罪', count: 3 },
        { value: '抢劫罪', count: 1 },
      ]);
      expect(facets.district).toEqual([
        { value: '310112', count: 2 },
        { value: '310116', count: 1 },
      ]);
      expect(facets.stage).toHaveLength(3);
    });

    test('a filter takes several values, and none', async () => {
      expect(await found('', { filter: { district: [''] } })).toEqual([2]);
      expect(
        await found('', { filter: { offence: ['抢劫罪', '盗窃罪'], stage: ['closed'] } }),
      ).toEqual([1]);
      expect(await found('', { filter: { stage: ["' OR 1=1 --"] } })).toEqual([]);
    });

    test('only the cases of a party', async () => {
      expect(await found('', { party: 'prison-a' })).toEqual([1, 2, 3, 4]);
      expect(await found('', { party: 'prison' })).toEqual([]);
      expect(await found('盗窃', { party: '%' })).toEqual([]);
    });

    test('the histogram counts by month of opening', async () => {
      const { histogram } = await open().search({ q: '', sight: 'full', limit: 1 });
      expect(histogram).toEqual([
        { month: '2026-01', count: 2 },
        { month: '2026-02', count: 2 },
      ]);
    });

    test('the histogram counts as if no month were chosen, the hits do not', async () => {
      const filter = { month: ['2026-01'] };
      const { histogram, total } = await open().search({ q: '', filter, sight: 'full', limit: 1 });
      expect(total).toBe(2);
      expect(histogram.map(({ count }) => count)).toEqual([2, 2]);
    });

    test('who sees names and numbers masked finds what is shown, and nothing by what is hidden', async () => {
      const masked = { sight: 'masked' } as const;
      // Somebody else's name in the words of a case stays: of whom it is, no case says.
      expect(await found('张建国', masked)).toEqual([2]);
      for (const q of ['姓名：张建国', '3101000001', '310100', '李四', '建华']) {
        expect(await found(q)).not.toEqual([]);
        expect(await found(q, masked)).toEqual([]);
      }
      expect(await found('张某', masked)).toEqual([1]);
      expect(await found('张某')).toEqual([]);
      // Nor by the given name alone, where the case is of somebody called so.
      expect(await found('建国')).toEqual([1, 2]);
      expect(await found('建国', masked)).toEqual([2]);
      expect(await found('认罪', masked)).toEqual(await found('认罪'));
      expect(await found('盗窃 NOT 张建国', masked)).toEqual(await found('盗窃', masked));
      expect(await found('学习技术', masked)).toEqual([2]);
      const { hits } = await open().search({ q: '张某', limit: 20, sort: 'newest', ...masked });
      expect(JSON.stringify(hits)).not.toMatch(/张建国|3101000001/);
    });

    test('a name is found however its dots and blanks are written', async () => {
      expect(await found('买买提•吐尔逊')).toEqual([2]);
      expect(await found('买买提吐尔逊')).toEqual([2]);
      expect(await found('买买提 吐尔逊')).toEqual([2]);
    });

    test('a query that cannot be read and a foreign page mark are refused', async () => {
      await expect(open().search({ q: '(盗窃', sight: 'full', limit: 5 })).rejects.toThrow(Problem);
      const marks = ['x', '', 'W10', Buffer.from('["newest","a","b"]').toString('base64url')];
      for (const searchAfter of marks) {
        await expect(
          open().search({ q: '盗窃', sight: 'full', limit: 5, searchAfter }),
        ).rejects.toThrow(Problem);
      }
    });
  });
}
