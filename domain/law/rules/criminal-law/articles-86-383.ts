import { criminalLaw } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const criminalLawArticles86To383 = textsOf(criminalLaw, [
  {
    id: 'CL-086-1',
    title: { zh: '假释考验期犯新罪撤销', en: 'Revoke parole on new crime; art.71' },
    article: '第八十六条',
    text: '被假释的犯罪分子，在假释考验期限内犯新罪，应当撤销假释，依照本法第七十一条的规定实行数罪并罚',
    kind: 'procedure',
    from: '1997-10-01',
    when: { measure: 'paroleRevocation', event: 'newCrime' },
    limit: { op: 'shall' },
  },
  {
    id: 'CL-086-2',
    title: {
      zh: '假释考验期发现漏罪撤销',
      en: 'Revoke parole on undisclosed earlier crime; art.70',
    },
    article: '第八十六条',
    text: '在假释考验期限内，发现被假释的犯罪分子在判决宣告以前还有其他罪没有判决的，应当撤销假释，依照本法第七十条的规定实行数罪并罚',
    kind: 'procedure',
    from: '1997-10-01',
    when: { measure: 'paroleRevocation', event: 'omittedCrime' },
    limit: { op: 'shall' },
  },
  {
    id: 'CL-086-3',
    title: {
      zh: '违反监管规定撤销假释',
      en: 'Revoke parole on violation; serve the unserved term',
    },
    article: '第八十六条',
    text: '有违反法律、行政法规或者国务院有关部门关于假释的监督管理规定的行为，尚未构成新的犯罪的，应当依照法定程序撤销假释，收监执行未执行完毕的刑罚',
    kind: 'procedure',
    when: { measure: 'paroleRevocation', event: 'violation' },
    limit: { op: 'shall' },
  },
  {
    id: 'CL-099',
    title: {
      zh: '以上、以下、以内包括本数',
      en: '"Not less than", "not more than" and "within" include the stated number',
    },
    article: '第九十九条',
    text: '本法所称以上、以下、以内，包括本数。',
    kind: 'procedure',
    subtype: 'counting',
    from: '1997-10-01',
    when: { interpretation: true },
    limit: { inclusive: true },
  },
  {
    id: 'CL-383-4',
    title: {
      zh: '终身监禁，不得减刑、假释',
      en: 'Life imprisonment without commutation/parole (embezzlement, bribery)',
    },
    article: '第三百八十三条',
    text: '犯第一款罪，有第三项规定情形被判处死刑缓期执行的，人民法院根据犯罪情节等情况可以同时决定在其死刑缓期执行二年期满依法减为无期徒刑后，终身监禁，不得减刑、假释',
    kind: 'eligibility',
    from: '2015-11-01',
    when: { measure: ['commutation', 'parole'], lifeImprisonmentNoRelease: true },
    limit: { op: 'forbidden' },
    onFail: 'block',
  },
]);
