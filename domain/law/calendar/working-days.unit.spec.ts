import { LegalDate } from '#domain/kernel/legal-date.ts';
import {
  addWorkingDays,
  dayKind,
  isHoliday,
  isWorkingDay,
  nextWorkingDay,
} from './working-days.ts';

const day = (text: string): LegalDate => LegalDate(text);
const found = (date: string) => ({ kind: 'found', date });

describe('the kind of a day', () => {
  test('the Saturday and Sunday before and after the Spring Festival of 2026 are worked or free as the notice says', () => {
    expect(dayKind(day('2026-02-14'))).toEqual({ kind: 'workingDay', madeUp: true });
    expect(dayKind(day('2026-02-15'))).toEqual({ kind: 'holiday', name: 'springFestival' });
    expect(dayKind(day('2026-02-23'))).toEqual({ kind: 'holiday', name: 'springFestival' });
    expect(dayKind(day('2026-02-24'))).toEqual({ kind: 'workingDay', madeUp: false });
    expect(dayKind(day('2026-02-28'))).toEqual({ kind: 'workingDay', madeUp: true });
    expect(dayKind(day('2026-03-01'))).toEqual({ kind: 'weekend' });
  });

  test('a weekend is no public holiday, and neither is worked', () => {
    expect(isHoliday(day('2026-03-07'))).toBe(false);
    expect(isWorkingDay(day('2026-03-07'))).toBe(false);
    expect(isHoliday(day('2026-10-05'))).toBe(true);
    expect(isWorkingDay(day('2026-10-05'))).toBe(false);
  });

  test('a year without a notice is said to be unknown, its Sundays too', () => {
    expect(dayKind(day('2027-01-03'))).toEqual({ kind: 'unknownYear', year: 2027 });
    expect(isWorkingDay(day('2027-01-04'))).toBeNull();
    expect(isHoliday(day('2003-10-01'))).toBeNull();
  });
});

describe('the next working day', () => {
  test.each([
    ['the last day before National Day 2026', '2026-09-30', '2026-09-30'],
    ['the first day of National Day 2026', '2026-10-01', '2026-10-08'],
    ['its last day', '2026-10-07', '2026-10-08'],
    ['a worked Saturday', '2026-10-10', '2026-10-10'],
    ['the Sunday after it', '2026-10-11', '2026-10-12'],
    ['New Year’s Day, with a worked Sunday after it', '2026-01-01', '2026-01-04'],
  ])('%s', (_, from, to) => {
    expect(nextWorkingDay(day(from))).toEqual(found(to));
  });

  test('is not guessed over the end of the table', () => {
    expect(nextWorkingDay(day('2027-01-02'))).toEqual({ kind: 'unknownYear', year: 2027 });
  });
});

describe('counting working days', () => {
  test.each([
    ['a plain week', '2026-11-02', 5, '2026-11-09'],
    ['over a worked Sunday', '2026-09-18', 5, '2026-09-24'],
    ['over National Day and a worked Saturday', '2026-09-30', 3, '2026-10-10'],
    ['from a holiday', '2026-10-03', 1, '2026-10-08'],
    ['over the turn of the year', '2025-12-30', 3, '2026-01-05'],
  ])('%s', (_, from, count, to) => {
    expect(addWorkingDays(day(from), count)).toEqual(found(to));
  });

  test('stops where the table ends', () => {
    expect(addWorkingDays(day('2026-12-31'), 1)).toEqual({ kind: 'unknownYear', year: 2027 });
    expect(addWorkingDays(day('2026-12-30'), 1)).toEqual(found('2026-12-31'));
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses %p days', (count) => {
    expect(() => addWorkingDays(day('2026-01-05'), count)).toThrow(RangeError);
  });
});
