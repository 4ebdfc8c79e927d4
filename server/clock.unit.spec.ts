import { chinaDays } from './clock.ts';

const day = (moment: string): string => dayAt(Date.parse(moment));
const dayAt = chinaDays();

test('a day of China begins at 16:00 UTC, also when the clock is set back', () => {
  expect(day('2026-11-30T15:59:59.999Z')).toBe('2026-11-30');
  expect(day('2026-11-30T16:00:00.000Z')).toBe('2026-12-01');
  expect(day('2026-12-01T15:59:59.999Z')).toBe('2026-12-01');
  expect(day('2026-11-30T15:59:59.999Z')).toBe('2026-11-30');
});

test('year end and leap day', () => {
  expect(day('2026-12-31T16:00:00Z')).toBe('2027-01-01');
  expect(day('2028-02-28T16:00:00Z')).toBe('2028-02-29');
  expect(day('2028-02-29T16:00:00Z')).toBe('2028-03-01');
});
