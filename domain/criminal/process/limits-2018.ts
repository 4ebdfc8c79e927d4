import { LegalDate } from '#domain/kernel/legal-date.ts';
import { inForce, rule } from '#domain/law/rules/index.ts';
import { isHeld } from '../stages.ts';
import type { CriminalState, CustodyExtension, LimitRun } from '../criminal-state.ts';
import type { CriminalTimeLimit, RunStart } from './process-definition.ts';

const extensionOf = (run: LimitRun, change: (last: CustodyExtension) => CustodyExtension) => ({
  extensions: [...run.extensions.slice(0, -1), change(run.extensions.at(-1)!)],
});

const inCommunity = ({ judgment }: CriminalState): boolean =>
  judgment?.sentence === 'control' || judgment?.sentence === 'probation';
const isOver = ({ judgment }: CriminalState): boolean =>
  judgment?.sentence === 'notGuilty' || judgment?.sentence === 'noPenalty';

/** 刑诉法第一百八十七条; simplified and fast-track trials are free of its times (第二百一十九条, 第二百二十四条). */
const beforeHearing =
  (id: 'DL-H1' | 'DL-H2') =>
  ({ hearingDate }: { readonly hearingDate: LegalDate }, { procedure }: CriminalState) =>
    procedure === 'ordinary' ? { rule: id, from: hearingDate } : null;

const ofInvestigation: readonly CriminalTimeLimit[] = [
  {
    id: 'arrestRequest',
    title: { zh: '拘留后提请批准逮捕', en: 'Request for arrest after detention' },
    owner: 'police',
    rules: ['DL-A6'],
    starts: { DetentionExecuted: () => ({ rule: 'DL-A6', part: 'ordinary' }) },
    changes: {
      // 三日, 加延长的日数; 流窜作案、多次作案、结伙作案的至三十日.
      DetentionExtended: ({ ground, days }) => ({ part: ground, days: 3 + days }),
    },
    meets: { ArrestRequested: () => true },
    voids: ['MeasureChanged', 'CriminalCaseDropped', 'ProsecutionTransferred'],
  },
  {
    id: 'arrestReview',
    title: { zh: '审查批准逮捕', en: 'Review of the request for arrest' },
    owner: 'procuratorate',
    rules: ['DL-D1', 'DL-D2'],
    starts: {
      ArrestRequestReceived: ({ majorComplex }, { custody }) =>
        isHeld(custody) ? { rule: 'DL-D1' } : { rule: 'DL-D2', extended: majorComplex },
    },
    meets: { ArrestDecided: () => true },
  },
  {
    id: 'arrestReceipt',
    title: { zh: '批准逮捕执行回执', en: 'Receipt of the executed arrest' },
    owner: 'police',
    rules: ['DL-B1'],
    starts: { ArrestExecuted: () => ({ rule: 'DL-B1' }) },
    meets: { ArrestReceiptReturned: ({ executed }) => executed },
  },
  {
    id: 'nonApprovalReceipt',
    title: { zh: '不批准逮捕执行回执', en: 'Receipt of the refused arrest' },
    owner: 'police',
    rules: ['DL-B2'],
    starts: {
      NonApprovalReceived: ({ on, releasedOn }) => ({
        rule: 'DL-B2',
        from: releasedOn !== null && releasedOn < on ? releasedOn : on,
      }),
    },
    meets: { ArrestReceiptReturned: ({ executed }) => executed },
  },
  {
    id: 'custody',
    title: { zh: '逮捕后侦查羁押', en: 'Custody for investigation after arrest' },
    owner: 'police',
    rules: ['DL-A1', 'DL-A2', 'DL-A3', 'DL-A4'],
    starts: {
      ArrestExecuted: () => ({ rule: 'DL-A1' }),
      CustodyRestarted: () => ({ rule: 'DL-A1' }),
    },
    changes: {
      CustodyExtensionRequested: ({ on, ground }, _, { extensions }) => ({
        extensions: [...extensions, { ground, requestedOn: on, decidedOn: null, granted: null }],
      }),
      CustodyExtensionDecided: ({ on, granted }, _, run) =>
        extensionOf(run, (last) => ({ ...last, decidedOn: on, granted })),
    },
    meets: { ProsecutionTransferred: () => true },
    voids: ['CustodyRestarted', 'MeasureChanged', 'CriminalCaseDropped'],
  },
];

