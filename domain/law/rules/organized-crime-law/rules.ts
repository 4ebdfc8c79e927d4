import { organizedCrimeLaw } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const organizedCrimeLawRules = textsOf(organizedCrimeLaw, [
  {
    id: 'AOC-036-1',
    title: {
      zh: '黑社会组织者领导者、恶势力首要分子十年以上减刑须省级监狱管理机关复核',
      en: 'Mafia organisers/leaders & evil-force ringleaders ≥10y: provincial prison authority review',
    },
    article: '第三十六条',
    text: '对被判处十年以上有期徒刑、无期徒刑、死刑缓期二年执行的黑社会性质组织的组织者、领导者或者恶势力组织的首要分子减刑的，执行机关应当依法提出减刑建议，报经省、自治区、直辖市监狱管理机关复核后，提请人民法院裁定',
    kind: 'procedure',
    when: {
      measure: 'commutation',
      categoriesAny: ['mafiaOrganizerLeader', 'evilForceRingleader'],
      sentence: ['fixedTerm>=120', 'life', 'deathReprieve'],
    },
    limit: { requires: 'provincialPrisonAuthorityReview' },
    onFail: 'block',
  },
  {
    id: 'AOC-036-2',
    title: { zh: '前述人员假释同样复核（不限刑期）', en: 'Same review for parole (any term)' },
    article: '第三十六条',
    text: '对黑社会性质组织的组织者、领导者或者恶势力组织的首要分子假释的，适用前款规定的程序',
    kind: 'procedure',
    when: { measure: 'parole', categoriesAny: ['mafiaOrganizerLeader', 'evilForceRingleader'] },
    limit: { requires: 'provincialPrisonAuthorityReview' },
    onFail: 'block',
  },
  {
    id: 'AOC-037',
    title: {
      zh: '涉黑罪犯减刑假释须通知三方参加',
      en: 'Mafia-crime commutation/parole: procuratorate, executing organ and prisoner must be notified to attend',
    },
    article: '第三十七条',
    text: '人民法院审理黑社会性质组织犯罪罪犯的减刑、假释案件，应当通知人民检察院、执行机关参加审理，并通知被报请减刑、假释的罪犯参加，听取其意见。',
    kind: 'procedure',
    when: { measure: ['commutation', 'parole'], categoriesAny: ['mafiaOrganization'] },
    limit: { requires: ['procuratorate', 'executingOrgan', 'prisoner'] },
    onFail: 'block',
  },
]);
