import { assert, integer, nat, property, record } from 'fast-check';
import { addDays, fields, fromEpochDay, LegalDate, toEpochDay } from '#domain/kernel/legal-date.ts';
import {
  addPeriod,
  addPeriodExplained,
  daysInclusive,
  eachDay,
  halfOf,
  isLastOfMonth,
  sentenceEnd,
  sentenceEndExplained,
  subtractPeriod,
  termPeriod,
  type Period,
} from './period.ts';

const day = (text: string): LegalDate => LegalDate(text);
const first = toEpochDay(day('1950-01-01'));
const last = toEpochDay(day('2099-12-31'));
const anyDay = integer({ min: first, max: last }).map(fromEpochDay);
const period = record({
  years: integer({ min: 0, max: 30 }),
  months: integer({ min: 0, max: 30 }),
  days: integer({ min: 0, max: 60 }),
});

describe('adding a period (法释〔2021〕1号 art.202)', () => {
  test.each<[string, string, Period, string]>([
    ['a plain year', '2024-03-10', { years: 1 }, '2025-03-10'],
    ['two years from 29 February', '2024-02-29', { years: 2 }, '2026-02-28'],
    ['four years from 29 February', '2024-02-29', { years: 4 }, '2028-02-29'],
    ['a year to a leap year keeps the 28th', '2023-02-28', { years: 1 }, '2024-02-28'],
    ['a month from the last day of January', '2026-01-31', { months: 1 }, '2026-02-28'],
    ['a month from the last day of January, leap', '2024-01-31', { months: 1 }, '2024-02-29'],
    ['a month from 30 January', '2026-01-30', { months: 1 }, '2026-02-28'],
    ['a month from the last day of February', '2026-02-28', { months: 1 }, '2026-03-31'],
    ['a month from 28 February of a leap year', '2024-02-28', { months: 1 }, '2024-03-28'],
    ['a month from the last day of April', '2026-04-30', { months: 1 }, '2026-05-31'],
    ['a month over the turn of the year', '2025-12-31', { months: 2 }, '2026-02-28'],
    ['years before months', '2024-02-29', { years: 1, months: 6 }, '2025-08-31'],
    ['half a month is fifteen days', '2026-01-31', { months: 1, days: 15 }, '2026-03-15'],
    ['days over the turn of the year', '2025-12-29', { days: 5 }, '2026-01-03'],
    ['nothing', '2024-02-29', {}, '2024-02-29'],
  ])('%s', (_, from, length, to) => {
    expect(addPeriod(day(from), length)).toBe(to);
  });

  test('is Temporal’s sum wherever no month end is near', () => {
    assert(
      property(
        anyDay.filter((date) => fields(date).day <= 27),
        period,
        (date, length) => {
          expect(addPeriod(date, length)).toBe(
            Temporal.PlainDate.from(date).add(length).toString(),
          );
        },
      ),
    );
  });

  test('is Temporal’s sum for years and days whatever the day', () => {
    assert(
      property(anyDay, period, (date, { years, days }) => {
        const sum = Temporal.PlainDate.from(date).add({ years }).add({ days });
        expect(addPeriod(date, { years, days })).toBe(sum.toString());
      }),
    );
  });

  test('goes from the last day of a month to the last day of a month', () => {
    assert(
      property(anyDay.filter(isLastOfMonth), integer({ min: 1, max: 400 }), (date, months) => {
        expect(isLastOfMonth(addPeriod(date, { months }))).toBe(true);
      }),
    );
  });

  test('of a later day never ends earlier', () => {
    assert(
      property(anyDay, nat({ max: 400 }), period, (date, later, length) => {
        expect(addPeriod(addDays(date, later), length) >= addPeriod(date, length)).toBe(true);
      }),
    );
  });

  test('of a longer period never ends earlier', () => {
    assert(
      property(anyDay, nat({ max: 400 }), nat({ max: 40 }), (date, months, more) => {
        const shorter = addPeriod(date, termPeriod({ months }));
        expect(addPeriod(date, termPeriod({ months: months + more })) >= shorter).toBe(true);
      }),
    );
  });

  test.each([{ years: -1 }, { months: 0.5 }, { days: Number.NaN }])('refuses %p', (length) => {
    expect(() => addPeriod(day('2026-01-01'), length)).toThrow(RangeError);
  });

  test('refuses a result outside the years of the law', () => {
    expect(() => addPeriod(day('2199-12-31'), { days: 1 })).toThrow(RangeError);
  });
});

