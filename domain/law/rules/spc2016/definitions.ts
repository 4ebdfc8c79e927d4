import { spc2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const spc2016Definitions = textsOf(spc2016, [
  {
    id: 'SPC2016-004',
    title: {
      zh: '立功表现',
      en: 'Merit: six heads; items 4 and 6 need provincial-level confirmation',
    },
    article: '第四条',
    text: '第（四）项、第（六）项中的技术革新或者其他较大贡献应当由罪犯在刑罚执行期间独立或者为主完成，并经省级主管部门确认',
    kind: 'eligibility',
    subtype: 'definition',
    treatment: 'forPerson',
    when: { definition: 'merit' },
    limit: {
      evidence: {
        items46:
          'provincial competent authority confirmation; done independently or mainly, during execution',
      },
    },
  },
  {
    id: 'SPC2016-005',
    title: {
      zh: '重大立功表现',
      en: 'Major merit: seven heads; item 4 = invention patent confirmed by national authority (no utility-model/design)',
    },
    article: '第五条',
    text: '第（四）项中的发明创造或者重大技术革新应当是罪犯在刑罚执行期间独立或者为主完成并经国家主管部门确认的发明专利，且不包括实用新型专利和外观设计专利；第（七）项中的其他重大贡献应当由罪犯在刑罚执行期间独立或者为主完成，并经国家主管部门确认',
    kind: 'eligibility',
    subtype: 'definition',
    treatment: 'forPerson',
    when: { definition: 'majorMerit' },
    limit: {
      evidence: {
        item4: 'invention patent, national competent authority',
        item7: 'national competent authority confirmation',
      },
    },
  },
  {
    id: 'SPC2016-024',
    title: {
      zh: '特殊情况',
      en: 'Special circumstances = state political, defence, diplomatic needs',
    },
    article: '第二十四条',
    text: '刑法第八十一条第一款规定的“特殊情况”，是指有国家政治、国防、外交等方面特殊需要的情况。',
    kind: 'eligibility',
    subtype: 'definition',
    treatment: 'forPerson',
    when: { measure: 'parole', specialCircumstances: true },
    limit: { definition: true },
  },
  {
    id: 'SPC2016-032-3',
    title: {
      zh: '再审改判死缓或无期：已执行刑期在减为有期时一并扣减',
      en: 'Retrial to death reprieve/life: time already served deducted when later reduced to fixed',
    },
    article: '第三十二条',
    text: '再审改判为死刑缓期执行或者无期徒刑的，在新判决减为有期徒刑之时，原判决已经实际执行的刑期一并扣减',
    kind: 'procedure',
    subtype: 'counting',
    treatment: 'forPerson',
    when: { event: 'retrial', newSentence: ['deathReprieve', 'life'] },
    limit: { effect: 'deductServedAtConversion' },
  },
  {
    id: 'SPC2016-035',
    title: {
      zh: '死缓期内发现漏罪仍决定死缓：期间自新判决确定之日起，已执行的计入',
      en: 'Omitted crime in reprieve, again death reprieve: runs from new judgment, served reprieve counted in (unless omitted crime itself got death reprieve)',
    },
    article: '第三十五条',
    text: '被判处死刑缓期执行的罪犯，在死刑缓期执行期内被发现漏罪，依据刑法第七十条规定数罪并罚，决定执行死刑缓期执行的，死刑缓期执行期间自新判决确定之日起计算，已经执行的死刑缓期执行期间计入新判决的死刑缓期执行期间内，但漏罪被判处死刑缓期执行的除外。',
    kind: 'procedure',
    subtype: 'counting',
    treatment: 'forPerson',
    when: { event: 'omittedCrimeInReprieve' },
    limit: { reprieveStart: 'newJudgmentFinalDate', credit: 'reprieve already served' },
  },
  {
    id: 'SPC2016-036',
    title: {
      zh: '死缓期满后发现漏罪仍决定死缓：实际执行无期',
      en: 'Omitted crime after reprieve, again death reprieve: actually serves life',
    },
    article: '第三十六条',
    text: '被判处死刑缓期执行的罪犯，在死刑缓期执行期满后被发现漏罪，依据刑法第七十条规定数罪并罚，决定执行死刑缓期执行的，交付执行时对罪犯实际执行无期徒刑，死缓考验期不再执行，但漏罪被判处死刑缓期执行的除外。\n\n在无期徒刑减为有期徒刑时，前罪死刑缓期执行减为无期徒刑之日起至新判决生效之日止已经实际执行的刑期，应当计算在减刑裁定决定执行的刑期以内。\n\n原减刑裁定减去的刑期依照本规定第三十四条处理。',
    kind: 'procedure',
    subtype: 'counting',
    treatment: 'forPerson',
    when: { event: 'omittedCrimeAfterReprieve' },
    limit: {
      effect:
        'servesLife; time from conversion-to-life to new judgment counted at conversion to fixed',
    },
  },
  {
    id: 'SPC2016-038',
    title: { zh: '财产性判项材料随案移送', en: 'Property-judgment materials travel with the file' },
    article: '第三十八条',
    text: '刑罚执行机关报请减刑时应随案移送以上材料',
    kind: 'materials',
    treatment: 'materials',
    when: { measure: ['commutation', 'parole'], hasPropertyJudgment: true },
    limit: { requires: ['propertyPerformanceRecords'] },
  },
  {
    id: 'SPC2016-041',
    title: {
      zh: '财产性判项范围',
      en: 'Property judgment = civil compensation + recovery, restitution, fine, confiscation',
    },
    article: '第四十一条',
    text: '本规定所称“财产性判项”是指判决罪犯承担的附带民事赔偿义务判项，以及追缴、责令退赔、罚金、没收财产等判项。',
    kind: 'procedure',
    subtype: 'definition',
    treatment: 'forPerson',
    when: { definition: 'propertyJudgment' },
    limit: {
      includes: ['incidentalCivilCompensation', 'recovery', 'restitution', 'fine', 'confiscation'],
    },
  },
]);
