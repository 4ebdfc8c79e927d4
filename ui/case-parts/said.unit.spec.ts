import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import { takeDirectory } from '../base/directory.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { caseEventTypes, stepOfEvent, type CaseCommand } from '#domain/casework/events.ts';
import { senderOf } from '#domain/casework/sender.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import {
  caseId,
  changed,
  eventsOf,
  journey,
  journeyUntil,
  parties,
  personFor,
  today,
} from '#domain/casework/testing/scenario.ts';
import { fieldsOf, fieldsWithin, type Field } from '../forms/field-schema.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { givesOpinion, saidIn } from './said.ts';
import { takenBy } from './taken-by.ts';

takeDirectory(smallDirectory());

/** An event as the history gives it. */
const recorded = (
  type: string,
  data: object,
  kind: ShownEvent['metadata']['actor']['kind'] = 'person',
): ShownEvent => ({
  id: type,
  type,
  stream: `case-${caseId}`,
  revision: '1',
  position: '1',
  recordedAt: '2026-03-10T08:00:00Z',
  data: data as ShownEvent['data'],
  metadata: {
    correlationId: '',
    causationId: '',
    schemaVersion: 1,
    actor: { id: 'somebody', kind, agency: 'prison-a', role: 'decider' },
  },
  proof: null,
});

const words = '这是一段意见';

/** Every text of several lines of a form, filled with the same words. */
function filled({ kind, name }: Field): readonly [string, unknown][] {
  if (kind.type === 'text' && kind.multiline) return [[name, words]];
  if (kind.type === 'group') {
    return [[name, Object.fromEntries(kind.fields.flatMap(filled))]];
  }
  if (kind.type === 'list') return [[name, [Object.fromEntries(kind.fields.flatMap(filled))]]];
  return [];
}
const countTexts = (field: Field): number =>
  field.kind.type === 'text'
    ? Number(field.kind.multiline)
    : fieldsWithin(field).reduce((sum, inner) => sum + countTexts(inner), 0);

describe('what people write is shown', () => {
  const ofSteps = caseEventTypes
    .map((type) => [type, stepOfEvent(type)] as const)
    .filter((pair): pair is [(typeof pair)[0], StepCommand] => pair[1] !== undefined);

  test.each(ofSteps)('every text of %s', (type, name) => {
    const fields = fieldsOf(steps[name].schema).filter(
      (field) => field.name !== 'override' && field.name !== 'facts',
    );
    const data = Object.fromEntries(fields.flatMap(filled));
    const { statements } = saidIn(recorded(type, data), 'withoutFigures');
    const written = statements.filter(({ text }) => text.zh === words);
    expect(written).toHaveLength(fields.reduce((sum, field) => sum + countTexts(field), 0));
  });

  test('with the answers in words, and who gave them', () => {
    const [, ward] = eventsOf(journeyUntil('recordDepartmentReview'));
    const said = saidIn(recorded(ward!.type, { ...ward!.data, opinion: words }), 'withoutFigures');
    expect(said.statements.map(({ text }) => text.zh)).toEqual(['同意提请', words]);
    expect(takenBy(said).zh).toBe(
      '第一监狱 · 测试人员 · 测试职务 · 工号 test-recordWardReview · 2026-11-22 16:00:00 UTC+8',
    );
    const reported = saidIn(recorded(ward!.type, ward!.data, 'system'), 'withoutFigures');
    expect(takenBy(reported).zh).toContain('（业务系统报送）');
  });

  test('without a name where nobody was named', () => {
    const { person: _, ...data } = eventsOf(journeyUntil('recordDepartmentReview'))[1]!.data;
    expect(takenBy(saidIn(recorded('WardReviewed', data), 'withoutFigures')).zh).toContain(
      '未记录办理人',
    );
    expect(
      takenBy(saidIn(recorded('WardReviewed', data, 'system'), 'withoutFigures')).zh,
    ).toContain('未具名');
  });
});

