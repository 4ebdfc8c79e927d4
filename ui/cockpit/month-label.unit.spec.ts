import { monthLabel } from './month-label.ts';

test('twelve months over narrow columns name their years where they begin', () => {
  const months = ['2025-11', '2025-12', '2026-01', '2026-02'];
  expect(months.map(monthLabel)).toEqual([
    { year: '25', month: '11' },
    { year: null, month: '12' },
    { year: '26', month: '01' },
    { year: null, month: '02' },
  ]);
});
