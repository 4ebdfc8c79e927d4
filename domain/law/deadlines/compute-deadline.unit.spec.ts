import { LegalDate } from '#domain/kernel/legal-date.ts';
import { rule, rules } from '../rules/index.ts';
import { computeDeadline, type DeadlineRuleId } from './index.ts';
import { parts } from './time-limit.ts';

const day = (text: string): LegalDate => LegalDate(text);
const due = (rule: DeadlineRuleId, from: string) => computeDeadline({ rule, from: day(from) }).due;

const statusOn = (asOf: string) =>
  computeDeadline({ rule: 'SPC2014-018', from: day('2026-03-02'), asOf: day(asOf) }).status;

const overNewYear = (done?: string) =>
  computeDeadline({
    rule: 'SPC2014-018',
    from: day('2026-12-28'),
    ...(done ? { done: day(done) } : {}),
  });

const rulingDone = (done: string) =>
  computeDeadline({ rule: 'SPC2014-001-3', from: day('2026-09-03'), done: day(done) });

const reviewDue = (inCustody: boolean) =>
  computeDeadline({ rule: 'DL-E1', from: day('2026-09-03'), inCustody }).due;

const service = (done: string) =>
  computeDeadline({ rule: 'DL-H1', from: day('2026-06-15'), done: day(done) });

const withSuspensions = (...suspended: [string, string | null][]) =>
  computeDeadline({
    rule: 'DL-E1',
    from: day('2026-03-02'),
    inCustody: true,
    suspended: suspended.map(([from, to]) => ({
      from: day(from),
      to: to === null ? null : day(to),
    })),
  });

const evaluated = (ground: 'psychiatricEvaluation' | 'otherEvaluation') =>
  computeDeadline({
    rule: 'DL-E1',
    from: day('2026-03-02'),
    inCustody: true,
    suspended: [{ ground, from: day('2026-03-10'), to: day('2026-03-19') }],
  });

describe('a limit in days', () => {
  test('does not count the first day, and ends on the last', () => {
    expect(due('SPC2014-018', '2026-03-02')).toBe('2026-03-09');
  });

  test.each([
    ['a day before it', '2026-03-08', 'onTime'],
    ['on it', '2026-03-09', 'onTime'],
    ['a day after it', '2026-03-10', 'overdue'],
  ])('an act %s is judged so', (_, done, status) => {
    const limit = computeDeadline({
      rule: 'SPC2014-018',
      from: day('2026-03-02'),
      done: day(done),
    });
    expect(limit.status).toBe(status);
  });

  test('without an act is upcoming until its last day, and overdue after', () => {
    expect(statusOn('2026-03-09')).toBe('upcoming');
    expect(statusOn('2026-03-10')).toBe('overdue');
  });

  test('without an act and without a day of asking has no status', () => {
    expect(computeDeadline({ rule: 'SPC2014-018', from: day('2026-03-02') }).status).toBeNull();
  });

  test.each([
    ['a Saturday to the Monday', 'DL-B1', '2026-03-04', '2026-03-09'],
    ['a Saturday that is worked stays', 'DL-B1', '2026-02-25', '2026-02-28'],
    ['National Day to the first day after it', 'DL-H4', '2026-09-29', '2026-10-08'],
    ['the Spring Festival to the day after it', 'SPC2014-002-D', '2026-02-13', '2026-02-24'],
    ['New Year 2026 to the worked Sunday', 'SPC2014-002-D', '2025-12-29', '2026-01-04'],
    ['over the turn of the year', 'CPL-274', '2025-12-18', '2026-01-07'],
  ] as const)('moves %s', (_, rule, from, to) => {
    expect(due(rule, from)).toBe(to);
  });

  test('says why it moved', () => {
    const { arithmetic, calendar } = computeDeadline({
      rule: 'INT2021-537',
      from: day('2026-09-28'),
    });
    expect(arithmetic.zh).toBe(
      '2026-09-28加五日（起算之日不计），为2026-10-03；2026-10-03为国庆节假期，以其后第一个工作日2026-10-08为期满日期（刑事诉讼法第一百零五条）',
    );
    expect(calendar?.en).toContain('National Day');
  });

  test('is not moved while a suspect is held', () => {
    expect(due('DL-D1', '2026-02-09')).toBe('2026-02-16');
    expect(due('DL-A6', '2026-09-30')).toBe('2026-10-03');
  });
});

