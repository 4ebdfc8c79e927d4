import { sixOrgans2012 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const sixOrgans2012RulesProcedure = textsOf(sixOrgans2012, [
  {
    id: 'SIX-040',
    title: { zh: '其他鉴定期间计入办案期限', en: 'All other expert-evaluation time counts' },
    article: '第40条',
    text: '犯罪嫌疑人、被告人在押的案件，除对犯罪嫌疑人、被告人的精神病鉴定期间不计入办案期限外，其他鉴定期间都应当计入办案期限。对于因鉴定时间较长，办案期限届满仍不能终结的案件，自期限届满之日起，应当对被羁押的犯罪嫌疑人、被告人变更强制措施，改为取保候审或者监视居住。',
    kind: 'procedure',
    subtype: 'counting',
    when: { inCustody: true },
    limit: { suspends: false },
  },
  {
    id: 'DL-B2',
    title: {
      zh: '不批准逮捕执行回执三日内送达',
      en: 'Non-approval: release at once; receipt within 3 days',
    },
    article: '第17条',
    text: '公安机关在收到不批准逮捕决定书后，应当立即释放在押的犯罪嫌疑人或者变更强制措施，并将执行回执在收到不批准逮捕决定书后的三日内送达作出不批准逮捕决定的人民检察院',
    kind: 'deadline',
    when: {},
    limit: { op: '<=', period: { days: 3 }, asWritten: '收到不批准逮捕决定书后三日以内' },
    clock: {
      warning: 'b',
      actor: 'publicSecurity',
      trigger: 'nonApprovalDecisionReceived',
      stops: ['receiptReceivedByProcuratorate'],
      counting: 'ordinary',
    },
  },
]);
