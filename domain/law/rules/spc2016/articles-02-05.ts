import { spc2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const spc2016Articles2To5 = textsOf(spc2016, [
  {
    id: 'SPC2016-002',
    title: { zh: '可以减刑案件的综合考察因素', en: '"May" cases: factors to weigh' },
    article: '第二条',
    text: '对于罪犯符合刑法第七十八条第一款规定“可以减刑”条件的案件，在办理时应当综合考察罪犯犯罪的性质和具体情节、社会危害程度、原判刑罚及生效裁判中财产性判项的履行情况、交付执行后的一贯表现等因素。',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: { measure: 'commutation', merit: 'any but majorMerit' },
    limit: {
      op: 'humanReview',
    },
  },
  {
    id: 'SPC2016-003-1',
    title: { zh: '确有悔改表现四项条件', en: 'Genuine repentance = all four' },
    article: '第三条',
    text: '“确有悔改表现”是指同时具备以下条件',
    kind: 'eligibility',
    subtype: 'definition',
    treatment: 'forPerson',
    when: { definition: 'repent' },
    limit: {
      op: 'allOf',
      items: ['admitsGuiltAndRepents', 'obeysLawAndRules', 'activelyStudies', 'activelyWorks'],
    },
  },
  {
    id: 'SPC2016-003-2',
    title: {
      zh: '三类罪犯不认定悔改情形',
      en: 'Three special classes: not repentant if no restitution or uses influence',
    },
    article: '第三条',
    text: '对职务犯罪、破坏金融管理秩序和金融诈骗犯罪、组织（领导、参加、包庇、纵容）黑社会性质组织犯罪等罪犯，不积极退赃、协助追缴赃款赃物、赔偿损失，或者服刑期间利用个人影响力和社会关系等不正当手段意图获得减刑、假释的，不认定其“确有悔改表现”',
    kind: 'eligibility',
    when: {
      categoriesAny: ['dutyCrime', 'financialCrime', 'mafiaOrganization'],
      anyOf: ['notActivelyReturningProceeds', 'usesInfluenceImproperly'],
    },
    limit: { op: 'notRepent' },
    onFail: 'block',
  },
  {
    id: 'SPC2016-003-3',
    title: { zh: '申诉权保护', en: 'A petition is not by itself lack of repentance' },
    article: '第三条',
    text: '罪犯在刑罚执行期间的申诉权利应当依法保护，对其正当申诉不能不加分析地认为是不认罪悔罪',
    kind: 'eligibility',
    when: { petitionFiled: true },
    limit: { op: 'mustNotBlock' },
  },
]);
