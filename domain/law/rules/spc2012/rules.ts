import { spc2012 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

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
