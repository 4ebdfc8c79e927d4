import { dueWithin, nearDays, overdue } from './owed-conditions.ts';

test('seven days end with the seventh, and begin where overdue ends', () => {
  expect(overdue('2026-11-30')).toEqual({ overdueOn: '2026-11-30' });
  expect(dueWithin('2026-11-30', nearDays)).toEqual({
    dueFrom: '2026-11-30',
    overdueOn: '2026-12-08',
  });
});
