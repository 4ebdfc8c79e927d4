import { AgencyId } from '#domain/kernel/ids.ts';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import { nextLook } from './next-look.ts';
import { reckonWarning, type Reckoning } from './reckon-warning.ts';
import type { WatchedLimit } from './watched-limits.ts';
import type { WarningEvent } from './warning-events.ts';
import { evolveWarning, isSettled, type Warning } from './warning.ts';

const day = LegalDate;
const caseId = '0b9f7c1e-1111-4222-8333-444455556666';
const words = { zh: '甲', en: 'a' };
const limit: WatchedLimit = {
  limit: 'courtNoticePosting',
  instance: 1,
  agencyKind: 'court',
  agency: AgencyId('court-a'),
  rule: 'SPC2014-003-1',
  article: words,
  arithmetic: words,
  from: day('2026-03-05'),
  due: day('2026-03-10'),
  open: null,
  standing: 'running',
  doneOn: null,
};
const met = (doneOn: string): WatchedLimit => ({ ...limit, standing: 'met', doneOn: day(doneOn) });
const movedTo = (due: string): WatchedLimit => ({ ...limit, due: day(due) });
const openUntil = (until: string): WatchedLimit => ({
  ...limit,
  open: { until: day(until), reason: words },
});
const voided: WatchedLimit = { ...limit, standing: 'void' };

const person = { name: '张三', post: '监督员', staffNumber: '1' };
const took = (warning: Warning | null, events: readonly WarningEvent[]): Warning | null =>
  events.reduce<Warning | null>(
    (state, event) => evolveWarning(state, event, { id: 'li' }),
    warning,
  );
const reckoning = (today: string, given: WatchedLimit | null = limit): Reckoning => ({
  caseId,
  limit: given,
  today: day(today),
  threshold: 3,
  began: day('2026-01-01'),
});
/** What is recorded, turn by turn: the day and the facts of each. */
function turns(...given: readonly (readonly [string, WatchedLimit | null] | WarningEvent)[]) {
  let warning: Warning | null = null;
  const recorded: string[] = [];
  for (const each of given) {
    const events = 'type' in each ? [each] : reckonWarning(warning, reckoning(...each));
    warning = took(warning, events);
    if ('type' in each) continue;
    const words = events.map(({ type, data }) =>
      [type, 'level' in data && data.level, 'reason' in data && data.reason]
        .filter(Boolean)
        .join(' '),
    );
    recorded.push(words.join(', '));
  }
  return { recorded, warning: warning as Warning | null };
}
const sent: WarningEvent = {
  type: 'WarningSent',
  data: { caseId, person, text: '请说明', answerBy: '2026-03-15' },
};
const accepted: WarningEvent = {
  type: 'ExplanationAccepted',
  data: { caseId, person, reason: '属实' },
};
const closed: WarningEvent = {
  type: 'WarningClosed',
  data: { caseId, person, conclusion: '已整改' },
};

test('upcoming, due today and overdue: each once, whatever is looked at between', () => {
  const days = ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-10', '2026-03-10', '2026-03-11'];
  expect(turns(...days.map((each) => [each, limit] as const)).recorded).toEqual([
    '',
    'WarningRaised upcoming',
    '',
    'WarningAdvanced dueToday',
    '',
    'WarningAdvanced overdue',
  ]);
});

test('nobody looked for a month: it is raised overdue, and once', () => {
  expect(turns(['2026-04-10', limit], ['2026-04-10', limit]).recorded).toEqual([
    'WarningRaised overdue',
    '',
  ]);
});

test('a clock that is set back says nothing new, and forward again neither', () => {
  const all = turns(['2026-03-11', limit], ['2026-03-08', limit], ['2026-03-11', limit]);
  expect(all.recorded).toEqual(['WarningRaised overdue', '', '']);
  expect(all.warning!.reckonedOn).toBe('2026-03-11');
});

test('while the law leaves open whether it is too late, nobody is called overdue', () => {
  const open = openUntil('2026-03-13');
  expect(turns(['2026-03-11', open], ['2026-03-13', open], ['2026-03-14', open]).recorded).toEqual([
    'WarningRaised dueToday',
    '',
    'WarningAdvanced overdue',
  ]);
});

test('the act is done in time: resolved, and nothing is left to do', () => {
  const { recorded, warning } = turns(['2026-03-08', limit], ['2026-03-09', met('2026-03-09')]);
  expect(recorded).toEqual(['WarningRaised upcoming', 'WarningResolved']);
  expect([warning!.resolved, isSettled(warning!)]).toEqual([
    { doneOn: '2026-03-09', late: false },
    true,
  ]);
});

