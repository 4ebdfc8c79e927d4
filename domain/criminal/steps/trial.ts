import { z } from 'zod';
import { choice, decision, flag, legalDate, longText, text } from '#domain/casework/fields.ts';
import { openRun, sentences, trialProcedures } from '../criminal-state.ts';
import { forbiddenBy, outOfPlace, unfitDay, unfitField } from '../refusals.ts';
import { actFields, step } from '../step.ts';

/** The court's filing review, the first instance, its notices, and the judgment. */

export const receiveIndictment = step({
  command: 'receiveIndictment',
  event: 'IndictmentReceived',
  title: { zh: '收到起诉书和案卷', en: 'Receive the indictment and the file' },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  check: (_, state) =>
    openRun(state, 'filingReview') === undefined
      ? null
      : outOfPlace('DL-G1', '起诉书已经收到', 'The indictment was received already'),
});

export const decideAcceptance = step({
  command: 'decideAcceptance',
  event: 'AcceptanceDecided',
  title: { zh: '决定是否受理', en: 'Decide on the acceptance' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    accepted: decision('决定', 'Decision', {
      yes: { zh: '受理', en: 'Accept' },
      no: { zh: '退回检察院', en: 'Return to the procuratorate' },
    }),
    courtCaseNumber: text(100, {
      zh: '法院案号',
      en: "Court's case number",
      personal: 'freeText',
    }).nullable(),
    procedure: choice(trialProcedures, '审理程序', 'Procedure').nullable(),
    overOneYear: flag('可能判处的有期徒刑超过一年', 'More than one year is possible'),
    overThreeYears: flag('可能判处的有期徒刑超过三年', 'More than three years are possible'),
    reasons: longText('理由', 'Reasons').nullable(),
  }),
  check: ({ accepted, procedure, overOneYear, overThreeYears }, state) => {
    if (openRun(state, 'filingReview') === undefined) {
      return outOfPlace('DL-G1', '尚未收到起诉书和案卷', 'The indictment was not received yet');
    }
    if (overThreeYears && !overOneYear) {
      return unfitField(
        '/overOneYear',
        '超过三年的也超过一年',
        'More than three years are more than one',
      );
    }
    return accepted !== (procedure !== null)
      ? unfitField(
          '/procedure',
          '受理的写明审理程序，退回的不填',
          'The procedure, when accepted only',
        )
      : null;
  },
  evolve: (_, { accepted, procedure, courtCaseNumber }) =>
    accepted
      ? { stage: 'trial', procedure, courtCaseNumber, hearing: null, heardOn: null }
      : { stage: 'prosecutionReview' },
});

export const extendTrialTerm = step({
  command: 'extendTrialTerm',
  event: 'TrialTermLengthened',
  title: { zh: '延长审理期限三个月', en: 'Lengthen the trial by three months' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    ground: choice(
      ['deathPenaltyPossible', 'incidentalCivilAction', 'article158'],
      '延长情形',
      'Ground',
    ),
    approvedBy: text(200, { zh: '批准法院', en: 'Court that approved', personal: 'freeText' }),
  }),
  check: (_, state) => {
    const run = openRun(state, 'firstInstance');
    if (run === undefined) {
      return outOfPlace('DL-G2', '没有正在计算的审理期限', 'No time for the trial is running');
    }
    if (state.procedure !== 'ordinary') {
      return forbiddenBy(
        'DL-G2',
        '简易程序、速裁程序的期限以可能判处的刑罚为准，不适用该项延长',
        'Simplified and fast-track trials go by the possible term and are not lengthened so',
      );
    }
    return run.extended
      ? forbiddenBy(
          'DL-G2',
          '已经上一级法院批准延长；还需要延长的，报请最高人民法院批准，由人办理',
          'It was lengthened already; anything more is for the Supreme Court, and for a person',
        )
      : null;
  },
});

