import { amendmentEightTime } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const amendmentEightTimeRules = textsOf(amendmentEightTime, [
  {
    id: 'CL-078-2B-OLD',
    title: {
      zh: '2011年4月30日以前犯罪的无期徒刑实际执行不少于十年',
      en: 'Floor for life where crime on/before 2011-04-30: 10 years (old art.78(2))',
    },
    article: '第七条',
    text: '2011年4月30日以前犯罪，被判处无期徒刑的罪犯，减刑以后或者假释前实际执行的刑期，适用修正前刑法第七十八条第二款、第八十一条第一款的规定',
    kind: 'amount',
    subtype: 'floor',
    when: { measure: 'commutation', originalSentence: 'life', crimeDate: { lte: '2011-04-30' } },
    limit: { op: '>=', period: { years: 10 }, asWritten: '十年' },
    onFail: 'block',
    supersedes: ['CL-078-2B', 'CL-081-1B'],
  },
  {
    id: 'CL-081-1B-OLD',
    title: {
      zh: '2011年4月30日以前犯罪的无期徒刑假释：十年以上',
      en: 'Parole (life), crime on/before 2011-04-30: ≥ 10 years',
    },
    article: '第七条',
    text: '2011年4月30日以前犯罪，被判处无期徒刑的罪犯，减刑以后或者假释前实际执行的刑期，适用修正前刑法第七十八条第二款、第八十一条第一款的规定',
    kind: 'eligibility',
    when: { measure: 'parole', originalSentence: 'life', crimeDate: { lte: '2011-04-30' } },
    limit: { op: '>=', period: { years: 10 }, asWritten: '十年' },
    supersedes: ['CL-081-1B'],
  },
  {
    id: 'CL-081-2-OLD',
    title: {
      zh: '2011年4月30日以前犯罪能否假释的法律适用',
      en: 'Choice of law for the parole bar, crimes on/before 2011-04-30',
    },
    article: '第八条',
    text: '2011年4月30日以前犯罪，因具有累犯情节或者系故意杀人、强奸、抢劫、绑架、放火、爆炸、投放危险物质或者有组织的暴力性犯罪并被判处十年以上有期徒刑、无期徒刑的犯罪分子，2011年5月1日以后仍在服刑的，能否假释，适用修正前刑法第八十一条第二款的规定；2011年4月30日以前犯罪，因其他暴力性犯罪被判处十年以上有期徒刑、无期徒刑的犯罪分子，2011年5月1日以后仍在服刑的，能否假释，适用修正后刑法第八十一条第二款、第三款的规定。',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: { measure: 'parole', crimeDate: { lte: '2011-04-30' } },
    limit: {
      table: [
        { categoriesAny: ['recidivist', 'violentEight'], apply: 'pre-amendment art.81(2)' },
        { categoriesAny: ['otherViolent'], apply: 'amended art.81(2),(3)' },
      ],
    },
  },
]);
