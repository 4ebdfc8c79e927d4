import { communityCorrectionLaw } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const communityCorrectionLawRulesProcedure = textsOf(communityCorrectionLaw, [
  {
    id: 'DL-J1',
    title: {
      zh: '社区矫正：五日内通知执行地机构',
      en: 'Notify community-correction body within 5 days',
    },
    article: '第二十条',
    text: '社区矫正决定机关应当自判决、裁定或者决定生效之日起五日内通知执行地社区矫正机构',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { days: 5 }, asWritten: '五日内' },
    clock: {
      warning: 'j',
      actor: 'decisionOrgan',
      trigger: 'decisionEffective',
      stops: ['notified'],
      counting: 'ordinary',
    },
  },
  {
    id: 'DL-J2',
    title: {
      zh: '社区矫正：十日内送达法律文书',
      en: 'Deliver documents within 10 days; copy procuratorate and police',
    },
    article: '第二十条',
    text: '并在十日内送达有关法律文书，同时抄送人民检察院和执行地公安机关',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { days: 10 }, asWritten: '十日内' },
    clock: {
      warning: 'j',
      actor: 'decisionOrgan',
      trigger: 'decisionEffective',
      stops: ['documentsDelivered'],
      counting: 'ordinary',
    },
  },
  {
    id: 'DL-J4',
    title: { zh: '社区矫正对象十日内报到', en: 'Offender reports within 10 days of effectiveness' },
    article: '第二十一条',
    text: '人民法院判处管制、宣告缓刑、裁定假释的社区矫正对象，应当自判决、裁定生效之日起十日内到执行地社区矫正机构报到',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { days: 10 }, asWritten: '十日内' },
    clock: {
      warning: 'j',
      actor: 'offender',
      trigger: 'decisionEffective',
      stops: ['reported'],
      counting: 'ordinary',
    },
  },
  {
    id: 'DL-J6',
    title: {
      zh: '暂予监外执行：十日内移送',
      en: 'Temporary service outside prison: hand over within 10 days',
    },
    article: '第二十一条',
    text: '监狱管理机关、公安机关批准暂予监外执行的社区矫正对象，由监狱或者看守所自收到批准决定之日起十日内将社区矫正对象移送社区矫正机构',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { days: 10 }, asWritten: '十日内' },
    clock: {
      warning: 'j',
      actor: 'prison',
      trigger: 'approvalReceived',
      stops: ['handedOver'],
      counting: 'ordinary',
    },
  },
  {
    id: 'DL-J7',
    title: {
      zh: '撤销缓刑、假释三十日内裁定；提请逮捕四十八小时',
      en: 'Revocation ruling 30 days; arrest decision 48 hours; arrest custody ≤ 30 days',
    },
    article: '第四十八条',
    text: '人民法院应当在收到社区矫正机构撤销缓刑、假释建议书后三十日内作出裁定，将裁定书送达社区矫正机构和公安机关，并抄送人民检察院',
    kind: 'deadline',
    when: {},
    limit: {
      op: '<=',
      period: { days: 30 },
      asWritten: '三十日内',
      arrestDecisionHours: 48,
      arrestCustodyDays: 30,
    },
    clock: {
      warning: 'j',
      actor: 'court',
      trigger: 'courtReceivesRevocationProposal',
      stops: ['rulingMade'],
      counting: 'custody',
    },
  },
]);
