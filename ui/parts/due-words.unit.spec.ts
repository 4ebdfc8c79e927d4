import { dueWords } from './due-words.ts';

test.each([
  ['duty', 0, '2026-02-13 · 今日到期', '2026-02-13 · Due today'],
  ['duty', -1, '2026-02-13 · 逾期 1 天', '2026-02-13 · 1 day over'],
  ['right', 0, '2026-02-13 · 可行使至今日', '2026-02-13 · open until today'],
  ['lapsed', -40, '2026-02-13 · 期满未行使', '2026-02-13 · lapsed unused'],
  ['cutShort', -40, '2026-02-13 · 已进入后续环节，未行使', '2026-02-13 · the case went on, unused'],
  ['period', 3, '公示中，至 2026-02-13', 'On notice until 2026-02-13'],
  ['period', 0, '公示中，至 2026-02-13', 'On notice until 2026-02-13'],
  ['period', -3, '2026-02-13 · 公示期满', '2026-02-13 · notice is over'],
] as const)('says of the day of a %s, %d days before it, what it means', (of, left, zh, en) => {
  expect(dueWords(of, '2026-02-13', left)).toEqual({ zh, en });
});
