import { sppRecord2014, typicalCases2025, assessment2026 } from './instruments.ts';
import { textsOf } from './rule.ts';

export const sppRecord2014Rules = textsOf(sppRecord2014, [
  {
    id: 'REC2014-002',
    title: {
      zh: '职务犯罪减刑假释备案审查十日',
      en: 'Duty-crime cases: report for record within 10 days (bureau level → SPP; county level → provincial)',
    },
    article: '第二条',
    text: '人民检察院对职务犯罪罪犯减刑、假释、暂予监外执行案件实行备案审查，按照下列情形分别处理：\n（一）对原厅局级以上职务犯罪罪犯减刑、假释、暂予监外执行的案件，人民检察院应当在收到减刑、假释裁定书或者暂予监外执行决定书后十日以内，逐案层报最高人民检察院备案审查；\n（二）对原县处级职务犯罪罪犯减刑、假释、暂予监外执行的案件，人民检察院应当在收到减刑、假释裁定书或者暂予监外执行决定书后十日以内，逐案层报省级人民检察院备案审查。',
    kind: 'deadline',
    when: {
      measure: ['commutation', 'parole'],
      categoriesAny: ['dutyCrime'],
      formerRankIn: ['bureauOrAbove', 'countyDivision'],
    },
    limit: {
      op: '<=',
      period: { days: 10 },
      asWritten: '十日以内',
      trigger: 'procuratorateReceivesRuling',
      actor: 'procuratorate',
    },
  },
]);

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

export const assessment2026Rules = textsOf(assessment2026, [
  {
    id: 'ASSESS-2026',
    title: {
      zh: '拟裁定假释应当委托调查评估；评估意见六个月内可沿用',
      en: 'Parole: community assessment mandatory; reusable for 6 months',
    },
    article: '第1条、第5条',
    text: '对于拟裁定假释的罪犯，应当委托调查评估',
    kind: 'materials',
    treatment: 'materials',
    when: { measure: 'parole' },
    limit: { requires: ['communityImpactAssessment'], mandatory: true, validMonths: 6 },
  },
]);
