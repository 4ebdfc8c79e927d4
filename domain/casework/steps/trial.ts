import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { nextWorkingDay } from '#domain/law/calendar/working-days.ts';
import { computeDeadline } from '#domain/law/deadlines/compute-deadline.ts';
import { timeLimit } from '#domain/law/deadlines/time-limit.ts';
import { citation, rule } from '#domain/law/rules/index.ts';
import { z } from 'zod';
import { choice, count, flag, legalDate, longText, on } from '../fields.ts';
import { rulingRule } from '../case-deadlines.ts';
import { beyondEveryLimit } from '../hearing-past-limit.ts';
import { mandatoryHearingGrounds, type HearingGroundText } from '../law-gate.ts';
import type { CaseState } from '../case-state.ts';
import { step } from '../step.ts';
import { articleAsks, procedural, refuse, type Refusal } from '../refusal.ts';

export const chooseTrialMode = step({
  command: 'chooseTrialMode',
  event: 'TrialModeChosen',
  title: { zh: '确定审理方式', en: 'Choose hearing or paper review' },
  consequence: {
    zh: '开庭审理的，应当在开庭三日前通知并公告。',
    en: 'An open hearing must be notified and announced three days before.',
  },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    mode: choice(['hearing', 'paper', 'notPublished'], '审理方式', 'Mode'),
    hearingDate: legalDate('开庭日期', 'Date of the hearing').nullable(),
  }),
  following: ({ on: chosen, hearingDate }) => [
    {
      field: '/hearingDate',
      day: hearingDate,
      notBefore: chosen,
      act: { zh: '确定审理方式之日', en: 'the day on which the mode is chosen' },
      isPlanned: true,
    },
  ],
  check: (data, state) => {
    if (data.mode === 'hearing') return hearingTooSoon(data, state) ?? hearingTooLate(data, state);
    if (data.mode === 'notPublished') return onlyPublished(state);
    const grounds = mandatoryHearingGrounds(state);
    return refuse(
      'refused-by-law',
      ...grounds.map((ground) =>
        procedural(
          ground.rule,
          `应当开庭审理：${ground.zh}`,
          `An open hearing is mandatory: ${ground.en}`,
          { article: hearingArticles(ground), field: '/mode' },
        ),
      ),
      ...hearingOnPaper(data, state),
    );
  },
  evolve: (_, data) => ({ trialMode: data.mode, hearingDate: data.hearingDate }),
});

/** The item that asks for a hearing, and 法释〔2021〕1号第五百三十八条, which repeats the list. */
const hearingArticles = (ground: HearingGroundText): string =>
  [ground.rule, 'INT2021-538' as const].map((id) => citation(rule(id)).zh).join('；');

/** A review on paper has no day of a hearing: one that is stated would be kept and never held. */
const hearingOnPaper = (
  { hearingDate }: { readonly hearingDate: LegalDate | null },
  { provenance }: CaseState,
): readonly Violation[] =>
  hearingDate === null || provenance.kind === 'published'
    ? []
    : [
        procedural(
          'PROC-PAPER',
          '书面审理没有开庭日期：开庭审理的，应当选择开庭',
          'A review on paper has no day of a hearing: for a hearing, choose that',
          { field: '/hearingDate', expected: null, actual: hearingDate },
        ),
      ];

/** 法释〔2014〕5号第九条: notice and announcement three days before; they cannot precede this step. */
function hearingTooSoon(
  { on: chosen, hearingDate }: { on: LegalDate | null; hearingDate: LegalDate | null },
  { provenance }: CaseState,
): Refusal | null {
  if (provenance.kind === 'published') return null;
  const notice = rule('SPC2014-009');
  const refusal = (zh: string, en: string, more: Partial<Violation>) =>
    refuse(
      'refused-by-law',
      procedural(notice.id, zh, en, {
        article: citation(notice).zh,
        field: '/hearingDate',
        ...more,
      }),
    );
  if (hearingDate === null)
    return refusal('开庭审理的，应当写明开庭日期', 'A hearing needs its date', {});
  const { due } = computeDeadline({ rule: 'SPC2014-009', from: hearingDate });
  return chosen === null || due === null || chosen <= due
    ? null
    : refusal(
        '开庭三日前应当通知并公告，开庭日期过早',
        'Notice and announcement are due three days before: the hearing is too soon',
        { actual: hearingDate },
      );
}

/**
 * 法释〔2014〕5号第一条: the ruling has one month and one more. A hearing beyond both leaves no time for it, and
 * is refused while an earlier day would; a case that is too late already is heard all the same.
 */
function hearingTooLate(
  { on: chosen, hearingDate }: { on: LegalDate | null; hearingDate: LegalDate | null },
  state: CaseState,
): Refusal | null {
  if (state.provenance.kind === 'published' || chosen === null) return null;
  const set = { ...state, trialMode: 'hearing', hearingDate } as const;
  const earliest = nextWorkingDay(addDays(chosen, noticeDays));
  const late = earliest.kind === 'found' ? beyondEveryLimit(set, earliest.date) : null;
  if (late === null) return null;
  const last = late.dueIfExtended ?? late.due;
  return refuse(
    'refused-by-law',
    procedural(
      late.limit.rule,
      `开庭日期晚于裁定期限${late.dueIfExtended === null ? '' : '，延长后亦然'}：裁定至迟应当在 ${last} 作出`,
      `The hearing is after the time for the ruling${late.dueIfExtended === null ? '' : ', also once it is extended'}: it must be made by ${last}`,
      {
        article: late.limit.article.zh,
        field: '/hearingDate',
        expected: last,
        actual: hearingDate,
      },
    ),
  );
}

