import { AgencyId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { caseDeadlines } from './case-deadlines.ts';
import type { CaseCommand } from './events.ts';
import { after, changed, decide, journey, journeyUntil, opening } from './testing/scenario.ts';

const refusal = (command: CaseCommand, before: readonly CaseCommand[]) => {
  const decision = decide(command, before.length === 0 ? null : after(before));
  if (decision.kind === 'accepted') throw new Error(`${command.kind} was accepted`);
  return { ...decision, rules: decision.violations.map(({ rule }) => rule) };
};

describe('a case', () => {
  test('goes through all four agencies to its execution', () => {
    const state = after(journey);
    expect(state).toMatchObject({ stage: 'closed', outcome: 'granted' });
    expect(state.steps).toHaveLength(journey.length);
    expect(state.rulings[0]?.newEnd).toBe('2027-03-04');
  });

  test('is refused before its first day, with the article and the day from which it passes', () => {
    const early = {
      kind: 'openCase',
      data: opening({ plannedFilingDate: LegalDate('2026-03-09') }),
    };
    const { code, violations } = refusal(early as CaseCommand, []);
    expect(code).toBe('refused-by-law');
    expect(violations[0]).toMatchObject({ rule: 'SPC2016-006-1A', passesFrom: '2026-03-10' });
    expect(violations[0]?.article).toContain('第六条');
  });

  test('is accepted on the first day on which the law allows it', () => {
    const exact = {
      kind: 'openCase',
      data: opening({ plannedFilingDate: LegalDate('2026-03-10') }),
    };
    expect(decide(exact as CaseCommand, null).kind).toBe('accepted');
  });

  test('is refused a reduction beyond the ceiling', () => {
    const command = changed('decideProposal', {
      proposal: { reductionMonths: 10, reductionDays: null, resultTermMonths: null, parole: false },
    });
    const { code, violations } = refusal(command, journeyUntil('decideProposal'));
    expect(code).toBe('refused-by-law');
    expect(violations.map(({ field }) => field)).toContain('/proposal/reductionMonths');
  });

  test('is given a third more only with written reasons: it is for the court', () => {
    const helpless = {
      ...opening().facts,
      disabled: true,
      lostLabourCapacityAndSelfCare: true,
    } as never;
    const [, ...then] = journeyUntil('decideProposal');
    const before = [
      { kind: 'openCase', data: opening({ facts: helpless }) } as CaseCommand,
      ...then,
    ];
    const proposing = (reductionMonths: number, reason?: string) =>
      changed('decideProposal', {
        proposal: { reductionMonths, reductionDays: null, resultTermMonths: null, parole: false },
        override: reason === undefined ? null : { reason },
      } as never);
    expect(decide(proposing(9), after(before)).kind).toBe('accepted');
    expect(refusal(proposing(10), before)).toMatchObject({
      code: 'refused-by-law',
      rules: ['RULE-PERSON'],
    });
    expect(decide(proposing(12, '基本丧失劳动能力'), after(before)).kind).toBe('accepted');
    expect(refusal(proposing(13, '基本丧失劳动能力'), before).rules).toContain('SPC2016-006-2A');
  });

  test('takes no step of another stage, and says where it stands', () => {
    const { code, violations } = refusal(changed('makeRuling', {}), journeyUntil('acceptCase'));
    expect(code).toBe('refused-by-state');
    expect(violations[0]).toMatchObject({
      rule: 'PROC-STAGE',
      actual: 'acceptance',
      text: {
        zh: '案件处于“立案审查”环节，不能作出裁定（该步骤属于“裁定”环节）',
        en: 'The case is at "Acceptance review"; "Make the ruling" does not belong there, but at "Ruling"',
      },
    });
  });

  test('takes no step from an agency that is no party to it', () => {
    const decision = decide(
      changed('recordWardReview', {}),
      after(journeyUntil('recordWardReview')),
      AgencyId('prison-b'),
    );
    expect(decision).toMatchObject({ kind: 'refused', code: 'forbidden' });
  });

  test('takes no act of the future, none before the one before it, and none without a day', () => {
    const before = journeyUntil('recordWardReview');
    const rules = (on: string | null) =>
      refusal(changed('recordWardReview', { on: on === null ? null : LegalDate(on) }), before)
        .rules;
    expect(rules('2026-11-24')).toEqual(['PROC-FUTURE']);
    // The stage allows the act: it is the day that is wrong, and the refusal is headed so.
    expect(refusal(changed('recordWardReview', { on: LegalDate('2026-11-24') }), before).code).toBe(
      'refused-by-date',
    );
    // By waiting for the typed day nothing becomes true: no day is named from which it passes.
    const future = decide(
      changed('recordWardReview', { on: LegalDate('2026-11-24') }),
      after(journey.slice(0, 1)),
    );
    expect(future).toMatchObject({
      violations: [{ text: { zh: '日期（2026-11-24）晚于今日（2026-11-23）' } }],
    });
    expect(future.kind === 'refused' && future.violations[0]!.passesFrom).toBeUndefined();
    expect(rules('2026-02-01')).toEqual(['PROC-ORDER']);
    const reviewed = after(journeyUntil('recordCommitteeReview'));
    expect(
      decide(changed('recordCommitteeReview', { on: LegalDate('2026-02-01') }), reviewed),
    ).toMatchObject({
      violations: [{ text: { zh: `日期早于上一环节“刑罚执行科审查”的日期 ${reviewed.lastOn}` } }],
    });
    expect(rules(null)).toEqual(['PROC-DATE']);
  });

  test('ends the notice in prison only after five working days, Spring Festival left out', () => {
    // Posted on Friday 2026-02-06: Mon 9 to Fri 13 February are the five working days.
    const at = (on: string) => changed('endPrisonNotice', { on: LegalDate(on) });
    const before = journeyUntil('endPrisonNotice');
    expect(refusal(at('2026-02-12'), before).violations[0]?.passesFrom).toBe('2026-02-14');
    expect(decide(at('2026-02-13'), after(before)).kind).toBe('accepted');
  });

  test('is decided on after the notice, whose last day is one of it', () => {
    const at = (on: string) => [
      ...journeyUntil('endPrisonNotice'),
      changed('endPrisonNotice', { on: LegalDate('2026-02-13') }),
      changed('giveProcuratorateOpinion', { on: LegalDate('2026-02-13') }),
      changed('decideProposal', { on: LegalDate(on) }),
    ];
    expect(refusal(at('2026-02-13').at(-1)!, at('2026-02-13').slice(0, -1))).toMatchObject({
      rules: ['MOJ130-011'],
      violations: [{ field: '/on', passesFrom: '2026-02-14' }],
    });
    // The case of the journey is itself not ripe before March: nothing of the notice speaks against the next day.
    const next = at('2026-02-14');
    expect(refusal(next.at(-1)!, next.slice(0, -1)).rules).not.toContain('MOJ130-011');
  });

  test('carries every material that the articles name', () => {
    const { code, violations } = refusal(
      changed('submitProposal', { materials: ['proposal'] }),
      journeyUntil('submitProposal'),
    );
    expect(code).toBe('refused-by-materials');
    expect(violations.map(({ expected }) => expected)).toContain('meritEvidence');
  });

  test('needs an answer where the prison does not follow the procuratorate', () => {
    const disagreed = [
      ...journeyUntil('giveProcuratorateOpinion'),
      changed('giveProcuratorateOpinion', { stance: 'disagree', text: '考核分数存疑' }),
    ];
    expect(refusal(changed('decideProposal', {}), disagreed).rules).toEqual(['MOJ38-OPN']);
  });

  test('is heard in open court when the procuratorate objects', () => {
    const objected: CaseCommand[] = [
      ...journeyUntil('acceptCase'),
      {
        kind: 'giveWrittenOpinion',
        data: { on: LegalDate('2026-03-25'), objects: true, text: '幅度过大' },
      },
      ...journey.slice(journeyUntil('acceptCase').length, journeyUntil('chooseTrialMode').length),
    ];
    expect(refusal(changed('chooseTrialMode', {}), objected).rules).toEqual(['SPC2014-006-4']);
  });

  test('comes back from a return with what was asked for', () => {
    const returned: CaseCommand[] = [
      ...journeyUntil('acceptCase'),
      {
        kind: 'returnForSupplement',
        data: {
          on: LegalDate('2026-03-21'),
          property: false,
          items: [{ material: 'meritEvidence', reason: '缺少原始记录' }],
        },
      },
    ];
    const answer = (material: string): CaseCommand => ({
      kind: 'submitSupplement',
      data: { on: LegalDate('2026-03-22'), answers: [{ material, note: '已补' }] },
    });
    expect(refusal(answer('proposal'), returned).code).toBe('refused-by-materials');
    const state = after([...returned, answer('meritEvidence')]);
    expect(state.stage).toBe('acceptance');
    expect(state.returns[0]).toMatchObject({ answeredOn: '2026-03-22' });
  });

  test('goes on where it was when the court does not permit the withdrawal', () => {
    const asked: CaseCommand[] = [
      ...journeyUntil('chooseTrialMode'),
      { kind: 'requestWithdrawal', data: { on: LegalDate('2026-03-31'), reason: '发现新情况' } },
    ];
    const decided = (permitted: boolean): CaseCommand => ({
      kind: 'decideWithdrawal',
      data: { on: LegalDate('2026-04-01'), permitted, reasons: null },
    });
    expect(after([...asked, decided(false)]).stage).toBe('trial');
    expect(after([...asked, decided(true)])).toMatchObject({
      stage: 'closed',
      outcome: 'withdrawn',
    });
  });

  test('is ruled again after a correction opinion', () => {
    const corrected = after([
      ...journey,
      { kind: 'fileCorrectionOpinion', data: { on: LegalDate('2026-04-20'), text: '事实不清' } },
    ]);
    expect(corrected).toMatchObject({ stage: 'retrial', outcome: null });
    expect(caseDeadlines(corrected).find(({ id }) => id === 'retrialRuling')?.due).toBe(
      '2026-05-20',
    );
  });

  test('owes its ruling one month after the proposal', () => {
    const state = after(journeyUntil('makeRuling'));
    const limit = caseDeadlines(state).find(({ id }) => id === 'ruling');
    expect(limit).toMatchObject({ owner: 'court', due: '2026-04-20', done: false });
  });
});
