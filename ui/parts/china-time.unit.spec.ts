import { momentInChina } from './china-time.ts';

test("a moment is China's wherever the browser stands, and says so", () => {
  expect(momentInChina('2026-11-29T16:30:05Z')).toBe('2026-11-30 00:30:05 UTC+8');
  expect(momentInChina('2026-11-29T10:30:05-08:00')).toBe('2026-11-30 02:30:05 UTC+8');
});