const ofProsecution: readonly CriminalTimeLimit[] = [
  {
    id: 'prosecutionReview',
    title: { zh: '审查起诉', en: 'Review for prosecution' },
    owner: 'procuratorate',
    rules: ['DL-E1', 'DL-E2'],
    starts: {
      CaseFileReceived: ({ fastTrack, overOneYear }) =>
        fastTrack ? { rule: 'DL-E2', extended: overOneYear } : { rule: 'DL-E1' },
    },
    changes: { ProsecutionReviewExtended: () => ({ extended: true }) },
    meets: { ProsecutionDecided: () => true },
    voids: ['ReturnedForInvestigation'],
  },
  {
    id: 'supplement',
    title: { zh: '补充侦查', en: 'Supplementary investigation' },
    owner: 'police',
    rules: ['DL-C1'],
    starts: { ReturnReceived: () => ({ rule: 'DL-C1' }) },
    meets: { ProsecutionTransferred: () => true },
    voids: ['CriminalCaseDropped'],
  },
];

const ofTrial: readonly CriminalTimeLimit[] = [
  {
    id: 'filingReview',
    title: { zh: '公诉案件受理审查', en: "Court's filing review" },
    owner: 'court',
    rules: ['DL-G1'],
    starts: { IndictmentReceived: () => ({ rule: 'DL-G1' }) },
    meets: { AcceptanceDecided: () => true },
  },
  {
    id: 'firstInstance',
    title: { zh: '第一审审限', en: 'Time of the first instance' },
    owner: 'court',
    rules: ['DL-G2'],
    starts: {
      AcceptanceDecided: ({ accepted, procedure, overOneYear, overThreeYears }) =>
        accepted && procedure !== null
          ? {
              rule: 'DL-G2',
              part: procedure,
              extended:
                (procedure === 'fastTrack' && overOneYear) ||
                (procedure === 'simplified' && overThreeYears),
            }
          : null,
      // 刑诉法第二百零八条第三款: 补充侦查完毕移送法院后重新计算. It keeps the procedure and what it may last.
      ResumptionRequested: (_, state) => again(state),
    },
    changes: { TrialTermLengthened: () => ({ extended: true }) },
    meets: { JudgmentPronounced: () => true },
    voids: ['TrialAdjourned'],
  },
  {
    id: 'trialSupplement',
    title: { zh: '审判阶段补充侦查', en: 'Supplementary investigation during the trial' },
    owner: 'procuratorate',
    rules: ['DL-C2'],
    starts: { TrialAdjourned: () => ({ rule: 'DL-C2' }) },
    meets: { ResumptionRequested: () => true },
  },
  {
    id: 'indictmentService',
    title: { zh: '送达起诉书副本', en: 'Service of the indictment' },
    owner: 'court',
    rules: ['DL-H1'],
    starts: { HearingScheduled: beforeHearing('DL-H1') },
    meets: { HearingServiceRecorded: ({ what }) => what === 'indictment' },
    voids: ['HearingScheduled'],
  },
  {
    id: 'summonsService',
    title: { zh: '送达传票和通知书', en: 'Service of summons and notices' },
    owner: 'court',
    rules: ['DL-H2'],
    starts: { HearingScheduled: beforeHearing('DL-H2') },
    meets: { HearingServiceRecorded: ({ what }) => what === 'summons' },
    voids: ['HearingScheduled'],
  },
  {
    id: 'hearingAnnouncement',
    title: { zh: '公开审判先期公布', en: 'Announcement of a public trial' },
    owner: 'court',
    rules: ['DL-H3'],
    starts: {
      HearingScheduled: ({ hearingDate, public: isPublic }) =>
        isPublic ? { rule: 'DL-H3', from: hearingDate } : null,
    },
    meets: { HearingServiceRecorded: ({ what }) => what === 'announcement' },
    voids: ['HearingScheduled'],
  },
  {
    id: 'judgmentService',
    title: { zh: '送达判决书', en: 'Service of the judgment' },
    owner: 'court',
    rules: ['DL-H4'],
    // 定期宣判的应当“立即”送达, 没有日数: 不计算, 由人决定.
    starts: {
      JudgmentPronounced: ({ pronouncement }) =>
        pronouncement === 'inCourt' ? { rule: 'DL-H4' } : null,
    },
    meets: { JudgmentServed: () => true },
  },
];

