import { strictOfLife } from '../classes.ts';
import { spc2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

const strictLife = {
  measure: 'commutation',
  originalSentence: 'life',
  categoriesAny: strictOfLife,
  categoriesNone: ['corruption2019'],
  currentSentence: 'life',
} as const;

const formerStrictLife = {
  measure: 'commutation',
  originalSentence: 'life',
  categoriesAny: strictOfLife,
  categoriesNone: ['corruption2019'],
  currentSentence: 'fixedTerm',
} as const;

export const spc2016Article9 = textsOf(spc2016, [
  {
    id: 'SPC2016-009-1S',
    title: { zh: '从严类无期：执行三年以上', en: 'Strict life: start 3y' },
    article: '第九条',
    text: '符合减刑条件的，执行三年以上方可减刑',
    kind: 'start',
    when: strictLife,
    limit: {
      op: '>=',
      period: { years: 3 },
      asWritten: '三年以上',
      from: 'executionDate',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-009-1A',
    title: {
      zh: '从严类无期：减后不少于二十年',
      en: 'Strict life: result ≥ 20y, per art.8 strictly',
    },
    article: '第九条',
    text: '减刑幅度应当比照本规定第八条从严掌握，减刑后的刑期最低不得少于二十年有期徒刑',
    kind: 'amount',
    when: strictLife,
    limit: {
      op: 'resultTerm>=',
      minMonths: 240,
      table: [
        { merit: ['repent', 'merit'], minMonths: 264 },
        { merit: ['repent+merit'], minMonths: 252 },
        { merit: ['majorMerit'], minMonths: 240 },
        { merit: ['repent+majorMerit'], minMonths: 240 },
      ],
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-009-1R',
    title: { zh: '从严类无期减为有期后：一次不超过一年', en: 'Strict life, later: ≤12m each' },
    article: '第九条',
    text: '减为有期徒刑后再减刑时，减刑幅度比照本规定第六条从严掌握，一次不超过一年有期徒刑',
    kind: 'amount',
    when: formerStrictLife,
    limit: { op: '<=', period: { years: 1 } },
    onFail: 'block',
  },
  {
    id: 'SPC2016-009-1I',
    title: { zh: '从严类无期减为有期后：间隔二年以上', en: 'Strict life, later: interval 2y' },
    article: '第九条',
    text: '两次减刑之间应当间隔二年以上',
    kind: 'interval',
    when: formerStrictLife,
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
    id: 'SPC2016-009-2',
    title: {
      zh: '重大立功不受起始、间隔限制（第九条）',
      en: 'Major merit lifts start/interval (art.9)',
    },
    article: '第九条',
    text: '罪犯有重大立功表现的，可以不受上述减刑起始时间和间隔时间的限制',
    kind: 'eligibility',
    when: { measure: 'commutation', meritAny: ['majorMerit'], scope: 'art.9' },
    limit: { waives: ['start', 'interval'] },
  },
]);
