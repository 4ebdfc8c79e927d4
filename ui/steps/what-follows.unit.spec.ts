import { caseDeadlines } from '#domain/casework/case-deadlines.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { after, changed, journeyUntil } from '#domain/casework/testing/scenario.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { whatFollows } from './what-follows.ts';

const follows = (state: CaseState, today = '2026-03-31') =>
  whatFollows(state, caseDeadlines(state), today);
const heard = after([
  ...journeyUntil('chooseTrialMode'),
  changed('chooseTrialMode', { mode: 'hearing', hearingDate: LegalDate('2026-04-10') }),
]);

test('until the day of a hearing nothing is said to be done, from that day on it is', () => {
  expect(follows(heard, '2026-04-09').zh).toMatch(
    /^定于 2026-04-10 开庭，此前无需办理；开庭后由法院办理“记录审理情况”；“裁定期限”至 2026-04-20/u,
  );
  expect(follows(heard, '2026-04-10').zh).toMatch(/^接下来由法院办理/u);
});

test('a limit of a later act is told by its own name', () => {
  expect(follows(after(journeyUntil('acceptCase'))).zh).toBe(
    '接下来由法院办理“立案审查”；“裁定期限”至 2026-04-20（《最高人民法院关于减刑、假释案件审理程序的规定》（法释〔2014〕5号）第一条）。',
  );
});

test('while a notice runs it is said from when the case goes on', () => {
  expect(follows(after(journeyUntil('endPrisonNotice'))).zh).toMatch(
    /^2026-02-\d\d 起可由监狱办理“[^”]+”（.+），此前公示期未满。$/u,
  );
});

test('of two limits of an agency the first that ends is told', () => {
  const state = after(journeyUntil('acceptCase'));
  const ruling = caseDeadlines(state).find(({ id }) => id === 'ruling');
  const sooner = { ...ruling!, id: 'service', due: '2026-04-01' } as NonNullable<typeof ruling>;
  expect(whatFollows(state, [ruling!, sooner], '2026-03-31').zh).toContain('“送达”至 2026-04-01');
});
