import { detentionCentreOrder } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const detentionCentreOrderRules = textsOf(detentionCentreOrder, [
  {
    id: 'DET2013-033',
    title: { zh: '看守所公示三个工作日', en: 'Detention centre: 3 working days notice' },
    article: '第三十三条',
    text: '公示期限为三个工作日。公示期内，如有民警或者罪犯对公示内容提出异议，看守所应当重新召开所务会复核，并告知复核结果',
    kind: 'deadline',
    when: { stage: 'detentionCentreNotice', executingOrgan: 'detentionCentre' },
    limit: { workingDays: 3, op: '>=', asWritten: '三个工作日', trigger: 'noticePosted' },
    onFail: 'block',
  },
  {
    id: 'DET2013-034',
    title: {
      zh: '看守所：设区的市级以上公安机关审查同意',
      en: 'Detention centre: municipal-or-higher police consent; copy to procuratorate',
    },
    article: '第三十四条',
    text: '公示完毕，看守所所长应当在罪犯减刑、假释审批表上签署意见，加盖看守所公章，制作提请减刑、假释建议书，经设区的市一级以上公安机关审查同意后，连同有关材料一起提请所在地中级以上人民法院裁定，并将建议书副本和相关材料抄送人民检察院。',
    kind: 'procedure',
    treatment: 'process',
    when: { executingOrgan: 'detentionCentre' },
    limit: { requires: ['municipalPoliceConsent', 'copyToProcuratorate'] },
    onFail: 'block',
  },
  {
    id: 'DET2013-035',
    title: { zh: '看守所提请材料', en: 'Detention centre materials' },
    article: '第三十五条',
    text: '看守所提请人民法院审理减刑、假释案件时，应当送交下列材料：\n（一）提请减刑、假释建议书；\n（二）终审人民法院的裁判文书、执行通知书、历次减刑裁定书的复制件；\n（三）证明罪犯确有悔改、立功或者重大立功表现具体事实的书面材料；\n（四）罪犯评审鉴定表、奖惩审批表等有关材料；\n（五）根据案件情况需要移送的其他材料。',
    kind: 'materials',
    treatment: 'materials',
    when: { executingOrgan: 'detentionCentre' },
    limit: {
      requires: [
        'proposal',
        'judgmentExecutionNoticeAndPriorRulings',
        'meritEvidence',
        'appraisalAndRewardForms',
      ],
    },
  },
  {
    id: 'DET2013-037',
    title: {
      zh: '看守所假释三日内寄送材料',
      en: 'Detention centre: post-parole files to county justice bureau in 3 days',
    },
    article: '第三十七条',
    text: '看守所收到人民法院假释裁定书后，应当办理罪犯出所手续，发给假释证明书，并于三日内将罪犯的有关材料寄送罪犯居住地的县级司法行政机关。',
    kind: 'deadline',
    when: { executingOrgan: 'detentionCentre', measure: 'parole' },
    limit: { op: '<=', period: { days: 3 }, asWritten: '三日内', trigger: 'paroleRulingReceived' },
  },
]);
