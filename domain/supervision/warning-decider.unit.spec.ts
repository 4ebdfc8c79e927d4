import { AgencyId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import {
  actsPossible,
  decideWarning,
  type WarningCommand,
  type WarningContext,
} from './warning-decider.ts';
import type { WarningEvent } from './warning-events.ts';
import { evolveWarning, type Warning } from './warning.ts';

const caseId = '0b9f7c1e-1111-4222-8333-444455556666';
const words = { zh: '甲', en: 'a' };
const document = '0b9f7c1e-1111-4222-8333-444455550001';
const person = { name: '张三', post: '监督员', staffNumber: '1' };
const raised: WarningEvent = {
  type: 'WarningRaised',
  data: {
    caseId,
    limit: 'service',
    instance: 1,
    agencyKind: 'court',
    agency: 'court-a',
    level: 'overdue',
    from: '2026-03-02',
    due: '2026-03-09',
    rule: 'SPC2014-018',
    article: words,
    arithmetic: words,
    on: '2026-03-10',
  },
};
const resolved: WarningEvent = {
  type: 'WarningResolved',
  data: { caseId, doneOn: '2026-03-12', late: true, on: '2026-03-12' },
};
const context = (agency: string | null): WarningContext => ({
  person,
  by: { id: 'zhang', agency: agency === null ? null : { id: AgencyId(agency) } },
  today: LegalDate('2026-03-11'),
  documents: [document],
  supervisorNamed: (id) => (id === 'li' ? '李四' : null),
});
const committee = context('committee');
const court = context('court-a');
const on = LegalDate;

const send: WarningCommand = { kind: 'send', data: { text: '请说明', answerBy: on('2026-03-16') } };
const acknowledge: WarningCommand = { kind: 'acknowledge', data: {} };
const explain: WarningCommand = {
  kind: 'explain',
  data: { text: '送达回证尚未退回', documents: [document] as never },
};
const refuse: WarningCommand = {
  kind: 'refuse',
  data: { reason: '不是法定事由', answerBy: on('2026-03-20') },
};
const accept: WarningCommand = { kind: 'accept', data: { reason: '情况属实' } };
const close: WarningCommand = { kind: 'close', data: { conclusion: '已整改' } };
const reopen: WarningCommand = { kind: 'reopen', data: { reason: '又有新情况' } };
const handOver: WarningCommand = { kind: 'handOver', data: { to: 'li', reason: '休假' } };

type Step = readonly [WarningCommand, WarningContext] | WarningEvent;
/** The state after each step, or the code and rule of the first refusal. */
function lifeOf(...steps: readonly Step[]): readonly string[] {
  let warning: Warning | null = evolveWarning(null, raised, { id: 'supervision' });
  const states: string[] = [];
  for (const step of steps) {
    const decision =
      'type' in step
        ? ({ kind: 'accepted', events: [step] } as const)
        : decideWarning(step[0], warning, step[1]);
    if (decision.kind === 'refused') {
      return [...states, `${decision.code} ${decision.violations.map(({ rule }) => rule).join()}`];
    }
    for (const event of decision.events) warning = evolveWarning(warning, event, { id: 'zhang' });
    states.push(warning!.state);
  }
  return states;
}

test('sent, acknowledged, explained, refused, explained again, accepted, closed, reopened', () => {
  const steps: Step[] = [
    [send, committee],
    [acknowledge, court],
    [explain, court],
    [refuse, committee],
    [explain, court],
    [accept, committee],
    [close, committee],
    [reopen, committee],
  ];
  expect(lifeOf(...steps)).toEqual([
    'notified',
    'acknowledged',
    'explained',
    'refused',
    'explained',
    'accepted',
    'closed',
    'reopened',
  ]);
});

test.each<[string, readonly Step[], string]>([
  ['another agency explains', [[send, committee], [explain, context('court-b')]], 'forbidden WARNING-AGENCY'],
  ['nobody asked for an explanation', [[explain, court]], 'refused-by-state WARNING-STATE'],
  ['it is closed while the act is owed', [[close, committee]], 'refused-by-state WARNING-STATE'],
  ['an explanation is left undecided', [[send, committee], [explain, court], resolved, [close, committee]], 'refused-by-state WARNING-STATE'],
  ['the document is none of the case', [[send, committee], [{ kind: 'explain', data: { text: '见附件', documents: ['x'] as never } }, court]], 'refused-by-state WARNING-DOCUMENT'],
  ['the day to answer is today', [[{ kind: 'send', data: { text: '请说明', answerBy: on('2026-03-11') } }, committee]], 'refused-by-date WARNING-ANSWER-BY'],
  ['the day to answer is next year', [[{ kind: 'send', data: { text: '请说明', answerBy: on('2027-03-11') } }, committee]], 'refused-by-date WARNING-ANSWER-BY'],
  ['it is handed to nobody of supervision', [[{ kind: 'handOver', data: { to: 'wang', reason: '休假' } }, committee]], 'refused-by-state WARNING-SUPERVISOR'],
  ['it is sent twice', [[send, committee], [send, committee]], 'refused-by-state WARNING-STATE'],
])('refused where %s', (_, steps, wanted) => {
  expect(lifeOf(...steps).at(-1)).toBe(wanted);
}); // prettier-ignore

test('an act that was done at last may be closed without an explanation', () => {
  expect(lifeOf(resolved, [close, committee])).toEqual(['raised', 'closed']);
});

test('handed over, it is somebody else who looks after it, and nothing else changes', () => {
  const before = evolveWarning(null, raised, { id: 'supervision' });
  const decision = decideWarning(handOver, before, committee);
  expect(decision.kind).toBe('accepted');
  const [event] = decision.kind === 'accepted' ? decision.events : [];
  expect(evolveWarning(before, event!, { id: 'zhang' })).toEqual({
    ...before,
    supervisor: { id: 'li', name: '李四' },
  });
});

test('there is no warning to act on', () => {
  expect(decideWarning(send, null, committee)).toMatchObject({ code: 'not-found' });
});

test('what is withdrawn takes no act', () => {
  const warning = evolveWarning(null, raised, { id: 'supervision' });
  expect(actsPossible({ ...warning, state: 'withdrawn' })).toEqual([]);
});
