import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { furtherCitations } from '../rules/further-citations.ts';
import { furtherTexts } from '../rules/further-texts.ts';
import { rule } from '../rules/index.ts';
import {
  deadlineDays,
  deadlineRows,
  isWorked,
  lastOf,
  workedFrom,
  type DeadlineRow,
} from '../testing/boundary-deadlines.ts';
import { daysAfter } from '../testing/reckoning.ts';
import { computeDeadline, type DeadlineInput } from './compute-deadline.ts';
import { parts } from './time-limit.ts';

const compute = (row: DeadlineRow, from: LegalDate, more: object = {}) =>
  computeDeadline({
    rule: row.rule,
    from,
    ...(row.part === undefined ? {} : { part: row.part }),
    ...(row.inCustody === undefined ? {} : { inCustody: row.inCustody }),
    ...more,
  } as DeadlineInput);

/** The words of the article and of the further articles that belong to it. */
const textsOf = ({ rule: id }: DeadlineRow): readonly string[] => [
  rule(id).text,
  ...((furtherCitations as Record<string, readonly (keyof typeof furtherTexts)[]>)[id] ?? []).map(
    (key) => furtherTexts[key].text,
  ),
];

const statusesAround = (row: DeadlineRow, from: LegalDate, due: LegalDate) =>
  [-1, 0, 1].map((days) => compute(row, from, { done: daysAfter(due, days) }).status);

const named = deadlineRows.map((row) => [row.rule, row.part ?? row.manner, row] as const);

test('every time limit, and every part of one, is in the table', () => {
  const inTable = new Set(deadlineRows.map(({ rule, part }) => `${rule} ${part ?? ''}`));
  const missing = Object.entries(parts)
    .flatMap(([id, names]) => names.map((part) => `${id} ${part}`))
    .filter((each) => !inTable.has(each));
  expect(missing).toEqual([]);
});

describe.each(named)('the time limit of %s (%s)', (_, __, row) => {
  test('has the words of the article', () => {
    for (const words of [row.words, row.longest?.[0] ?? ''])
      expect(textsOf(row).some((text) => text.includes(words))).toBe(true);
  });

  test.each(deadlineDays)(
    'counted from %s: the day before its end, the end, the day after',
    (from) => {
      const raw = lastOf(row, from);
      const due = row.manner === 'free' ? workedFrom(raw) : raw;
      expect(compute(row, from)).toMatchObject({ rawDue: raw, due });
      expect(statusesAround(row, from, due)).toEqual(
        row.manner === 'before'
          ? ['onTime', 'review', 'violation']
          : ['onTime', 'onTime', row.manner === 'serving' && !isWorked(raw) ? 'review' : 'overdue'],
      );
    },
  );

  test('names no longer time where the article allows none', () => {
    if (row.longest === undefined) expect(compute(row, deadlineDays[0]!).dueIfExtended).toBeNull();
    else expect(compute(row, deadlineDays[0]!).dueIfExtended).not.toBeNull();
  });

  test('says so on the day before its first day and on the day after its last', () => {
    const old = row.part === 'until2026';
    const first = old ? '2013-01-01' : rule(row.rule).from;
    const last = old ? '2026-10-31' : rule(row.rule).to;
    const said = (from: LegalDate) =>
      compute(row, from).reviewReasons.filter(({ zh }) => zh.startsWith('该条'));
    expect(said(daysAfter(first, -1))).toHaveLength(1);
    expect(said(daysAfter(first, 0))).toEqual([]);
    if (last === null) return;
    expect(said(daysAfter(last, 0))).toEqual([]);
    expect(said(daysAfter(last, 1))).toHaveLength(1);
  });
});

describe.each(named.filter(([, , { longest }]) => longest !== undefined))(
  'the time limit of %s (%s), lengthened,',
  (_, __, row) => {
    test.each(deadlineDays)('is counted from %s in one piece', (from) => {
      const raw = lastOf(row, from, row.longest![1]);
      const due = row.manner === 'free' ? workedFrom(raw) : raw;
      expect(compute(row, from)).toMatchObject({ rawDueIfExtended: raw, dueIfExtended: due });
      expect(compute(row, from, { extended: true })).toMatchObject({ rawDue: raw, due });
    });
  },
);
