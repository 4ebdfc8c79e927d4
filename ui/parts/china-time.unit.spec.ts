import { momentInChina, recordedLater } from './china-time.ts';

test("a moment is China's wherever the browser stands, and says so", () => {
  expect(momentInChina('2026-11-29T16:30:05Z')).toBe('2026-11-30 00:30:05 UTC+8');
  expect(momentInChina('2026-11-29T10:30:05-08:00')).toBe('2026-11-30 02:30:05 UTC+8');
});

test('what is recorded on a later day of China than its own says both days', () => {
  expect(recordedLater('2026-11-29', '2026-11-29T16:30:05Z')).toEqual({
    zh: '补录：2026-11-30 登记 2026-11-29 的事项',
    en: 'Backdated: recorded on 2026-11-30 for 2026-11-29',
  });
  expect(recordedLater('2026-11-30', '2026-11-29T16:30:05Z')).toBeNull();
  expect(recordedLater(null, '2026-11-29T16:30:05Z')).toBeNull();
});