/** The first running of the trial, with what was granted since, as it begins anew. */
function again({ runs }: CriminalState): RunStart | null {
  const before = runs.findLast(({ id }) => id === 'firstInstance');
  if (before === undefined) return null;
  return {
    rule: 'DL-G2',
    ...(before.part === null ? {} : { part: before.part }),
    extended: before.extended,
  };
}

const ofEnforcement: readonly CriminalTimeLimit[] = [
  {
    id: 'enforcementDocuments',
    title: { zh: '交付执行文书', en: 'Documents for enforcement' },
    owner: 'court',
    rules: ['DL-I1'],
    starts: {
      JudgmentTookEffect: (_, state) =>
        inCommunity(state) || isOver(state) ? null : { rule: 'DL-I1' },
    },
    meets: { EnforcementDocumentsDelivered: () => true },
  },
  {
    id: 'deliveryToPrison',
    title: { zh: '送交监狱', en: 'Delivery to prison' },
    owner: 'police',
    rules: ['DL-I2', 'PL2026-031'],
    starts: {
      EnforcementDocumentsReceived: (_, { destination }) =>
        destination === 'prison' ? { rule: 'DL-I2' } : null,
    },
    meets: { AdmittedToPrison: () => true },
  },
  {
    id: 'familyNotice',
    title: { zh: '收监后通知家属', en: 'Notice to the family' },
    owner: 'prison',
    rules: ['DL-I3'],
    starts: {
      AdmittedToPrison: ({ on }) => ({
        rule: 'DL-I3',
        part: inForce(rule('DL-I3'), on) ? 'since2026' : 'until2026',
      }),
    },
    meets: { FamilyNoticeSent: () => true },
  },
  {
    id: 'correctionNotice',
    title: { zh: '通知社区矫正机构', en: 'Notice to community correction' },
    owner: 'court',
    rules: ['DL-J1'],
    starts: {
      JudgmentTookEffect: (_, state) => (inCommunity(state) ? { rule: 'DL-J1' } : null),
    },
    meets: { CorrectionNotified: () => true },
  },
  {
    id: 'correctionDocuments',
    title: { zh: '送达社区矫正法律文书', en: 'Documents for community correction' },
    owner: 'court',
    rules: ['DL-J2'],
    starts: {
      JudgmentTookEffect: (_, state) => (inCommunity(state) ? { rule: 'DL-J2' } : null),
    },
    meets: { EnforcementDocumentsDelivered: () => true },
  },
  {
    id: 'correctionReceipt',
    title: { zh: '社区矫正文书回执', en: 'Receipt of community correction' },
    owner: 'communityCorrection',
    rules: ['DL-J3'],
    starts: { CorrectionDocumentsReceived: () => ({ rule: 'DL-J3' }) },
    meets: { CorrectionReceiptReturned: () => true },
  },
];

/** Every time limit of the procedure, in its order: the ten warnings and what lies beside them. */
export const limits2018: readonly CriminalTimeLimit[] = [
  ...ofInvestigation,
  ...ofProsecution,
  ...ofTrial,
  ...ofEnforcement,
];
