import { spc2021 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const spc2021Rules = textsOf(spc2021, [
  {
    id: 'INT2021-202-1',
    title: {
      zh: '以月计算的期间',
      en: 'Month periods: same date next month; last day → last day; no such date → last day; half month = 15 days',
    },
    article: '第二百零二条',
    text: '以月计算的期间，自本月某日至下月同日为一个月；期限起算日为本月最后一日的，至下月最后一日为一个月；下月同日不存在的，自本月某日至下月最后一日为一个月；半个月一律按十五日计算',
    kind: 'procedure',
    subtype: 'counting',
    when: { interpretation: true },
    limit: {},
  },
  {
    id: 'INT2021-202-2',
    title: {
      zh: '以年、月计算的刑期',
      en: 'Sentence terms: ends the day BEFORE the corresponding date; leap-day and month-end rules',
    },
    article: '第二百零二条',
    text: '以年计算的刑期，自本年本月某日至次年同月同日的前一日为一年；次年同月同日不存在的，自本年本月某日至次年同月最后一日的前一日为一年。以月计算的刑期，自本月某日至下月同日的前一日为一个月；刑期起算日为本月最后一日的，至下月最后一日的前一日为一个月；下月同日不存在的，自本月某日至下月最后一日的前一日为一个月；半个月一律按十五日计算',
    kind: 'procedure',
    subtype: 'counting',
    when: { interpretation: true },
    limit: {},
  },
  {
    id: 'INT2021-498',
    title: {
      zh: '死缓起算与减后刑期起算',
      en: 'Reprieve runs from pronouncement/service of the final document; life/fixed term runs from reprieve expiry',
    },
    article: '第四百九十八条',
    text: '死刑缓期执行的期间，从判决或者裁定核准死刑缓期执行的法律文书宣告或者送达之日起计算……死刑缓期执行期满减为无期徒刑、有期徒刑的，刑期自死刑缓期执行期满之日起计算',
    kind: 'procedure',
    subtype: 'counting',
    when: { originalSentence: 'deathReprieve' },
    limit: { reprieveStart: 'pronouncementOrServiceOfFinalDocument', afterStart: 'reprieveExpiry' },
  },
  {
    id: 'INT2021-533',
    title: {
      zh: '死缓期满应当裁定减刑',
      en: 'Reprieve expired without intentional crime: shall commute',
    },
    article: '第五百三十三条',
    text: '被判处死刑缓期执行的罪犯，在死刑缓期执行期间，没有故意犯罪的，死刑缓期执行期满后，应当裁定减刑',
    kind: 'procedure',
    when: { originalSentence: 'deathReprieve' },
    limit: { op: 'shall' },
  },
  {
    id: 'INT2021-534-2',
    title: { zh: '社区矫正对象减刑三十日内裁定', en: 'Community-correction commutation: 30 days' },
    article: '第五百三十四条',
    text: '对社区矫正对象的减刑，由社区矫正执行地的中级以上人民法院在收到社区矫正机构减刑建议书后三十日以内作出裁定',
    kind: 'deadline',
    when: { measure: 'commutation', inCommunityCorrection: true },
    limit: {
      op: '<=',
      period: { days: 30 },
      asWritten: '三十日以内',
      trigger: 'courtReceivesProposal',
      actor: 'court',
    },
  },
  {
    id: 'CALC-ENDDATE',
    title: {
      zh: '减刑后刑期止日：自刑期起日按减后刑期正加',
      en: 'New end date after commutation = add(reduced term to the sentence START date), not subtract months from the old end date',
    },
    article: '第二百零二条第二款（适用）',
    text: '以月计算的刑期，自本月某日至下月同日的前一日为一个月',
    kind: 'procedure',
    subtype: 'counting',
    confidence: 'inference',
    when: { measure: 'commutation', allReductionsWholeMonths: true },
    limit: {},
  },
]);