describe('a limit in a year whose holidays are not known', () => {
  test('keeps its plain last day and says that a person must check it', () => {
    expect(overNewYear().due).toBe('2027-01-04');
    expect(overNewYear().reviewReasons[0]?.zh).toContain('2027年');
  });

  test('leaves an act shortly after it to a person, and a late one not', () => {
    expect(overNewYear('2027-01-04').status).toBe('onTime');
    expect(overNewYear('2027-01-05').status).toBe('review');
    expect(overNewYear('2027-01-15').status).toBe('overdue');
  });

  test('has no last day when it counts working days', () => {
    const notice = computeDeadline({
      rule: 'PL2026-050-1',
      from: day('2026-12-28'),
      asOf: day('2027-01-10'),
    });
    expect(notice.due).toBeNull();
    expect(notice.status).toBe('review');
    expect(notice.reviewReasons).toHaveLength(1);
  });
});

describe('a limit in months', () => {
  test.each([
    ['the last day of January', '2026-01-31', '2026-02-28'],
    ['the last day of February', '2026-02-28', '2026-03-31'],
    ['30 January of a leap year', '2024-01-30', '2024-02-29'],
    ['29 February', '2024-02-29', '2024-03-31'],
    ['a plain day', '2026-03-02', '2026-04-02'],
    ['December', '2025-12-15', '2026-01-15'],
  ])('from %s', (_, from, to) => {
    expect(computeDeadline({ rule: 'SPC2014-001-3', from: day(from) }).rawDue).toBe(to);
  });

  test('is extended as one longer period from the first day', () => {
    const limit = computeDeadline({ rule: 'SPC2014-001-3', from: day('2026-01-30') });
    expect(limit.rawDueIfExtended).toBe('2026-03-30');
  });

  test('of the high court for a death reprieve cannot be extended', () => {
    const limit = computeDeadline({ rule: 'SPC2014-001-1', from: day('2026-01-30') });
    expect(limit.dueIfExtended).toBeNull();
  });

  test('of a ruling is not moved by a holiday, and a person is told (Q12)', () => {
    expect(rulingDone('2026-10-03')).toMatchObject({ due: '2026-10-03', status: 'onTime' });
    expect(rulingDone('2026-10-08').status).toBe('review');
    expect(rulingDone('2026-10-09').status).toBe('overdue');
    expect(rulingDone('2026-10-08').reviewReasons[0]?.en).toContain('Q12');
  });

  test('of review for prosecution runs on for fifteen days when granted', () => {
    const limit = computeDeadline({
      rule: 'DL-E1',
      from: day('2026-01-31'),
      extended: true,
      inCustody: true,
    });
    expect(limit.due).toBe('2026-03-15');
  });

  test('of review for prosecution moves with a holiday only when nobody is held', () => {
    expect(reviewDue(true)).toBe('2026-10-03');
    expect(reviewDue(false)).toBe('2026-10-08');
  });

  test('of the first instance is two months, at the latest three, six when extended', () => {
    const from = day('2026-01-31');
    expect(computeDeadline({ rule: 'DL-G2', from })).toMatchObject({
      due: '2026-03-31',
      dueIfExtended: '2026-07-31',
    });
    expect(computeDeadline({ rule: 'DL-G2', part: 'latest', from }).due).toBe('2026-04-30');
    expect(computeDeadline({ rule: 'DL-G2', part: 'simplified', from })).toMatchObject({
      due: '2026-02-20',
      dueIfExtended: '2026-03-15',
    });
    expect(computeDeadline({ rule: 'DL-G2', part: 'fastTrack', from })).toMatchObject({
      due: '2026-02-10',
      dueIfExtended: '2026-02-15',
    });
  });
});

describe('a limit in working days', () => {
  test.each([
    ['five days in prison', 'PL2026-050-1', '2026-11-02', '2026-11-09'],
    ['five days before 2026-11-01', 'MOJ130-011', '2026-09-30', '2026-10-13'],
    ['three days in a detention centre', 'DET2013-033', '2026-09-30', '2026-10-10'],
    ['ten days for the assessment', 'CCR-014', '2026-02-12', '2026-03-04'],
  ] as const)('%s', (_, rule, from, to) => {
    expect(due(rule, from)).toBe(to);
  });
});

describe('a limit counted backwards', () => {
  test.each([
    ['eleven days before', '2026-06-04', 'onTime'],
    ['exactly ten days before is for a person (Q11)', '2026-06-05', 'review'],
    ['nine days before', '2026-06-06', 'violation'],
  ])('%s', (_, done, status) => {
    expect(service(done).status).toBe(status);
  });

  test('is not moved by a holiday', () => {
    expect(due('DL-H2', '2026-10-09')).toBe('2026-10-06');
  });

  test('only the exact day has the open question', () => {
    expect(service('2026-06-05').reviewReasons[0]?.zh).toContain('Q11');
    expect(service('2026-06-04').reviewReasons).toEqual([]);
  });
});