test('done too late: resolved, and open until a person has closed it', () => {
  const { recorded, warning } = turns(['2026-03-11', limit], ['2026-03-12', met('2026-03-12')]);
  expect(recorded).toEqual(['WarningRaised overdue', 'WarningResolved']);
  expect([warning!.resolved!.late, isSettled(warning!)]).toEqual([true, false]);
});

test('done too late while nobody looked: raised all the same, but not from before it was watched', () => {
  expect(turns(['2026-03-20', met('2026-03-12')]).recorded).toEqual([
    'WarningRaised overdue, WarningResolved',
  ]);
  const before = reckonWarning(null, {
    ...reckoning('2026-03-20', met('2026-03-12')),
    began: day('2026-03-13'),
  });
  expect(before).toEqual([]);
});

test.each<[string, WatchedLimit | null, string]>([
  ['was recorded late', met('2026-03-10'), 'WarningWithdrawn doneInTime'],
  ['is owed no more', voided, 'WarningWithdrawn voided'],
  ['never began', null, 'WarningWithdrawn takenBack'],
  ['has another last day', movedTo('2026-05-10'), 'WarningWithdrawn moved'],
  ['has no last day that is known', { ...limit, due: null }, 'WarningWithdrawn open'],
  ['is a day longer', movedTo('2026-03-13'), 'WarningMoved upcoming'],
])('an overdue act that %s is never let drop silently', (_, now, wanted) => {
  expect(turns(['2026-03-11', limit], ['2026-03-12', now], ['2026-03-12', now]).recorded).toEqual([
    'WarningRaised overdue',
    wanted,
    '',
  ]);
});

test('withdrawn, and true again: the same warning comes back', () => {
  expect(
    turns(['2026-03-11', limit], ['2026-03-12', null], ['2026-03-13', limit]).recorded,
  ).toEqual([
    'WarningRaised overdue',
    'WarningWithdrawn takenBack',
    'WarningRevived overdue trueAgain',
  ]);
});

test('the act that ended it is taken back', () => {
  const late = met('2026-03-12');
  const all = turns(['2026-03-11', limit], ['2026-03-12', late], ['2026-03-13', limit]);
  expect(all.recorded.at(-1)).toBe('WarningRevived overdue actTakenBack');
  expect(all.warning!.resolved).toBeNull();
});

test('a reckoning says nothing of what persons decided, until it gets worse', () => {
  const before = turns(['2026-03-08', limit], sent, accepted, closed, ['2026-03-09', limit]);
  expect([before.recorded.at(-1), before.warning!.state]).toEqual(['', 'closed']);
  const worse = turns(['2026-03-08', limit], sent, accepted, closed, ['2026-03-11', limit]);
  expect([worse.recorded.at(-1), worse.warning!.state]).toEqual([
    'WarningRevived overdue nearer',
    'reopened',
  ]);
  const known = turns(['2026-03-11', limit], sent, accepted, closed, ['2026-04-20', limit]);
  expect(known.recorded.at(-1)).toBe('');
});

test('no explanation by the day that was given: said once', () => {
  const days = ['2026-03-15', '2026-03-16', '2026-03-20'].map((each) => [each, limit] as const);
  expect(turns(['2026-03-11', limit], sent, ...days).recorded.slice(1)).toEqual([
    '',
    'WarningEscalated',
    '',
  ]);
});

describe('nobody has to reckon what gives nothing', () => {
  const limits = [limit, null, voided, movedTo('2026-03-12'), movedTo('2026-05-10')];
  const more = [...limits, met('2026-03-09'), met('2026-03-12'), openUntil('2026-03-13')];
  const first = day('2026-03-05');
  const acts = [[], [sent], [sent, accepted, closed]];
  const cases = more.flatMap((begun) =>
    more.flatMap((now) => acts.map((done) => ({ begun, now, done }))),
  );

  /** Whether the row that is kept of a limit is one of those that are asked for on this day. */
  const isAskedFor = (warning: Warning | null, now: WatchedLimit | null, today: LegalDate) => {
    const { from, near, lateOn } = nextLook(warning, now);
    return (
      (from !== null && from <= today) ||
      (near !== null && addDays(near, -3) <= today) ||
      (lateOn !== null && lateOn >= day('2026-01-01'))
    );
  };

  test('what is asked for on a day is what has something to be recorded', () => {
    let looked = 0;
    for (const { begun, now, done } of cases) {
      let warning: Warning | null = null;
      for (let each = 0; each < 20; each += 1) {
        const today = addDays(first, each);
        const given = each < 7 ? begun : now;
        if (each === 6 && warning !== null) warning = took(warning, done);
        const events = reckonWarning(warning, reckoning(today, given));
        expect({ today, asked: isAskedFor(warning, given, today) }).toEqual({
          today,
          asked: events.length > 0,
        });
        warning = took(warning, events);
        looked += events.length;
      }
    }
    expect(looked).toBeGreaterThan(cases.length);
  });
});
