import { createRequire } from 'node:module';
import { addDays, LegalDate, weekday } from '#domain/kernel/legal-date.ts';
import { holidayYears } from '#domain/law/calendar/holiday-years.ts';
import { dayKind, isWorkingDay, knownYears } from '#domain/law/calendar/working-days.ts';
import { holidayTable, yearsOf, type PackageDays } from './holiday-table.ts';

const require = createRequire(import.meta.url);
const days = require('chinese-days/dist/chinese-days.json') as PackageDays;
const chineseDays = require('chinese-days') as { isWorkday(date: string): boolean };

describe('the calendar that domain keeps', () => {
  test('says what the package says for every day of its range', () => {
    const different: string[] = [];
    const end = LegalDate(`${knownYears.last}-12-31`);
    for (let day = LegalDate(`${knownYears.first}-01-01`); day <= end; day = addDays(day, 1))
      if (isWorkingDay(day) !== chineseDays.isWorkday(day)) different.push(day);
    expect(different).toEqual([]);
  });

  test('is the table that the package gives today', () => {
    expect(holidayYears).toEqual(Object.fromEntries(holidayTable(days)));
  });

  test('knows no year more and none less than the package', () => {
    expect(Object.keys(holidayYears).map(Number)).toEqual(yearsOf(days));
    expect(dayKind(LegalDate(`${knownYears.last + 1}-10-01`)).kind).toBe('unknownYear');
  });

  test('has no gap between its first and last year', () => {
    expect(yearsOf(days)).toHaveLength(knownYears.last - knownYears.first + 1);
  });

  test('is plausible: every year has its fixed holidays and works only on weekends that it takes', () => {
    for (const [year, { off, worked }] of Object.entries(holidayYears)) {
      for (const fixed of ['01-01', '05-01', '10-01', '10-02', '10-03'])
        expect(dayKind(LegalDate(`${year}-${fixed}`)).kind).toBe('holiday');
      for (const day of worked) expect(weekday(LegalDate(`${year}-${day}`))).toBeGreaterThan(5);
      const springFestival = off.filter(([name]) => name === 'springFestival');
      expect(springFestival.length).toBeGreaterThan(0);
      for (const [, from] of springFestival) expect(from >= '01-20' && from <= '02-28').toBe(true);
    }
  });
});

describe('a year in the table of the package', () => {
  test('is not known by a single day that the notice of the year before names', () => {
    const table = holidayTable({
      holidays: {
        '2030-10-01': 'National Day,国庆节,3',
        '2030-12-31': "New Year's Day,元旦,1",
        '2031-01-01': "New Year's Day,元旦,1",
      },
      workdays: {},
    });
    expect([...table.keys()]).toEqual([2030]);
  });

  test('joins the days of one holiday to runs', () => {
    const table = holidayTable({
      holidays: Object.fromEntries(
        ['10-01', '10-02', '10-04'].map((day) => [`2030-${day}`, 'National Day,国庆节,3']),
      ),
      workdays: { '2030-10-12': 'National Day,国庆节,3' },
    });
    expect(table.get(2030)).toEqual({
      off: [
        ['nationalDay', '10-01', '10-02'],
        ['nationalDay', '10-04', '10-04'],
      ],
      worked: ['10-12'],
    });
  });

  test('is refused when it has a holiday that nobody has named here', () => {
    expect(() =>
      holidayTable({ holidays: { '2030-10-01': 'Moon Day,登月日,1' }, workdays: {} }),
    ).toThrow('登月日');
  });
});
