import { communityCorrectionMeasures } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const communityCorrectionMeasuresRulesProcedure = textsOf(communityCorrectionMeasures, [
  {
    id: 'CCR-014',
    title: {
      zh: '社区影响评估十个工作日',
      en: 'Community assessment: 10 working days (5 in summary procedure)',
    },
    article: '第十四条',
    text: '社区矫正机构、有关社会组织应当自收到调查评估委托函及所附材料之日起十个工作日内完成调查评估，提交评估意见。对于适用刑事案件速裁程序的，应当在五个工作日内完成调查评估',
    kind: 'deadline',
    when: { stage: 'communityAssessment' },
    limit: {
      workingDays: 10,
      op: '<=',
      asWritten: '十个工作日内',
      trigger: 'assessmentRequestReceived',
      actor: 'communityCorrection',
      alt: { fastTrack: 5 },
    },
  },
  {
    id: 'DL-J3',
    title: {
      zh: '社区矫正机构五日内送达回执',
      en: 'Community-correction body returns receipt within 5 days of receiving documents',
    },
    article: '第十六条',
    text: '收到法律文书后，社区矫正机构应当在五日内送达回执',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { days: 5 }, asWritten: '五日内' },
    clock: {
      warning: 'j',
      actor: 'communityCorrection',
      trigger: 'documentsReceivedByCommunityCorrection',
      stops: ['receiptReturned'],
      counting: 'ordinary',
    },
  },
  {
    id: 'DL-J5',
    title: {
      zh: '变更执行地：五日移交、五日回执',
      en: 'Change of place: file transfer 5 days; receipt 5 days',
    },
    article: '第三十一条',
    text: '同意变更执行地的，原执行地县级社区矫正机构应当在作出决定之日起五日内，将有关法律文书和档案材料移交新执行地县级社区矫正机构，并将有关法律文书抄送社区矫正决定机关和原执行地县级人民检察院、公安机关。新执行地县级社区矫正机构收到法律文书和档案材料后，在五日内送达回执，并将有关法律文书抄送所在地县级人民检察院、公安机关。',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { days: 5 }, asWritten: '五日内' },
    clock: {
      warning: 'j',
      actor: 'communityCorrection',
      trigger: 'changeApproved / filesReceived',
      stops: ['filesTransferred', 'receiptReturned'],
      counting: 'ordinary',
    },
  },
]);
