import { prisonLaw2026 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const prisonLaw2026RulesProcedure = textsOf(prisonLaw2026, [
  {
    id: 'PL2026-031',
    title: {
      zh: '十日内送达文书；公安一个月内送监',
      en: 'Court: documents within 10 days; police: deliver to prison within 1 month of receipt',
    },
    article: '第三十一条',
    text: '人民法院应当在判决、裁定生效后十日以内将人民检察院的起诉书副本或者自诉案件的自诉状复印件、判决书、裁定书、执行通知书、结案登记表送达公安机关，生效裁判中有财产性判项的，应当一并送达财产性判项实际执行情况的材料。公安机关应当自收到上述材料之日起一个月以内将该罪犯送交监狱执行刑罚',
    kind: 'deadline',
    when: { stage: 'delivery' },
    limit: {
      table: [
        { op: '<=', period: { days: 10 }, actor: 'court', trigger: 'judgmentEffective' },
        { op: '<=', period: { months: 1 }, actor: 'publicSecurity', trigger: 'documentsReceived' },
      ],
    },
  },
  {
    id: 'PL2026-050-1',
    title: {
      zh: '评审委员会评审、公示五个工作日、集体讨论决定',
      en: 'Review committee → 5 working days notice in prison → collective decision by prison leaders',
    },
    article: '第五十条',
    text: '监狱提出减刑、假释建议，应当经监狱减刑假释评审委员会评审。评审后同意对罪犯提请减刑、假释的，应当在监狱内进行公示。公示期为五个工作日。公示期内，罪犯对公示内容提出异议的，监狱减刑假释评审委员会应当进行复核。公示无异议或者经复核异议不成立的，经监狱负责人集体讨论决定提出减刑、假释建议',
    kind: 'deadline',
    when: { stage: 'prisonNotice' },
    limit: {
      workingDays: 5,
      op: '>=',
      asWritten: '五个工作日',
      trigger: 'noticePosted',
      sequence: [
        'reviewCommittee',
        'inPrisonNotice',
        'reReviewIfPrisonerObjects',
        'leadersCollectiveDecision',
      ],
    },
    onFail: 'block',
    supersedes: ['MOJ130-011'],
  },
  {
    id: 'PL2026-050-2',
    title: {
      zh: '省级监狱管理机关评审委员会审核',
      en: 'Provincial authority: its own committee; difficult cases by leaders collectively',
    },
    article: '第五十条',
    text: '需要报经省、自治区、直辖市监狱管理机关审核同意的，应当经监狱管理机关减刑假释评审委员会审核，疑难、复杂、重大的，由监狱管理机关负责人集体讨论决定',
    kind: 'procedure',
    when: { stage: 'provincialReview' },
    limit: { requires: 'provincialReviewCommittee' },
  },
  {
    id: 'PL2026-054',
    title: { zh: '撤销假释一个月内裁定', en: 'Parole revocation: court rules within 1 month' },
    article: '第五十四条',
    text: '人民法院应当自收到撤销假释建议书之日起一个月以内作出裁定',
    kind: 'deadline',
    when: { measure: 'paroleRevocation', event: 'violation' },
    limit: { op: '<=', period: { months: 1 }, trigger: 'courtReceivesRevocationProposal' },
  },
  {
    id: 'PL2026-055',
    title: { zh: '调整或不予须说明理由', en: 'Adjust/refuse: reasons in ruling' },
    article: '第五十五条',
    text: '对监狱提请减刑幅度作出调整或者不予减刑、假释的，应当在裁定书中说明理由',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'ruling' },
    limit: { requires: 'reasons' },
  },
  {
    id: 'PL2026-056',
    title: {
      zh: '撤回须书面、经准许并通报检察院',
      en: 'Withdrawal: written, court permission, inform procuratorate',
    },
    article: '第五十六条',
    text: '人民法院作出减刑、假释裁定前，监狱发现减刑、假释建议有错误的，应当提出书面撤回申请，经人民法院准许的，撤回减刑、假释建议，并及时通报人民检察院',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'withdrawal' },
    limit: { requires: ['writtenApplication', 'courtPermission', 'informProcuratorate'] },
  },
  {
    id: 'DL-I3',
    title: {
      zh: '监狱收监后五个工作日内发通知书',
      en: 'Prison notifies family within 5 working days of admission',
    },
    article: '第三十七条',
    text: '通知书应当自收监之日起五个工作日以内发出',
    kind: 'deadline',
    when: {},
    limit: { workingDays: 5, op: '<=', asWritten: '五个工作日以内' },
    clock: {
      warning: 'i',
      actor: 'prison',
      trigger: 'admittedToPrison',
      stops: ['noticeSent'],
      counting: 'ordinary',
    },
  },
]);
