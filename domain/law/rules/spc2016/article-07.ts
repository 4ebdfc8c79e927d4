import { strictClasses } from '../classes.ts';
import { spc2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

const strictTerm = {
  measure: 'commutation',
  originalSentence: 'fixedTerm',
  currentSentence: 'fixedTerm',
  categoriesAny: strictClasses,
  categoriesNone: ['corruption2019'],
} as const;

const severeTerm = {
  measure: 'commutation',
  originalSentence: 'fixedTerm',
  currentSentence: 'fixedTerm',
  anyOf: [
    { categoriesAny: strictClasses },
    { categoriesAny: ['violentEight'], note: '因该犯罪被判处十年以上' },
    { categoriesAny: ['multiCrimeTwoGte10'] },
  ],
  categoriesNone: ['corruption2019'],
} as const;

export const spc2016Article7 = textsOf(spc2016, [
  {
    id: 'SPC2016-007-1S',
    title: { zh: '从严罪犯十年以下：执行二年以上', en: 'Strict classes, ≤10y: start 2y' },
    article: '第七条',
    text: '被判处十年以下有期徒刑的，执行二年以上方可减刑',
    kind: 'start',
    when: { ...strictTerm, termMonths: { lte: 120 } },
    limit: {
      op: '>=',
      period: { years: 2 },
      asWritten: '二年以上',
      from: 'executionDate',
    },
    onFail: 'block',
    supersedes: ['SPC2016-006-1A', 'SPC2016-006-1B'],
  },
  {
    id: 'SPC2016-007-1A',
    title: {
      zh: '从严罪犯十年以下：一次不超过一年',
      en: 'Strict classes, ≤10y: ≤12m each, per art.6 strictly',
    },
    article: '第七条',
    text: '减刑幅度应当比照本规定第六条从严掌握，一次减刑不超过一年有期徒刑',
    kind: 'amount',
    when: { ...strictTerm, termMonths: { lte: 120 } },
    limit: {
      op: '<=',
      period: { years: 1 },
      table: [
        { merit: ['repent', 'merit'], months: 9 },
        { merit: ['repent+merit', 'majorMerit', 'repent+majorMerit'], months: 12 },
      ],
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-007-1I',
    title: { zh: '从严罪犯十年以下：间隔一年以上', en: 'Strict classes, ≤10y: interval 1y' },
    article: '第七条',
    text: '两次减刑之间应当间隔一年以上',
    kind: 'interval',
    when: { ...strictTerm, termMonths: { lte: 120 } },
    limit: {
      op: '>=',
      period: { years: 1 },
      asWritten: '一年以上',
      from: 'previousRulingServedDate',
      to: 'filingDate',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-007-2S',
    title: {
      zh: '从严罪犯十年以上及重大暴力、数罪：执行二年以上',
      en: 'Strict classes ≥10y, 8 violent crimes ≥10y, two crimes each ≥10y: start 2y',
    },
    article: '第七条',
    text: '对被判处十年以上有期徒刑的前款罪犯，以及因故意杀人、强奸、抢劫、绑架、放火、爆炸、投放危险物质或者有组织的暴力性犯罪被判处十年以上有期徒刑的罪犯，数罪并罚且其中两罪以上被判处十年以上有期徒刑的罪犯，执行二年以上方可减刑',
    kind: 'start',
    when: { ...severeTerm, termMonths: { gte: 120 } },
    limit: {
      op: '>=',
      period: { years: 2 },
      asWritten: '二年以上',
      from: 'executionDate',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-007-2A',
    title: { zh: '同上：一次不超过一年', en: 'Same: ≤12m each' },
    article: '第七条',
    text: '减刑幅度应当比照本规定第六条从严掌握，一次减刑不超过一年有期徒刑',
    kind: 'amount',
    when: { ...severeTerm, termMonths: { gte: 120 } },
    limit: {
      op: '<=',
      period: { years: 1 },
      table: [
        { merit: ['repent', 'merit'], months: 9 },
        { merit: ['repent+merit', 'majorMerit', 'repent+majorMerit'], months: 12 },
      ],
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-007-2I',
    title: { zh: '同上：间隔一年六个月以上', en: 'Same: interval 1y6m' },
    article: '第七条',
    text: '两次减刑之间应当间隔一年六个月以上',
    kind: 'interval',
    when: { ...severeTerm, termMonths: { gte: 120 } },
    limit: {
      op: '>=',
      period: { years: 1, months: 6 },
      asWritten: '一年六个月以上',
      from: 'previousRulingServedDate',
      to: 'filingDate',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-007-3',
    title: {
      zh: '重大立功不受起始、间隔限制（第七条）',
      en: 'Major merit lifts start/interval (art.7)',
    },
    article: '第七条',
    text: '罪犯有重大立功表现的，可以不受上述减刑起始时间和间隔时间的限制',
    kind: 'eligibility',
    when: { measure: 'commutation', meritAny: ['majorMerit'], scope: 'art.7' },
    limit: { waives: ['start', 'interval'] },
  },
]);
