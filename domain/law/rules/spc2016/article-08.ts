import { strictOfLifeOrCorruption } from '../classes.ts';
import { spc2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

const ordinaryLife = {
  measure: 'commutation',
  originalSentence: 'life',
  currentSentence: 'life',
  categoriesNone: strictOfLifeOrCorruption,
} as const;

const formerLife = {
  measure: 'commutation',
  originalSentence: 'life',
  currentSentence: 'fixedTerm',
  categoriesNone: strictOfLifeOrCorruption,
} as const;

export const spc2016Article8 = textsOf(spc2016, [
  {
    id: 'SPC2016-008-1S',
    title: { zh: '无期徒刑：执行二年以上', en: 'Life: start 2y' },
    article: '第八条',
    text: '被判处无期徒刑的罪犯在刑罚执行期间，符合减刑条件的，执行二年以上，可以减刑',
    kind: 'start',
    when: ordinaryLife,
    limit: {
      op: '>=',
      period: { years: 2 },
      asWritten: '执行二年以上',
      from: 'executionDate',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-008-1A',
    title: { zh: '无期减为有期幅度', en: 'Life → fixed term: repentance or merit: 22 years' },
    article: '第八条',
    text: '确有悔改表现或者有立功表现的，可以减为二十二年有期徒刑',
    kind: 'amount',
    when: { ...ordinaryLife, meritExactly: ['repent', 'merit'] },
    limit: { op: 'resultTermRange', minMonths: 264, maxMonths: 264, startsOn: 'rulingDate' },
    onFail: 'block',
  },
  {
    id: 'SPC2016-008-1B',
    title: { zh: '无期减为有期幅度', en: 'Life → fixed term: repentance and merit: 21-22 years' },
    article: '第八条',
    text: '确有悔改表现并有立功表现的，可以减为二十一年以上二十二年以下有期徒刑',
    kind: 'amount',
    when: { ...ordinaryLife, meritExactly: ['repent+merit'] },
    limit: { op: 'resultTermRange', minMonths: 252, maxMonths: 264, startsOn: 'rulingDate' },
    onFail: 'block',
  },
  {
    id: 'SPC2016-008-1C',
    title: { zh: '无期减为有期幅度', en: 'Life → fixed term: major merit: 20-21 years' },
    article: '第八条',
    text: '有重大立功表现的，可以减为二十年以上二十一年以下有期徒刑',
    kind: 'amount',
    when: { ...ordinaryLife, meritExactly: ['majorMerit'] },
    limit: { op: 'resultTermRange', minMonths: 240, maxMonths: 252, startsOn: 'rulingDate' },
    onFail: 'block',
  },
  {
    id: 'SPC2016-008-1D',
    title: {
      zh: '无期减为有期幅度',
      en: 'Life → fixed term: repentance and major merit: 19-20 years',
    },
    article: '第八条',
    text: '确有悔改表现并有重大立功表现的，可以减为十九年以上二十年以下有期徒刑',
    kind: 'amount',
    when: { ...ordinaryLife, meritExactly: ['repent+majorMerit'] },
    limit: { op: 'resultTermRange', minMonths: 228, maxMonths: 240, startsOn: 'rulingDate' },
    onFail: 'block',
  },
  {
    id: 'SPC2016-008-1R',
    title: { zh: '无期减为有期后再减：幅度依第六条', en: 'After life→fixed: amounts per art.6' },
    article: '第八条',
    text: '无期徒刑罪犯减为有期徒刑后再减刑时，减刑幅度依照本规定第六条的规定执行',
    kind: 'amount',
    when: formerLife,
    limit: { ref: 'SPC2016-006-2*' },
  },
  {
    id: 'SPC2016-008-1I',
    title: { zh: '无期罪犯两次减刑间隔不少于二年', en: 'Life: interval 2y' },
    article: '第八条',
    text: '两次减刑间隔时间不得少于二年',
    kind: 'interval',
    when: formerLife,
    limit: {
      op: '>=',
      period: { years: 2 },
      asWritten: '二年',
      from: 'previousRulingServedDate',
      to: 'filingDate',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-008-2',
    title: {
      zh: '重大立功不受起始、间隔限制（第八条）',
      en: 'Major merit lifts start/interval (art.8)',
    },
    article: '第八条',
    text: '罪犯有重大立功表现的，可以不受上述减刑起始时间和间隔时间的限制',
    kind: 'eligibility',
    when: { measure: 'commutation', meritAny: ['majorMerit'], scope: 'art.8' },
    limit: { waives: ['start', 'interval'] },
  },
]);