export const adjournForSupplement = step({
  command: 'adjournForSupplement',
  event: 'TrialAdjourned',
  title: { zh: '延期审理（补充侦查）', en: 'Adjourn for supplementary investigation' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({ ...actFields }),
  check: (_, state) => {
    if (openRun(state, 'trialSupplement') !== undefined) {
      return outOfPlace('DL-C2', '案件正在延期审理', 'The trial is adjourned already');
    }
    return state.adjournments >= 2
      ? forbiddenBy('DL-C2', '建议延期审理不得超过二次', 'At most two such adjournments', {
          expected: 2,
          actual: state.adjournments + 1,
        })
      : null;
  },
  evolve: ({ adjournments }) => ({ adjournments: adjournments + 1 }),
});

export const requestResumption = step({
  command: 'requestResumption',
  event: 'ResumptionRequested',
  title: { zh: '补充侦查完毕，提请恢复审理', en: 'Ask for the trial to go on' },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({ ...actFields }),
  check: (_, state) =>
    openRun(state, 'trialSupplement') === undefined
      ? outOfPlace('DL-C2', '案件没有延期审理', 'The trial is not adjourned')
      : null,
});

export const suspendTrial = step({
  command: 'suspendTrial',
  event: 'TrialSuspended',
  title: { zh: '中止审理', en: 'Suspend the trial' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({ ...actFields, reason: longText('理由', 'Reason') }),
  check: (_, { notCounted }) =>
    notCounted.some(({ ground, to }) => ground === 'trialSuspended' && to === null)
      ? outOfPlace('DL-G2', '案件已经中止审理', 'The trial is suspended already')
      : null,
  evolve: ({ notCounted }, { on }) => ({
    notCounted: [...notCounted, { ground: 'trialSuspended', from: on, to: null }],
  }),
});

export const resumeTrial = step({
  command: 'resumeTrial',
  event: 'TrialResumed',
  title: { zh: '恢复审理', en: 'Resume the trial' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({ ...actFields }),
  check: (_, { notCounted }) =>
    notCounted.some(({ ground, to }) => ground === 'trialSuspended' && to === null)
      ? null
      : outOfPlace('DL-G2', '案件没有中止审理', 'The trial is not suspended'),
  evolve: ({ notCounted }, { on }) => ({
    notCounted: notCounted.map((each) =>
      each.ground === 'trialSuspended' && each.to === null ? { ...each, to: on } : each,
    ),
  }),
});

export const scheduleHearing = step({
  command: 'scheduleHearing',
  event: 'HearingScheduled',
  title: { zh: '确定开庭日期', en: 'Set the day of the hearing' },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    ...actFields,
    hearingDate: legalDate('开庭日期', 'Day of the hearing'),
    public: flag('公开审判', 'In public'),
  }),
  check: ({ on, hearingDate }) =>
    hearingDate < on
      ? unfitDay('开庭日期早于确定之日', 'The hearing lies before the day on which it is set', {
          field: '/hearingDate',
          expected: `>= ${on}`,
          actual: hearingDate,
        })
      : null,
  evolve: (_, data) => ({
    hearing: { on: data.hearingDate, public: data.public },
    heardOn: null,
  }),
});

export const recordHearingService = step({
  command: 'recordHearingService',
  event: 'HearingServiceRecorded',
  title: { zh: '庭前送达和公布', en: 'Service and announcement before the hearing' },
  agency: 'court',
  role: 'caseHandler',
  beside: true,
  schema: z.strictObject({
    ...actFields,
    what: choice(
      ['indictment', 'summons', 'announcement'],
      '送达或者公布的内容',
      'What was served or announced',
    ),
  }),
  check: (_, { hearing }) =>
    hearing === null
      ? outOfPlace('DL-H1', '尚未确定开庭日期', 'No day is set for the hearing')
      : null,
});

export const holdHearing = step({
  command: 'holdHearing',
  event: 'HearingHeld',
  title: { zh: '开庭审理', en: 'Hold the hearing' },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  check: ({ on }, { hearing }) => {
    if (hearing === null) {
      return outOfPlace('DL-H1', '尚未确定开庭日期', 'No day is set for the hearing');
    }
    return on < hearing.on
      ? unfitDay('早于确定的开庭日期', 'Before the day that was set for the hearing', {
          field: '/on',
          expected: `>= ${hearing.on}`,
          actual: on,
        })
      : null;
  },
  evolve: (_, { on }) => ({ heardOn: on }),
});

export const pronounceJudgment = step({
  command: 'pronounceJudgment',
  event: 'JudgmentPronounced',
  title: { zh: '宣告判决', en: 'Pronounce the judgment' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    sentence: choice(sentences, '判决结果', 'Judgment'),
    termMonths: z.int().min(1).max(300).nullable().meta({ zh: '刑期（月）', en: 'Term, months' }),
    pronouncement: choice(['inCourt', 'fixedDate'], '宣判方式', 'How it was pronounced'),
  }),
  check: ({ sentence, termMonths }, state) => {
    if (state.heardOn === null) return outOfPlace('DL-G2', '尚未开庭', 'No hearing was held');
    if (openRun(state, 'trialSupplement') !== undefined) {
      return outOfPlace('DL-C2', '案件正在延期审理', 'The trial is adjourned');
    }
    const hasTerm = ['fixedTerm', 'criminalDetention', 'control', 'probation'].includes(sentence);
    return hasTerm !== (termMonths !== null)
      ? unfitField(
          '/termMonths',
          '有刑期的写明刑期，其余不填',
          'The term, of a sentence that has one',
        )
      : null;
  },
  evolve: ({ custody }, { on, sentence, termMonths }) => ({
    stage: 'judgment',
    judgment: { on, sentence, termMonths },
    // 刑诉法第二百六十条: 判决无罪、免除刑事处罚的，宣判后应当立即释放.
    custody:
      (sentence === 'notGuilty' || sentence === 'noPenalty') &&
      (custody === 'arrested' || custody === 'detained')
        ? 'released'
        : custody,
  }),
});

export const serveJudgment = step({
  command: 'serveJudgment',
  event: 'JudgmentServed',
  title: { zh: '送达判决书', en: 'Serve the judgment' },
  agency: 'court',
  role: 'caseHandler',
  beside: true,
  schema: z.strictObject({ ...actFields }),
});
