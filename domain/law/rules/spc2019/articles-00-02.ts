import { spc2019 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

const corruptionTerm = {
  measure: 'commutation',
  categoriesAny: ['corruption2019'],
  originalSentence: 'fixedTerm',
} as const;

const corruptionAmount = {
  measure: 'commutation',
  categoriesAny: ['corruption2019'],
  currentSentence: 'fixedTerm',
} as const;

export const spc2019Articles0To2 = textsOf(spc2019, [
  {
    id: 'SPC2019-000',
    title: {
      zh: '适用范围',
      en: 'Scope: sentenced after AM IX (2015-11-01) under Criminal Law Part II Ch.VIII, formerly state functionaries',
    },
    article: '序言',
    text: '现对《中华人民共和国刑法修正案（九）》施行后，依照刑法分则第八章贪污贿赂罪判处刑罚的原具有国家工作人员身份的罪犯的减刑、假释补充规定如下',
    kind: 'eligibility',
    subtype: 'definition',
    when: {
      definition: 'corruption2019',
      chapter: '刑法分则第八章 贪污贿赂罪',
      formerStateFunctionary: true,
      judgedAfter: '2015-11-01',
    },
    limit: { definition: true },
  },
  {
    id: 'SPC2019-001',
    title: {
      zh: '拒不认罪或有能力不履行：不予假释，一般不予减刑',
      en: 'Refuses guilt, or able-but-not-performing: no parole; generally no commutation',
    },
    article: '第一条',
    text: '对拒不认罪悔罪的，或者确有履行能力而不履行或者不全部履行生效裁判中财产性判项的，不予假释，一般不予减刑。',
    kind: 'eligibility',
    when: {
      measure: ['commutation', 'parole'],
      categoriesAny: ['corruption2019'],
      anyOf: ['refusesToAdmitGuilt', 'propertyNonPerformance'],
    },
    limit: { op: 'forbidden', parole: 'forbidden', commutation: 'generally forbidden' },
    onFail: 'block',
  },
  {
    id: 'SPC2019-002-1A',
    title: { zh: '十年以上：执行三年以上', en: '≥10y: start 3y' },
    article: '第二条',
    text: '被判处十年以上有期徒刑，符合减刑条件的，执行三年以上方可减刑',
    kind: 'start',
    when: { ...corruptionTerm, termMonths: { gte: 120 } },
    limit: {
      op: '>=',
      period: { years: 3 },
      asWritten: '三年以上',
      from: 'executionDate',
    },
    onFail: 'block',
    supersedes: ['SPC2016-007-2S'],
  },
  {
    id: 'SPC2019-002-1B',
    title: { zh: '不满十年：执行二年以上', en: '<10y: start 2y' },
    article: '第二条',
    text: '被判处不满十年有期徒刑，符合减刑条件的，执行二年以上方可减刑',
    kind: 'start',
    when: { ...corruptionTerm, termMonths: { lt: 120 } },
    limit: {
      op: '>=',
      period: { years: 2 },
      asWritten: '二年以上',
      from: 'executionDate',
    },
    onFail: 'block',
    supersedes: ['SPC2016-007-1S'],
  },
  {
    id: 'SPC2019-002-2A',
    title: { zh: '贪污贿赂罪犯一次减刑幅度', en: 'Max single reduction: repentance or merit ≤ 6m' },
    article: '第二条',
    text: '确有悔改表现或者有立功表现的，一次减刑不超过六个月有期徒刑',
    kind: 'amount',
    when: { ...corruptionAmount, meritExactly: ['repent', 'merit'] },
    limit: { op: '<=', period: { months: 6 }, asWritten: '六个月' },
    onFail: 'block',
  },
  {
    id: 'SPC2019-002-2B',
    title: {
      zh: '贪污贿赂罪犯一次减刑幅度',
      en: 'Max single reduction: repentance and merit ≤ 9m',
    },
    article: '第二条',
    text: '确有悔改表现并有立功表现的，一次减刑不超过九个月有期徒刑',
    kind: 'amount',
    when: { ...corruptionAmount, meritExactly: ['repent+merit'] },
    limit: { op: '<=', period: { months: 9 }, asWritten: '九个月' },
    onFail: 'block',
  },
  {
    id: 'SPC2019-002-2C',
    title: {
      zh: '贪污贿赂罪犯一次减刑幅度',
      en: 'Max single reduction: major merit, with or without repentance, ≤ 12m',
    },
    article: '第二条',
    text: '有重大立功表现的，一次减刑不超过一年有期徒刑',
    kind: 'amount',
    when: { ...corruptionAmount, meritExactly: ['majorMerit', 'repent+majorMerit'] },
    limit: { op: '<=', period: { months: 12 }, asWritten: '一年' },
    onFail: 'block',
  },
  {
    id: 'SPC2019-002-3A',
    title: { zh: '十年以上：间隔二年以上', en: '≥10y: interval 2y' },
    article: '第二条',
    text: '被判处十年以上有期徒刑的，两次减刑之间应当间隔二年以上',
    kind: 'interval',
    when: { ...corruptionTerm, termMonths: { gte: 120 } },
    limit: {
      op: '>=',
      period: { years: 2 },
      asWritten: '二年以上',
      from: 'previousRulingServedDate',
      to: 'filingDate',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2019-002-3B',
    title: { zh: '不满十年：间隔一年六个月以上', en: '<10y: interval 1y6m' },
    article: '第二条',
    text: '被判处不满十年有期徒刑的，两次减刑之间应当间隔一年六个月以上',
    kind: 'interval',
    when: { ...corruptionTerm, termMonths: { lt: 120 } },
    limit: {
      op: '>=',
      period: { years: 1, months: 6 },
      asWritten: '一年六个月以上',
      from: 'previousRulingServedDate',
      to: 'filingDate',
    },
    onFail: 'block',
  },
]);
