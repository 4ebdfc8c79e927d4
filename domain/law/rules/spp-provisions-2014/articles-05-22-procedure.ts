import { sppProvisions2014 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const sppProvisions2014Articles5To22Procedure = textsOf(sppProvisions2014, [
  {
    id: 'SPP2014-005',
    title: { zh: '检察院审查材料', en: 'Procuratorate review materials' },
    article: '第五条',
    text: '人民检察院收到执行机关移送的下列减刑、假释案件材料后，应当及时进行审查：\n（一）执行机关拟提请减刑、假释意见；\n（二）终审法院裁判文书、执行通知书、历次减刑裁定书；\n（三）罪犯确有悔改表现、立功表现或者重大立功表现的证明材料；\n（四）罪犯评审鉴定表、奖惩审批表；\n（五）其他应当审查的案件材料。\n对拟提请假释案件，还应当审查社区矫正机构或者基层组织关于罪犯假释后对所居住社区影响的调查评估报告。',
    kind: 'materials',
    treatment: 'materials',
    when: { stage: 'procuratorateReview' },
    limit: {
      requires: [
        'proposedOpinion',
        'judgmentExecutionNoticeAndPriorRulings',
        'meritEvidence',
        'appraisalAndRewardForms',
        'communityImpactAssessment(parole)',
      ],
    },
  },
  {
    id: 'SPP2014-006-6',
    title: {
      zh: '检察院应当调查核实：其他应当进行调查核实的',
      en: 'Procuratorate must investigate: other cases that call for it',
    },
    article: '第六条',
    text: '其他应当进行调查核实的',
    kind: 'procedure',
    treatment: 'forPerson',
    when: { stage: 'procuratorateReview', trigger: 'other' },
    limit: { requires: 'investigation' },
    onFail: 'warn',
  },
  {
    id: 'SPP2014-010',
    title: {
      zh: '检察院十日内提出意见，可延长十日',
      en: 'Procuratorate objection to proposal: 10 days (+10)',
    },
    article: '第十条',
    text: '发现减刑、假释建议不当或者提请减刑、假释违反法定程序的，应当在收到建议书副本后十日以内，依法向审理减刑、假释案件的人民法院提出书面意见，同时将检察意见书副本抄送执行机关。案情复杂或者情况特殊的，可以延长十日',
    kind: 'deadline',
    when: { stage: 'procuratorateReview' },
    limit: {
      op: '<=',
      period: { days: 10 },
      asWritten: '十日以内',
      trigger: 'procuratorateReceivesProposalCopy',
      actor: 'procuratorate',
      extension: { period: { days: 10 }, if: '案情复杂或者情况特殊' },
    },
  },
  {
    id: 'SPP2014-012',
    title: {
      zh: '出庭检察人员不少于二人',
      en: '≥ 2 procuratorate staff at hearing, ≥ 1 a procurator',
    },
    article: '第十二条',
    text: '出席法庭的检察人员不得少于二人，其中至少一人具有检察官职务。',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'openHearing' },
    limit: { persons: 2, op: '>=', atLeastOneProcurator: true },
  },
  {
    id: 'SPP2014-020',
    title: {
      zh: '裁定不当二十日内提出纠正意见',
      en: 'Improper ruling: correction opinion within 20 days',
    },
    article: '第二十条',
    text: '人民检察院经审查认为人民法院减刑、假释裁定不当的，应当在收到裁定书副本后二十日以内，依法向作出减刑、假释裁定的人民法院提出书面纠正意见。',
    kind: 'deadline',
    when: { stage: 'correction' },
    limit: {
      op: '<=',
      period: { days: 20 },
      asWritten: '二十日以内',
      trigger: 'procuratorateReceivesRulingCopy',
      actor: 'procuratorate',
    },
  },
  {
    id: 'SPP2014-022',
    title: {
      zh: '生效裁定确有错误可随时提出纠正',
      en: 'Error found later: correction opinion under retrial procedure (no time limit stated)',
    },
    article: '第二十二条',
    text: '人民检察院发现人民法院已经生效的减刑、假释裁定确有错误的，应当向人民法院提出书面纠正意见，提请人民法院按照审判监督程序依法另行组成合议庭重新审理并作出裁定。',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'correction' },
    limit: { op: 'may' },
  },
]);