/** Between the day on which a hearing is set and the first on which it can be held (法释〔2014〕5号第九条). */
const noticeDays = 4;

export const recordTrial = step({
  command: 'recordTrial',
  event: 'TrialHeld',
  title: { zh: '记录审理情况', en: 'Record the hearing or paper review' },
  consequence: { zh: '案件进入裁定环节。', en: 'The case is ready for the ruling.' },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    procurators: count(20, '出庭检察人员人数', 'Procuratorate staff present').nullable(),
    offenderInterviewed: flag('已提讯罪犯', 'The offender was interviewed').nullable(),
    summary: longText('审理情况', 'Summary').nullable(),
  }),
  // 法释〔2014〕5号第九条: parties and public were told of that day.
  following: ({ on: held }, { trialMode, hearingDate }) => [
    {
      field: '/on',
      day: held,
      notBefore: trialMode === 'hearing' ? hearingDate : null,
      act: { zh: '已确定的开庭日期', en: 'the date set for the hearing' },
    },
  ],
  check: (data, state) => {
    if (state.trialMode === null) {
      return refuse(
        'refused-by-state',
        procedural('PROC-TRIAL', '尚未确定审理方式', 'The mode of trial was not chosen'),
      );
    }
    if (state.provenance.kind === 'published') return null;
    return refuse('refused-by-law', ...unmet(data, state.trialMode, state.measure));
  },
  evolve: (state, data) => ({
    stage: 'ruling',
    hearingDate: state.trialMode === 'hearing' ? (data.on ?? state.hearingDate) : null,
  }),
});

/** 法发〔2021〕31号第11条; before its first day 法释〔2014〕5号第七条. */
function procuratorAbsent(on: LegalDate | null) {
  const duty = rule('OP2021-011');
  const governing = on !== null && on < duty.from ? rule('SPC2014-007') : duty;
  return procedural(
    governing.id,
    '开庭审理的，人民检察院应当派员出庭履行职务',
    'At an open hearing the procuratorate must be present',
    { article: citation(governing).zh, field: '/procurators', expected: 2, actual: 0 },
  );
}

function unmet(
  data: {
    on: LegalDate | null;
    procurators: number | null;
    offenderInterviewed: boolean | null;
  },
  mode: 'hearing' | 'paper' | 'notPublished',
  measure: string,
) {
  if (mode === 'hearing' && (data.procurators ?? 0) === 0) return [procuratorAbsent(data.on)];
  if (mode === 'hearing' && (data.procurators ?? 0) < 2) {
    return [
      articleAsks(
        'SPP2014-012',
        '出席法庭的检察人员不得少于二人，其中至少一人具有检察官职务',
        'At least two members of the procuratorate attend, one of them a procurator',
        {
          field: '/procurators',
          expected: 2,
          actual: data.procurators,
        },
      ),
    ];
  }
  if (mode === 'paper' && (data.procurators ?? 0) > 0) {
    return [
      procedural(
        'PROC-PAPER',
        '书面审理没有出庭的检察人员：开庭审理的，应当先确定开庭',
        'Nobody attends a review on paper: for a hearing, choose that first',
        { field: '/procurators', expected: 0, actual: data.procurators },
      ),
    ];
  }
  if (mode === 'paper' && measure === 'parole' && data.offenderInterviewed !== true) {
    return [
      articleAsks(
        'SPC2014-015',
        '书面审理假释案件，应当提讯被报请假释罪犯',
        'In a paper review of parole the offender must be interviewed',
        { field: '/offenderInterviewed', expected: true },
      ),
    ];
  }
  return [];
}

export const extendRulingTerm = step({
  command: 'extendRulingTerm',
  event: 'RulingTermExtended',
  title: { zh: '延长审理期限', en: 'Extend the time for the ruling' },
  consequence: { zh: '审理期限延长一个月。', en: 'The court has one more month.' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({ on, reason: longText('案情复杂或者情况特殊的理由', 'Reason') }),
  check: (_, state) =>
    refuse(
      'refused-by-law',
      ...(state.rulingTermExtended
        ? [articleAsks('SPC2014-001-3', '审理期限只能延长一次', 'It may be extended only once')]
        : []),
      ...notExtensible(state),
    ),
  evolve: () => ({ rulingTermExtended: true }),
});

/** 法释〔2014〕5号第一条: only for life and fixed terms does the article give another month. */
function notExtensible(state: CaseState): readonly Violation[] {
  const governing = rulingRule(state, state.filingDate);
  const limit = timeLimit(governing);
  if (limit.kind === 'within' && limit.extended !== null) return [];
  const found = rule(governing);
  return [
    procedural(
      governing,
      '该类案件的审理期限没有延长的规定',
      'No extension is provided for the ruling on such a sentence',
      { article: citation(found).zh },
    ),
  ];
}

const onlyPublished = (state: CaseState): Refusal | null =>
  refuse(
    'schema-violation',
    ...(state.provenance.kind === 'published'
      ? []
      : [
          procedural(
            'PROC-PUBLISHED',
            '仅公开案例可记“未公布”',
            'Only a published case may say "not published"',
            {
              field: '/mode',
            },
          ),
        ]),
  );
