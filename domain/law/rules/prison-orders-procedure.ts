import { prisonProcedure, mojNotice2014 } from './instruments.ts';
import { textsOf } from './rule.ts';

export const prisonProcedureRulesProcedure = textsOf(prisonProcedure, [
  {
    id: 'MOJ130-005',
    title: { zh: '评审委员会不少于9人', en: 'Review committee ≥ 9 members' },
    article: '第五条',
    text: '监狱管理局、监狱减刑假释评审委员会成员不得少于9人',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'prisonReview' },
    limit: { persons: 9, op: '>=' },
  },
  {
    id: 'MOJ130-006',
    title: {
      zh: '五级程序',
      en: 'Five steps: sub-ward police → ward meeting → penalty-execution dept → review committee → warden meeting',
    },
    article: '第六条',
    text: '监狱提请减刑、假释，应当由分监区或者未设分监区的监区人民警察集体研究，监区长办公会议审核，监狱刑罚执行部门审查，监狱减刑假释评审委员会评审，监狱长办公会议决定。',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'prison' },
    limit: {
      sequence: [
        'wardPoliceCollectiveStudy',
        'wardHeadMeeting',
        'penaltyExecutionDeptReview',
        'reviewCommittee',
        'wardenMeeting',
      ],
    },
    onFail: 'block',
  },
  {
    id: 'MOJ130-008',
    title: { zh: '监区报送材料', en: 'Ward-level materials' },
    article: '第八条',
    text: '监区或者直属分监区提请减刑、假释，应当报送下列材料：（一）《罪犯减刑（假释）审核表》；（二）监区长办公会议或者直属分监区、监区人民警察集体研究会议的记录；（三）终审法院裁判文书、执行通知书、历次减刑裁定书的复印件；（四）罪犯计分考核明细表、罪犯评审鉴定表、奖惩审批表和其他有关证明材料；（五）罪犯确有悔改表现或者立功、重大立功表现的具体事实的书面证明材料。',
    kind: 'materials',
    treatment: 'materials',
    when: { stage: 'prison' },
    limit: {
      requires: [
        'reviewForm(罪犯减刑（假释）审核表)',
        'meetingMinutes',
        'judgmentExecutionNoticeAndPriorRulings',
        'scoringDetailsAppraisalRewardForms',
        'meritEvidence',
      ],
    },
  },
  {
    id: 'MOJ130-009',
    title: {
      zh: '刑罚执行部门审查；假释须委托社区影响评估',
      en: 'Penalty-execution dept review; parole needs county-level community impact assessment',
    },
    article: '第九条',
    text: '提请罪犯假释的，还应当委托县级司法行政机关对罪犯假释后对所居住社区影响进行调查评估，并将调查评估报告一并提交。',
    kind: 'procedure',
    treatment: 'process',
    confidence: 'fromMemory',
    when: { stage: 'prison' },
    limit: {
      requires: ['materialsCheck', 'interviewIfDoubt', 'communityImpactAssessment(parole)'],
    },
  },
  {
    id: 'MOJ130-011',
    title: { zh: '公示五个工作日', en: 'In-prison public notice: 5 working days' },
    article: '第十一条',
    text: '公示期限为5个工作日。公示期内，如有监狱人民警察或者罪犯对公示内容提出异议，监狱减刑假释评审委员会应当进行复核，并告知复核结果。',
    kind: 'deadline',
    confidence: 'fromMemory',
    when: { stage: 'prisonNotice' },
    limit: { workingDays: 5, op: '>=', asWritten: '5个工作日', trigger: 'noticePosted' },
  },
  {
    id: 'MOJ130-012',
    title: {
      zh: '先征求检察院意见，连同意见报监狱长办公会',
      en: 'Seek procuratorate opinion, then warden meeting decides with that opinion',
    },
    article: '第十二条',
    text: '监狱应当在减刑假释评审委员会完成评审和公示程序后，将提请减刑、假释建议送人民检察院征求意见。征求意见后，监狱减刑假释评审委员会应当将提请减刑、假释建议和评审意见连同人民检察院意见，一并报请监狱长办公会议审议决定。监狱对人民检察院意见未予采纳的，应当予以回复，并说明理由。',
    kind: 'procedure',
    treatment: 'process',
    confidence: 'fromMemory',
    when: { stage: 'prison' },
    limit: { requires: ['procuratorateOpinionSought', 'replyWithReasonsIfNotAdopted'] },
    onFail: 'block',
  },
  {
    id: 'MOJ130-013',
    title: {
      zh: '监狱长办公会决定后提请，检察意见一并移送',
      en: 'Warden meeting decides; sign and seal; send opinion to court',
    },
    article: '第十三条',
    text: '监狱长办公会议决定提请减刑、假释的，由监狱长在《罪犯减刑（假释）审核表》上签署意见，加盖监狱公章，并由监狱刑罚执行部门根据法律规定制作《提请减刑建议书》或者《提请假释建议书》，连同有关材料一并提请人民法院裁定。人民检察院对提请减刑、假释提出的检察意见，应当一并移送受理减刑、假释案件的人民法院。',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'prison' },
    limit: { requires: ['wardenSignatureAndSeal', 'procuratorateOpinion'] },
  },
  {
    id: 'MOJ130-015',
    title: { zh: '提请法院的材料', en: 'Materials to the court' },
    article: '第十五条',
    text: '监狱提请人民法院裁定减刑、假释，应当提交下列材料：（一）《提请减刑建议书》或者《提请假释建议书》；（二）终审法院裁判文书、执行通知书、历次减刑裁定书的复印件；（三）罪犯计分考核明细表、评审鉴定表、奖惩审批表；（四）罪犯确有悔改或者立功、重大立功表现的具体事实的书面证明材料；（五）提请假释的，应当附有县级司法行政机关关于罪犯假释后对所居住社区影响的调查评估报告；（六）根据案件情况需要提交的其他材料。',
    kind: 'materials',
    treatment: 'materials',
    confidence: 'fromMemory',
    when: { stage: 'prison' },
    limit: {
      requires: [
        'proposal',
        'judgmentExecutionNoticeAndPriorRulings',
        'scoringDetailsAppraisalRewardForms',
        'meritEvidence',
        'communityImpactAssessment(parole)',
        'provincialReviewForm(life/deathReprieve)',
      ],
    },
  },
]);

export const mojNotice2014RulesProcedure = textsOf(mojNotice2014, [
  {
    id: 'MOJ38-OPN',
    title: {
      zh: '决定提请前征求检察机关意见',
      en: 'Before deciding to propose: seek procuratorate opinion; reply if not adopted',
    },
    article: '二（四）',
    text: '在决定提请减刑、假释、暂予监外执行前，要依法征求检察机关意见；对检察机关提出的不同意见未予采纳的，应当及时予以回复或者在决定书中说明理由。',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'prison' },
    limit: { requires: ['procuratorateOpinionSought', 'replyWithReasonsIfNotAdopted'] },
  },
]);
