import { criminalLaw } from '../instruments.ts';
import { textsOf } from '../rule.ts';

const reprieveWithoutCrime = {
  measure: 'reprieveExpiry',
  originalSentence: 'deathReprieve',
  intentionalCrimeInReprieve: false,
} as const;

export const criminalLawArticles50To74 = textsOf(criminalLaw, [
  {
    id: 'CL-050-1A',
    title: {
      zh: '死缓期满减为无期徒刑',
      en: 'Death with reprieve: no intentional crime within reprieve → life',
    },
    article: '第五十条',
    text: '判处死刑缓期执行的，在死刑缓期执行期间，如果没有故意犯罪，二年期满以后，减为无期徒刑',
    kind: 'eligibility',
    subtype: 'conversion',
    from: '2015-11-01',
    when: reprieveWithoutCrime,
    limit: { outcome: 'life', after: { years: 2, from: 'reprieveStart' } },
  },
  {
    id: 'CL-050-1B',
    title: {
      zh: '死缓期间确有重大立功减为二十五年',
      en: 'Death with reprieve: major merit within reprieve → 25 years',
    },
    article: '第五十条',
    text: '如果确有重大立功表现，二年期满以后，减为二十五年有期徒刑',
    kind: 'eligibility',
    subtype: 'conversion',
    when: { ...reprieveWithoutCrime, merit: ['majorMerit'] },
    limit: { outcome: 'fixedTerm', termMonths: 300 },
  },
  {
    id: 'CL-050-1C',
    title: {
      zh: '死缓期间故意犯罪情节恶劣',
      en: 'Intentional crime with vile circumstances in reprieve → SPC approval, execution',
    },
    article: '第五十条',
    text: '如果故意犯罪，情节恶劣的，报请最高人民法院核准后执行死刑',
    kind: 'procedure',
    treatment: 'process',
    from: '2015-11-01',
    when: { measure: 'reprieveBreach', intentionalCrimeInReprieve: true, vileCircumstances: true },
    limit: { outcome: 'submitToSPC' },
  },
  {
    id: 'CL-050-1D',
    title: {
      zh: '死缓期间故意犯罪未执行死刑期间重新计算',
      en: 'Intentional crime, not executed: reprieve restarts',
    },
    article: '第五十条',
    text: '对于故意犯罪未执行死刑的，死刑缓期执行的期间重新计算，并报最高人民法院备案',
    kind: 'procedure',
    from: '2015-11-01',
    when: { measure: 'reprieveBreach', intentionalCrimeInReprieve: true, vileCircumstances: false },
    limit: { outcome: 'restartReprieve', years: 2 },
  },
  {
    id: 'CL-051',
    title: {
      zh: '死缓期间及减为有期徒刑刑期起算',
      en: 'Start of reprieve; term after reprieve→fixed runs from reprieve expiry',
    },
    article: '第五十一条',
    text: '死刑缓期执行的期间，从判决确定之日起计算。死刑缓期执行减为有期徒刑的刑期，从死刑缓期执行期满之日起计算',
    kind: 'procedure',
    subtype: 'counting',
    from: '1997-10-01',
    when: { originalSentence: 'deathReprieve' },
    limit: { reprieveStart: 'judgmentFinalDate', fixedTermStart: 'reprieveExpiry' },
  },
  {
    id: 'CL-057-2',
    title: {
      zh: '死缓、无期减为有期时附加剥夺政治权利改为三年以上十年以下',
      en: 'Political rights when life/death-reprieve becomes fixed: 3-10 years',
    },
    article: '第五十七条',
    text: '在死刑缓期执行减为有期徒刑或者无期徒刑减为有期徒刑的时候，应当把附加剥夺政治权利的期限改为三年以上十年以下',
    kind: 'amount',
    from: '1997-10-01',
    when: {
      measure: 'commutation',
      conversionToFixed: true,
      fromSentence: ['life', 'deathReprieve'],
    },
    limit: { op: 'range', subject: 'politicalRightsDeprivation', minYears: 3, maxYears: 10 },
  },
  {
    id: 'CL-069-1',
    title: {
      zh: '数罪并罚有期徒刑上限',
      en: 'Combined fixed-term cap: total <35y → 20y; ≥35y → 25y',
    },
    article: '第六十九条',
    text: '有期徒刑总和刑期不满三十五年的，最高不能超过二十年，总和刑期在三十五年以上的，最高不能超过二十五年',
    kind: 'amount',
    subtype: 'dataValidation',
    when: { originalSentence: 'fixedTerm', multipleCrimes: true },
    limit: {
      op: '<=',
      table: [
        { totalMonthsLt: 420, maxMonths: 240 },
        { totalMonthsGte: 420, maxMonths: 300 },
      ],
    },
  },
  {
    id: 'CL-071',
    title: {
      zh: '又犯新罪数罪并罚',
      en: 'New crime while serving: unserved remainder + new sentence',
    },
    article: '第七十一条',
    text: '判决宣告以后，刑罚执行完毕以前，被判刑的犯罪分子又犯罪的，应当对新犯的罪作出判决，把前罪没有执行的刑罚和后罪所判处的刑罚，依照本法第六十九条的规定，决定执行的刑罚。',
    kind: 'procedure',
    treatment: 'forPerson',
    from: '1997-10-01',
    when: { event: 'newCrimeWhileServing' },
    limit: { method: 'remainderPlusNew' },
  },
]);
