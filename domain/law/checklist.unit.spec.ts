import { LegalDate } from '#domain/kernel/legal-date.ts';
import { checklist } from './checklist.ts';
import { rule, rules } from './rules/index.ts';

const ids = (at: string) => checklist({ at: LegalDate(at), text: '减刑' }).map(({ id }) => id);

describe('the published checklist', () => {
  test('has a row for every rule, in their order', () => {
    expect(checklist().map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  });

  test('tells of a rule its article, its words, its facts and its period', () => {
    const [row] = checklist({ text: 'SPC2016-006-1B' });
    expect(row).toMatchObject({
      id: 'SPC2016-006-1B',
      article: '第六条',
      instrument: { docNo: '法释〔2016〕23号' },
      period: { zh: '一年六个月以上', en: 'at least 1 year 6 months' },
      from: '2017-01-01',
      to: null,
      treatment: 'computed',
      reason: null,
    });
    expect(row!.reads).toContain('termMonths');
    expect(row!.text).toBe(rule('SPC2016-006-1B').text);
  });

  test.each([
    ['CL-078-2A', '不少于二分之一', 'at least 1/2'],
    ['SPC2016-008-1B', '二十一年至二十二年', '21 years to 22 years'],
    ['SPC2016-008-1A', '二十二年', '22 years'],
    ['PL2026-050-1', '五个工作日', 'at least 5 working days'],
    ['DL-H1', '至迟在开庭十日以前', 'at the latest before by 10 days'],
    ['SPC2016-019', '放宽不超过三分之一', 'relaxed by at most 1/3'],
    ['DL-G2', '不超过二个月', 'at most 2 months'],
  ])('writes the period of %s', (id, zh, en) => {
    const row = checklist().find((each) => each.id === id)!;
    expect(row.period).toEqual({ zh, en });
  });

  test('gives a reason for what is left to a person, and only for that', () => {
    for (const { treatment, reason } of checklist())
      expect(reason !== null).toBe(treatment === 'forPerson');
  });

  test('names the event that starts a time limit among what it reads', () => {
    expect(checklist({ text: 'DL-B1' })[0]!.reads).toContain('arrestExecuted');
  });

  test('shows the further articles and the remarks', () => {
    const [row] = checklist({ text: 'DL-A1' });
    expect(row!.further.map(({ citation }) => citation.zh)[0]).toContain('高检发侦监字〔2016〕9号');
    expect(row!.note?.zh).toContain('延长的期限连续计算');
    expect(row!.note?.en).toContain('Extensions run on continuously');
    expect(row!.clock?.warning).toBe('a');
  });

  test('says of a text not read that it has no source', () => {
    const row = checklist().find(({ id }) => id === 'MOJ130-011')!;
    expect(row).toMatchObject({ confidence: 'fromMemory', source: null });
    expect(checklist().find(({ id }) => id === 'MOJ130-004')!.source).not.toBeNull();
  });
});

describe('a filter of the checklist', () => {
  test('by kind and treatment gives those and no others', () => {
    const rows = checklist({ kind: 'interval', treatment: 'computed' });
    expect(rows.length).toBeGreaterThan(10);
    expect(
      rows.every(({ kind, treatment }) => kind === 'interval' && treatment === 'computed'),
    ).toBe(true);
  });

  test('by day gives the law of the day', () => {
    expect(ids('2026-10-31')).toContain('PL2012-030');
    expect(ids('2026-11-01')).not.toContain('PL2012-030');
    expect(ids('2026-11-01')).toContain('PL2026-051');
    expect(ids('2012-06-30')).not.toContain('SPC2016-006-1A');
  });

  test.each(['spc2024', '法释〔2024〕5号', '财产性判项执行问题', 'property judgments'])(
    'by instrument understands %s',
    (instrument) => {
      expect(checklist({ instrument })).toHaveLength(25);
    },
  );

  test('by words wants all of them', () => {
    expect(checklist({ text: '累犯 暴力' }).map(({ id }) => id)).toContain('CL-081-2');
    expect(checklist({ text: '累犯 没有这个词' })).toEqual([]);
  });
});
