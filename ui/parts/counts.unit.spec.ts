import { lastMonths } from './counts.ts';

describe('the last twelve months', () => {
  test('end with this one and go over the year', () => {
    const months = lastMonths('2026-03-09');
    expect(months).toHaveLength(12);
    expect([months[0], months.at(-1)]).toEqual(['2025-04', '2026-03']);
  });

  test('of a December are those of its year', () => {
    expect(lastMonths('2026-12-31')[0]).toBe('2026-01');
  });
});
