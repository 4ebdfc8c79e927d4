import { strictOfReprieveOrCorruption } from '../classes.ts';
import { spc2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

const ordinaryReprieve = {
  measure: 'commutation',
  originalSentence: 'deathReprieve',
  currentSentence: 'life',
  commutationRestricted: false,
  categoriesNone: strictOfReprieveOrCorruption,
} as const;

export const spc2016Article10 = textsOf(spc2016, [
  {
    id: 'SPC2016-010-1S',
    title: { zh: '死缓减为无期后：执行三年以上', en: 'Death reprieve→life: start 3y' },
    article: '第十条',
    text: '被判处死刑缓期执行的罪犯减为无期徒刑后，符合减刑条件的，执行三年以上方可减刑',
    kind: 'start',
    when: ordinaryReprieve,
    limit: {
      op: '>=',
      period: { years: 3 },
      asWritten: '三年以上',
      from: 'reprieveExpiry',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-010-1A',
    title: {
      zh: '死缓减为无期后减为有期幅度',
      en: 'Death reprieve→life→fixed: repentance or merit: 25 years',
    },
    article: '第十条',
    text: '确有悔改表现或者有立功表现的，可以减为二十五年有期徒刑',
    kind: 'amount',
    when: { ...ordinaryReprieve, meritExactly: ['repent', 'merit'] },
    limit: { op: 'resultTermRange', minMonths: 300, maxMonths: 300 },
    onFail: 'block',
  },
  {
    id: 'SPC2016-010-1B',
    title: {
      zh: '死缓减为无期后减为有期幅度',
      en: 'Death reprieve→life→fixed: repentance and merit: 24-25 years',
    },
    article: '第十条',
    text: '确有悔改表现并有立功表现的，可以减为二十四年以上二十五年以下有期徒刑',
    kind: 'amount',
    when: { ...ordinaryReprieve, meritExactly: ['repent+merit'] },
    limit: { op: 'resultTermRange', minMonths: 288, maxMonths: 300 },
    onFail: 'block',
  },
  {
    id: 'SPC2016-010-1C',
    title: {
      zh: '死缓减为无期后减为有期幅度',
      en: 'Death reprieve→life→fixed: major merit: 23-24 years',
    },
    article: '第十条',
    text: '有重大立功表现的，可以减为二十三年以上二十四年以下有期徒刑',
    kind: 'amount',
    when: { ...ordinaryReprieve, meritExactly: ['majorMerit'] },
    limit: { op: 'resultTermRange', minMonths: 276, maxMonths: 288 },
    onFail: 'block',
  },
  {
    id: 'SPC2016-010-1D',
    title: {
      zh: '死缓减为无期后减为有期幅度',
      en: 'Death reprieve→life→fixed: repentance and major merit: 22-23 years',
    },
    article: '第十条',
    text: '确有悔改表现并有重大立功表现的，可以减为二十二年以上二十三年以下有期徒刑',
    kind: 'amount',
    when: { ...ordinaryReprieve, meritExactly: ['repent+majorMerit'] },
    limit: { op: 'resultTermRange', minMonths: 264, maxMonths: 276 },
    onFail: 'block',
  },
  {
    id: 'SPC2016-010-2',
    title: { zh: '死缓减为有期后再减刑比照第八条', en: 'Death reprieve→fixed, later: as art.8' },
    article: '第十条',
    text: '被判处死刑缓期执行的罪犯减为有期徒刑后再减刑时，比照本规定第八条的规定办理',
    kind: 'amount',
    when: {
      measure: 'commutation',
      originalSentence: 'deathReprieve',
      currentSentence: 'fixedTerm',
      commutationRestricted: false,
      categoriesNone: strictOfReprieveOrCorruption,
    },
    limit: { ref: ['SPC2016-008-1R', 'SPC2016-008-1I', 'SPC2016-008-2'], intervalYears: 2 },
  },
]);
