import { prisonLaw2026 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const prisonLaw2026Rules = textsOf(prisonLaw2026, [
  {
    id: 'PL2026-043',
    title: {
      zh: '申诉控告检举不得作为无悔改依据',
      en: 'Petition/complaint/report must not be used as lack of repentance',
    },
    article: '第四十三条',
    text: '监狱、人民法院、人民检察院不得将罪犯依法提出申诉、控告、检举，作为认定罪犯不服从管教、没有悔改表现的依据。',
    kind: 'eligibility',
    when: { petitionFiled: true },
    limit: { op: 'mustNotBlock' },
  },
  {
    id: 'PL2026-049',
    title: { zh: '减刑条件（监狱法）', en: 'Commutation conditions (Prison Law)' },
    article: '第四十九条',
    text: '被判处无期徒刑、有期徒刑的罪犯，在服刑期间确有悔改或者立功表现，符合法律规定的减刑条件的，根据监狱考核的结果，可以减刑；有下列重大立功表现之一的，应当减刑',
    kind: 'eligibility',
    when: { measure: 'commutation', sentenceType: ['life', 'fixedTerm'] },
    limit: { op: 'may/shall', ref: ['CL-078-1A', 'CL-078-1B'] },
  },
  {
    id: 'PL2026-051',
    title: { zh: '减刑管辖与审限', en: 'Commutation venue and 1+1 month' },
    article: '第五十一条',
    text: '人民法院应当自收到减刑建议书之日起一个月以内作出裁定；案情复杂或者情况特殊的，可以延长一个月',
    kind: 'deadline',
    when: { measure: 'commutation' },
    limit: {
      op: '<=',
      period: { months: 1 },
      extension: { period: { months: 1 }, if: '案情复杂或者情况特殊' },
      trigger: 'courtReceivesProposal',
    },
  },
  {
    id: 'PL2026-052',
    title: {
      zh: '死缓期满应及时提出减刑建议',
      en: 'Reprieve expiry: prison shall promptly propose; provincial consent; high court',
    },
    article: '第五十二条',
    text: '被判处死刑缓期二年执行的罪犯，在死刑缓期执行期间，符合法律规定的减为无期徒刑、有期徒刑条件的，死刑缓期执行期满时，所在监狱应当及时提出减刑建议，报经省、自治区、直辖市监狱管理机关审核同意后，提请高级人民法院裁定。',
    kind: 'procedure',
    when: { originalSentence: 'deathReprieve' },
    limit: { requires: 'provincialPrisonAuthorityConsent', court: 'high' },
  },
  {
    id: 'PL2026-053',
    title: { zh: '假释管辖与审限', en: 'Parole venue and 1+1 month' },
    article: '第五十三条',
    text: '人民法院应当自收到假释建议书之日起一个月以内作出裁定；案情复杂或者情况特殊的，可以延长一个月',
    kind: 'deadline',
    when: { measure: 'parole' },
    limit: {
      op: '<=',
      period: { months: 1 },
      extension: { period: { months: 1 }, if: '案情复杂或者情况特殊' },
      trigger: 'courtReceivesProposal',
      table: [
        { currentSentence: 'fixedTerm', court: 'intermediate' },
        { currentSentence: 'life', court: 'high', requires: 'provincialPrisonAuthorityConsent' },
      ],
    },
  },
]);
