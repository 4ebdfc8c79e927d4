import { strictOfReprieve } from '../classes.ts';
import { spc2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

const strictReprieve = {
  measure: 'commutation',
  originalSentence: 'deathReprieve',
  commutationRestricted: false,
  categoriesAny: strictOfReprieve,
  categoriesNone: ['corruption2019'],
  currentSentence: 'life',
} as const;

const formerStrictReprieve = {
  measure: 'commutation',
  originalSentence: 'deathReprieve',
  commutationRestricted: false,
  categoriesAny: strictOfReprieve,
  categoriesNone: ['corruption2019'],
  currentSentence: 'fixedTerm',
} as const;

const restrictedTerm = {
  measure: 'commutation',
  originalSentence: 'deathReprieve',
  commutationRestricted: true,
  currentSentence: 'fixedTerm',
} as const;

export const spc2016Articles11To16 = textsOf(spc2016, [
  {
    id: 'SPC2016-011-S',
    title: { zh: '从严类死缓减为无期后：执行三年以上', en: 'Strict death reprieve: start 3y' },
    article: '第十一条',
    text: '减为无期徒刑后，符合减刑条件的，执行三年以上方可减刑',
    kind: 'start',
    when: strictReprieve,
    limit: {
      op: '>=',
      period: { years: 3 },
      asWritten: '三年以上',
      from: 'reprieveExpiry',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-011-A',
    title: {
      zh: '从严类死缓：一般减为二十五年；立功、重大立功二十三至二十五年',
      en: 'Strict death reprieve: normally 25y; merit/major merit 23-25y',
    },
    article: '第十一条',
    text: '一般减为二十五年有期徒刑，有立功表现或者重大立功表现的，可以比照本规定第十条减为二十三年以上二十五年以下有期徒刑',
    kind: 'amount',
    when: strictReprieve,
    limit: {
      op: 'resultTermRange',
      table: [
        { merit: ['repent'], minMonths: 300, maxMonths: 300 },
        { meritAny: ['merit', 'majorMerit'], minMonths: 276, maxMonths: 300 },
      ],
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-011-R',
    title: { zh: '从严类死缓减为有期后：一次不超过一年', en: 'Strict death reprieve, later: ≤12m' },
    article: '第十一条',
    text: '减为有期徒刑后再减刑时，减刑幅度比照本规定第六条从严掌握，一次不超过一年有期徒刑',
    kind: 'amount',
    when: formerStrictReprieve,
    limit: { op: '<=', period: { years: 1 } },
    onFail: 'block',
  },
  {
    id: 'SPC2016-011-I',
    title: {
      zh: '从严类死缓减为有期后：间隔二年以上',
      en: 'Strict death reprieve, later: interval 2y',
    },
    article: '第十一条',
    text: '两次减刑之间应当间隔二年以上',
    kind: 'interval',
    when: formerStrictReprieve,
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
    id: 'SPC2016-012-1',
    title: {
      zh: '死缓减刑后实际执行不少于十五年',
      en: 'Floor: death reprieve ≥ 15y, reprieve excluded',
    },
    article: '第十二条',
    text: '被判处死刑缓期执行的罪犯经过一次或者几次减刑后，其实际执行的刑期不得少于十五年，死刑缓期执行期间不包括在内',
    kind: 'amount',
    subtype: 'floor',
    when: {
      measure: 'commutation',
      originalSentence: 'deathReprieve',
      commutationRestricted: false,
    },
    limit: {
      op: '>=',
      period: { years: 15 },
      asWritten: '十五年',
      countFrom: 'reprieveExpiry',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-012-2',
    title: { zh: '缓期内抗改者从严', en: 'Resisting reform in reprieve: stricter' },
    article: '第十二条',
    text: '死刑缓期执行罪犯在缓期执行期间不服从监管、抗拒改造，尚未构成犯罪的，在减为无期徒刑后再减刑时应当适当从严',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: {
      measure: 'commutation',
      originalSentence: 'deathReprieve',
      resistedReformInReprieve: true,
    },
    limit: { op: 'humanReview' },
  },
  {
    id: 'SPC2016-013',
    title: {
      zh: '限制减刑死缓减为无期后：执行五年以上',
      en: 'Restricted death reprieve→life: start 5y; interval/amount per art.11',
    },
    article: '第十三条',
    text: '被限制减刑的死刑缓期执行罪犯，减为无期徒刑后，符合减刑条件的，执行五年以上方可减刑。减刑间隔时间和减刑幅度依照本规定第十一条的规定执行。',
    kind: 'start',
    when: {
      measure: 'commutation',
      originalSentence: 'deathReprieve',
      commutationRestricted: true,
      currentSentence: 'life',
    },
    limit: {
      op: '>=',
      period: { years: 5 },
      asWritten: '五年以上',
      from: 'reprieveExpiry',
      amountRef: 'SPC2016-011-A',
    },
    onFail: 'block',
    supersedes: ['SPC2016-010-1S', 'SPC2016-011-S'],
  },
  {
    id: 'SPC2016-014-A',
    title: { zh: '限制减刑减为有期后：一次不超过六个月', en: 'Restricted, fixed stage: ≤6m' },
    article: '第十四条',
    text: '被限制减刑的死刑缓期执行罪犯，减为有期徒刑后再减刑时，一次减刑不超过六个月有期徒刑',
    kind: 'amount',
    when: { ...restrictedTerm, meritNone: ['majorMerit'] },
    limit: { op: '<=', period: { months: 6 }, asWritten: '六个月' },
    onFail: 'block',
  },
  {
    id: 'SPC2016-014-I',
    title: { zh: '限制减刑减为有期后：间隔不少于二年', en: 'Restricted, fixed stage: interval 2y' },
    article: '第十四条',
    text: '两次减刑间隔时间不得少于二年',
    kind: 'interval',
    when: restrictedTerm,
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
    id: 'SPC2016-014-M',
    title: {
      zh: '限制减刑有重大立功：间隔可缩短，一次不超过一年',
      en: 'Restricted + major merit: interval may shorten; ≤12m',
    },
    article: '第十四条',
    text: '有重大立功表现的，间隔时间可以适当缩短，但一次减刑不超过一年有期徒刑',
    kind: 'amount',
    when: { ...restrictedTerm, meritAny: ['majorMerit'] },
    limit: {
      op: '<=',
      period: { years: 1 },
      asWritten: '一年',
    },
    onFail: 'block',
  },
  {
    id: 'SPC2016-015',
    title: {
      zh: '终身监禁不得减刑假释',
      en: 'Life imprisonment: the reprieve→life ruling must state it; no further commutation or parole',
    },
    article: '第十五条',
    text: '对被判处终身监禁的罪犯，在死刑缓期执行期满依法减为无期徒刑的裁定中，应当明确终身监禁，不得再减刑或者假释。',
    kind: 'eligibility',
    when: { measure: ['commutation', 'parole'], lifeImprisonmentNoRelease: true },
    limit: { op: 'forbidden' },
    onFail: 'block',
  },
  {
    id: 'SPC2016-016',
    title: {
      zh: '管制、拘役及余刑不满二年：可酌情减刑，起始可缩短，但不少于二分之一',
      en: 'Control/detention, or <2y left when judgment took effect: start may be shortened; ≥ 1/2 served',
    },
    article: '第十六条',
    text: '被判处管制、拘役的罪犯，以及判决生效后剩余刑期不满二年有期徒刑的罪犯，符合减刑条件的，可以酌情减刑，减刑起始时间可以适当缩短，但实际执行的刑期不得少于原判刑期的二分之一。',
    kind: 'start',
    when: {
      measure: 'commutation',
      anyOf: [
        { originalSentence: ['control', 'criminalDetention'] },
        { originalSentence: 'fixedTerm', remainingAtEffectiveMonths: { lt: 24 } },
      ],
    },
    limit: { op: 'relax', startShortening: 'discretionary, no number', floorFraction: '1/2' },
  },
]);