test('an opinion and its reasons are among the opinions so far, what happens to documents is not', () => {
  const among = (type: string, data: object): boolean => {
    const event = recorded(type, data);
    return givesOpinion(event, saidIn(event, 'withFigures'));
  };
  const documents = { title: '提请建议书.pdf', material: 'proposal', reason: words };
  expect(
    ['DocumentAttached', 'DocumentExcerpted', 'DocumentRefiled', 'DocumentWithdrawn'].filter(
      (type) => among(type, documents),
    ),
  ).toEqual([]);
  const [opened, ward] = eventsOf(journeyUntil('recordDepartmentReview'));
  expect(among(opened!.type, opened!.data)).toBe(false);
  expect(among(opened!.type, { ...opened!.data, duplicateReason: words })).toBe(true);
  expect(among(ward!.type, ward!.data)).toBe(true);
});

test('who went past the law, past what and why is told', () => {
  let state: CaseState | null = null;
  const facts = {
    ...(journey[0] as Extract<CaseCommand, { kind: 'openCase' }>).data.facts,
    property: 'partlyPerformed' as const,
  };
  const commands = [
    {
      kind: 'openCase',
      data: { ...journey[0]!.data, facts, plannedFilingDate: null },
    } as CaseCommand,
    ...journeyUntil('decideProposal').slice(1),
    changed('decideProposal', { override: { reason: words } }),
  ];
  for (const command of commands) {
    const context = {
      caseId,
      today,
      agency: parties[senderOf(command.kind)],
      person: personFor(command.kind),
    };
    const decision = caseDecider.decide(command, state, context);
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.violations));
    for (const event of decision.events) {
      state = caseDecider.evolve(state, event);
      if (event.type !== 'ProposalDecided') continue;
      const { pastTheLaw } = saidIn(recorded(event.type, event.data), 'withoutFigures');
      expect(pastTheLaw?.reason).toBe(words);
      expect(pastTheLaw?.overridden?.length).toBeGreaterThan(0);
      const before = { ...event.data, overridden: undefined };
      expect(
        saidIn(recorded(event.type, before), 'withoutFigures').pastTheLaw?.overridden,
      ).toBeNull();
    }
  }
  expect(state!.overrides).toMatchObject([
    { event: 'ProposalDecided', reason: words, person: personFor('decideProposal') },
  ]);
});

test('a decider reads what was proposed, and no parole in a commutation', () => {
  const decided = eventsOf(journeyUntil('submitProposal')).findLast(
    ({ type }) => type === 'ProposalDecided',
  )!;
  const proposal = { ...(decided.data as { proposal: object }).proposal, reductionMonths: 6 };
  const event = recorded(decided.type, { ...decided.data, proposal });
  const read = saidIn(event, 'withFigures').statements.map(
    ({ label, text }) => `${label.zh} ${text.zh}`,
  );
  expect(read).toEqual(expect.arrayContaining(['提请减刑月数 6']));
  expect(read.join()).not.toContain('假释');
});

test('whoever reads a ruling among the opinions reads the end that it sets', () => {
  const ruled = eventsOf(journeyUntil('serveRuling')).findLast(
    ({ type }) => type === 'RulingMade',
  )!;
  const read = saidIn(recorded(ruled.type, ruled.data), 'withFigures').statements;
  expect(read.map(({ text }) => text.zh)).toContain('2027-03-04');
});

test.each([
  ['RulingExecuted', { certificateNumber: '（2026）假释证字第7号' }, '（2026）假释证字第7号'],
  ['ReceivedIntoCorrection', { reportedOn: '2026-03-12' }, '2026-03-12'],
])('of %s is told what no other page of the case shows', (type, data, told) => {
  const texts = saidIn(
    recorded(type, { on: '2026-03-10', ...data }),
    'withoutFigures',
  ).statements.map(({ text }) => text.zh);
  expect(texts).toEqual([told]);
});