describe('the steps of a sum', () => {
  test('tell a missing 29 February', () => {
    expect(addPeriodExplained(day('2024-02-29'), { years: 2 }).steps).toEqual([
      {
        zh: '2024-02-29加二年，当年无2月29日，取2026-02-28',
        en: '2024-02-29 plus 2 years: that year has no 29 February, so 2026-02-28',
      },
    ]);
  });

  test('tell the last day of a month and a month too short', () => {
    expect(addPeriodExplained(day('2026-01-31'), { months: 1 }).steps[0]?.zh).toBe(
      '2026-01-31加一个月，起算日为当月最后一日，取2月最后一日2026-02-28',
    );
    expect(addPeriodExplained(day('2026-01-30'), { months: 1 }).steps[0]?.zh).toBe(
      '2026-01-30加一个月，该月无30日，取2026-02-28',
    );
  });

  test('are none for nothing, and one for each part', () => {
    expect(addPeriodExplained(day('2026-01-30'), {}).steps).toEqual([]);
    const { steps } = addPeriodExplained(day('2026-01-10'), { years: 1, months: 1, days: 1 });
    expect(steps.map(({ en }) => en)).toEqual([
      '2026-01-10 plus 1 year is 2027-01-10',
      '2027-01-10 plus 1 month is 2027-02-10',
      '2027-02-10 plus 1 day (the first day not counted) is 2027-02-11',
    ]);
  });

  test('lead to the day that is given without them', () => {
    assert(
      property(anyDay, period, (date, length) => {
        const explained = addPeriodExplained(date, length);
        expect(explained.date).toBe(addPeriod(date, length));
        if (explained.steps.length > 0) {
          expect(explained.steps.at(-1)!.zh).toContain(explained.date);
          expect(explained.steps.at(-1)!.en).toContain(explained.date);
        }
      }),
    );
  });
});

describe('counting backwards', () => {
  test.each<[string, string, Period, string]>([
    ['ten days', '2026-06-15', { days: 10 }, '2026-06-05'],
    ['seven days over the end of February', '2026-03-05', { days: 7 }, '2026-02-26'],
    ['a month from the last day', '2026-03-31', { months: 1 }, '2026-02-28'],
    ['a year from 29 February', '2024-02-29', { years: 1 }, '2023-02-28'],
  ])('%s', (_, from, length, to) => {
    expect(subtractPeriod(day(from), length)).toBe(to);
  });

  test('is the inverse of adding for days', () => {
    assert(
      property(anyDay, nat({ max: 1000 }), (date, days) => {
        expect(subtractPeriod(addPeriod(date, { days }), { days })).toBe(date);
      }),
    );
  });
});

describe('the end of a term', () => {
  test.each<[string, string, number, number, string]>([
    ['three years', '2024-09-05', 36, 0, '2027-09-04'],
    ['two years three months, the term after nine months off', '2024-09-05', 27, 0, '2026-12-04'],
    ['a month from the last day of January', '2026-01-31', 1, 0, '2026-02-27'],
    ['a year from 29 February', '2024-02-29', 12, 0, '2025-02-27'],
    ['a year from 1 January', '2026-01-01', 12, 0, '2026-12-31'],
    ['months and days', '2024-01-01', 18, 15, '2025-07-15'],
    ['one day', '2024-01-01', 0, 1, '2024-01-01'],
  ])('%s', (_, start, months, days, end) => {
    expect(sentenceEnd(day(start), { months, days })).toBe(end);
    expect(sentenceEndExplained(day(start), { months, days }).date).toBe(end);
    expect(sentenceEndExplained(day(start), { months, days }).steps.at(-1)!.zh).toContain(end);
  });

  test('refuses a term without a day', () => {
    expect(() => sentenceEnd(day('2024-01-01'), { months: 0 })).toThrow(RangeError);
  });
});

describe('half of a term', () => {
  test.each([
    [36, 0, 18, 0],
    [37, 0, 18, 15],
    [1, 0, 0, 15],
    [12, 15, 6, 8],
    [13, 1, 6, 16],
  ])('of %d months and %d days is %d months and %d days', (months, days, half, halfDays) => {
    expect(halfOf({ months, days })).toEqual({ months: half, days: halfDays });
  });
});

describe('days between', () => {
  test('count both ends', () => {
    expect(daysInclusive(day('2026-03-01'), day('2026-03-01'))).toBe(1);
    expect([...eachDay(day('2026-02-27'), day('2026-03-01'))]).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
    expect([...eachDay(day('2026-03-01'), day('2026-02-28'))]).toEqual([]);
  });
});
