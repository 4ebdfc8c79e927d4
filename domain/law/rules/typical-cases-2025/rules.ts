import { typicalCases2025 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const typicalCases2025Rules = textsOf(typicalCases2025, [
  {
    id: 'SPP2025-C5',
    title: { zh: '二分之一下限应计入交付前羁押', en: '1/2 floor counts pre-delivery custody' },
    article: '案例五 罪犯王某减刑监督案',
    text: '刑法规定有期徒刑减刑后“实际执行刑期不能少于原判刑期二分之一”的期限，应当包含罪犯在监狱中服刑刑期和送交监狱执行前的羁押期限。',
    kind: 'procedure',
    subtype: 'counting',
    when: { measure: 'commutation', originalSentence: 'fixedTerm' },
    limit: { countFrom: 'sentenceStart' },
  },
  {
    id: 'SPP2025-C7',
    title: {
      zh: '同一毒品前科同时构成累犯和毒品再犯只算一个从严情节',
      en: 'Same drug prior making both recidivist and drug-recidivist: one strictness factor only',
    },
    article: '案例七 罪犯陈某某减刑监督案',
    text: '对于因同一毒品犯罪前科同时构成累犯和毒品再犯的，可参照《毒品案件纪要》中“量刑时不得重复从重处罚”的规定，按照一个减刑从严情节予以适用。',
    kind: 'amount',
    treatment: 'forPerson',
    when: {
      measure: 'commutation',
      categoriesAll: ['recidivist', 'drugRecidivist'],
      samePrior: true,
    },
    limit: { strictFactors: 1 },
  },
]);