describe('time that is not counted', () => {
  test('moves the last day by the days of a psychiatric evaluation', () => {
    expect(withSuspensions(['2026-03-10', '2026-03-19']).due).toBe('2026-04-12');
  });

  test('counts days that overlap once', () => {
    expect(withSuspensions(['2026-03-10', '2026-03-19'], ['2026-03-15', '2026-03-21']).due).toBe(
      '2026-04-14',
    );
    expect(withSuspensions(['2026-03-10', '2026-03-19'], ['2026-03-12', '2026-03-14']).due).toBe(
      '2026-04-12',
    );
  });

  test('counts a second one that falls into the time moved', () => {
    expect(withSuspensions(['2026-03-10', '2026-03-19'], ['2026-04-10', '2026-04-11']).due).toBe(
      '2026-04-14',
    );
  });

  test('does nothing after the period has run out, or before it began', () => {
    expect(withSuspensions(['2026-04-03', '2026-04-10']).due).toBe('2026-04-02');
    expect(withSuspensions(['2026-02-01', '2026-03-02']).due).toBe('2026-04-02');
    expect(withSuspensions(['2026-02-01', '2026-03-03']).due).toBe('2026-04-03');
  });

  test('leaves no last day while it lasts', () => {
    expect(withSuspensions(['2026-03-10', null])).toMatchObject({ due: null, status: 'suspended' });
  });

  test('is not an evaluation that is not psychiatric, of a suspect who is held (六机关规定第40条)', () => {
    expect(evaluated('psychiatricEvaluation').due).toBe('2026-04-12');
    expect(evaluated('otherEvaluation').due).toBe('2026-04-02');
    expect(evaluated('otherEvaluation').arithmetic.zh).toContain('不是精神病鉴定');
  });

  test('is refused when it ends before it begins', () => {
    expect(() => withSuspensions(['2026-03-10', '2026-03-09'])).toThrow(RangeError);
  });
});

describe('a limit that began anew', () => {
  test('is counted from the new day', () => {
    const limit = computeDeadline({
      rule: 'DL-E1',
      from: day('2026-01-05'),
      restarted: day('2026-03-02'),
    });
    expect(limit).toMatchObject({ from: '2026-03-02', rawDue: '2026-04-02' });
    expect(limit.arithmetic.zh).toContain('自2026-03-02起重新计算');
  });
});

describe('a rule outside its days', () => {
  test('is calculated, but a person is told that it was not in force', () => {
    const limit = computeDeadline({ rule: 'PL2026-051', from: day('2026-10-31') });
    expect(limit.due).toBe('2026-11-30');
    expect(limit.reviewReasons[0]?.zh).toContain('2026-11-01');
  });

  test('is not mentioned on its first and last day', () => {
    expect(computeDeadline({ rule: 'PL2026-051', from: day('2026-11-01') }).reviewReasons).toEqual(
      [],
    );
    expect(computeDeadline({ rule: 'PL2012-030', from: day('2026-10-31') }).reviewReasons).toEqual(
      [],
    );
    expect(
      computeDeadline({ rule: 'PL2012-030', from: day('2026-11-01') }).reviewReasons,
    ).toHaveLength(1);
  });
});

describe('a part of a rule', () => {
  test('that does not exist is refused', () => {
    expect(() =>
      computeDeadline({ rule: 'DL-H1', part: 'court' as never, from: day('2026-03-02') }),
    ).toThrow(RangeError);
  });

  test.each(
    Object.entries(parts).flatMap(([rule, names]) =>
      names.map((part) => [rule as DeadlineRuleId, part] as const),
    ),
  )('%s %s has a last day', (rule, part) => {
    const limit = computeDeadline({ rule, part: part as never, from: day('2026-11-02') });
    expect(limit.due! > '2026-11-02').toBe(true);
  });
});

describe('every rule on a time limit', () => {
  const withoutDays = new Set<string>(['DL-A5', 'DL-F2']);
  const ids = rules
    .filter(({ kind, id }) => kind === 'deadline' && !withoutDays.has(id))
    .map(({ id }) => id as DeadlineRuleId);

  test.each(ids)('%s is calculated, cited and explained', (id) => {
    const limit = computeDeadline({ rule: id, from: day('2026-11-02') });
    expect(limit.due).not.toBeNull();
    expect(limit.due).not.toBe('2026-11-02');
    expect(limit.article.zh).toContain(rule(id).instrument.docNo);
    expect(limit.arithmetic.zh).toContain(limit.rawDue);
    expect(limit.arithmetic.en).toContain(limit.rawDue);
  });

  test('stands among them, all but the two that set no days', () => {
    expect(ids).toHaveLength(65);
  });
});
