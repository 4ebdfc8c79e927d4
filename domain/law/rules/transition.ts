import { temporalEffect2001, spc2012 } from './instruments.ts';
import { textsOf } from './rule.ts';

export const temporalEffect2001Rules = textsOf(temporalEffect2001, [
  {
    id: 'TRANS-2001-1',
    title: {
      zh: '司法解释时间效力',
      en: "Judicial interpretations apply throughout the statute's life",
    },
    article: '第一条',
    text: '司法解释是最高人民法院对审判工作中具体应用法律问题和最高人民检察院对检察工作中具体应用法律问题所作的具有法律效力的解释，自发布或者规定之日起施行，效力适用于法律的施行期间。',
    kind: 'procedure',
    subtype: 'transition',
    treatment: 'computed',
    when: { transition: true },
    limit: { rule: 'apply interpretation in force when ruling is made' },
  },
  {
    id: 'TRANS-2001-4',
    title: { zh: '已办结案件不再变动', en: 'Closed cases not reopened' },
    article: '第四条',
    text: '对于在司法解释施行前已办结的案件，按照当时的法律和司法解释，认定事实和适用法律没有错误的，不再变动。',
    kind: 'procedure',
    subtype: 'transition',
    treatment: 'computed',
    when: { transition: true },
    limit: { rule: 'rulings correctly made under the law then in force stand' },
  },
]);

export const spc2012Rules = textsOf(spc2012, [
  {
    id: 'TRANS-2012',
    title: {
      zh: '法释〔2012〕2号（2012-07-01 至 2016-12-31）',
      en: 'Historic: general start 1y6m (≥5y), interval 1y; ≤1y repentance or merit, ≤2y both/major; life start 2y → 20-22y (major 15-20); death reprieve start 2y → 25y (major 23y)',
    },
    article: '第五、六、七、九条',
    text: '（有期徒刑）确有悔改表现，或者有立功表现的，一次减刑一般不超过一年有期徒刑；确有悔改表现并有立功表现，或者有重大立功表现的，一次减刑一般不超过二年有期徒刑。被判处五年以上有期徒刑的罪犯，一般在执行一年六个月以上方可减刑，两次减刑之间一般应当间隔一年以上。',
    kind: 'amount',
    subtype: 'transition',
    treatment: 'computed',
    to: '2016-12-31',
    when: { measure: 'commutation', rulingDate: { gte: '2012-07-01', lte: '2016-12-31' } },
    limit: {
      historic: true,
      fixed: {
        startMonthsIfTermGte60: 18,
        intervalMonths: 12,
        maxMonths: [
          { merit: ['repent', 'merit'], months: 12 },
          { merit: ['repent+merit', 'majorMerit'], months: 24 },
        ],
      },
      life: {
        startYears: 2,
        result: [
          { merit: ['repent', 'merit'], years: [20, 22] },
          { merit: ['majorMerit'], years: [15, 20] },
        ],
      },
      deathReprieve: {
        startYears: 2,
        result: [
          { merit: 'repent', years: 25 },
          { merit: 'majorMerit', years: 23 },
        ],
      },
    },
  },
]);
