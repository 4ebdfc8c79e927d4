import {
  criminalLaw,
  restrictedReprieve,
  spc2016,
  spc2024,
  termStatement2000,
} from './instruments.ts';
import { textsOf } from './rule.ts';

export const criminalLawDefinitions = textsOf(criminalLaw, [
  {
    id: 'CL-050-2',
    title: { zh: '死缓限制减刑的适用范围', en: 'Scope of commutation-restricted death reprieve' },
    article: '第五十条',
    text: '对被判处死刑缓期执行的累犯以及因故意杀人、强奸、抢劫、绑架、放火、爆炸、投放危险物质或者有组织的暴力性犯罪被判处死刑缓期执行的犯罪分子，人民法院根据犯罪情节等情况可以同时决定对其限制减刑',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: { originalSentence: 'deathReprieve', categoriesAny: ['recidivist', 'violentEight'] },
    limit: { flag: 'commutationRestricted', mustBeInOperativePartOfJudgment: true },
  },
  {
    id: 'CL-058-1',
    title: {
      zh: '附加剥夺政治权利起算',
      en: 'Political-rights term runs from completion of main sentence or from parole',
    },
    article: '第五十八条',
    text: '附加剥夺政治权利的刑期，从徒刑、拘役执行完毕之日或者从假释之日起计算；剥夺政治权利的效力当然施用于主刑执行期间',
    kind: 'procedure',
    subtype: 'counting',
    treatment: 'forPerson',
    from: '1997-10-01',
    when: { hasPoliticalRightsDeprivation: true },
    limit: { start: ['mainSentenceEnd', 'paroleDate'] },
  },
  {
    id: 'CL-065',
    title: { zh: '累犯定义', en: 'Recidivist (general)' },
    article: '第六十五条',
    text: '被判处有期徒刑以上刑罚的犯罪分子，刑罚执行完毕或者赦免以后，在五年以内再犯应当判处有期徒刑以上刑罚之罪的，是累犯，应当从重处罚，但是过失犯罪和不满十八周岁的人犯罪的除外',
    kind: 'eligibility',
    subtype: 'definition',
    treatment: 'forPerson',
    when: {
      definition: 'recidivist',
      priorSentence: 'fixedTermOrAbove',
      newSentence: 'fixedTermOrAbove',
      yearsSincePriorReleaseLte: 5,
      negligent: false,
      under18: false,
    },
    limit: {
      op: '<=',
      period: { years: 5 },
      asWritten: '五年以内',
      from: 'releaseOrPardon; for parolees from expiry of parole',
    },
  },
  {
    id: 'CL-066',
    title: { zh: '特别累犯', en: 'Special recidivist' },
    article: '第六十六条',
    text: '危害国家安全犯罪、恐怖活动犯罪、黑社会性质的组织犯罪的犯罪分子，在刑罚执行完毕或者赦免以后，在任何时候再犯上述任一类罪的，都以累犯论处',
    kind: 'eligibility',
    subtype: 'definition',
    treatment: 'forPerson',
    when: {
      definition: 'recidivist',
      categoriesAny: ['nationalSecurity', 'terrorism', 'mafiaOrganization'],
    },
    limit: { op: 'anyTime' },
  },
  {
    id: 'CL-074',
    title: {
      zh: '累犯和犯罪集团首要分子不适用缓刑',
      en: 'No probation for recidivists / ringleaders',
    },
    article: '第七十四条',
    text: '对于累犯和犯罪集团的首要分子，不适用缓刑。',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: { measure: 'probation', categoriesAny: ['recidivist', 'criminalGroupRingleader'] },
    limit: { op: 'forbidden' },
  },
]);

export const restrictedReprieveDefinitions = textsOf(restrictedReprieve, [
  {
    id: 'LIM-007',
    title: {
      zh: '限制减刑须在判决主文单独宣告',
      en: 'Restriction must be a separate item in the operative part',
    },
    article: '第七条',
    text: '人民法院对被判处死刑缓期执行的被告人所作的限制减刑决定，应当在判决书主文部分单独作为一项予以宣告。',
    kind: 'procedure',
    treatment: 'forPerson',
    when: { commutationRestricted: true },
    limit: { requires: 'judgmentOperativeItem' },
  },
]);

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

export const spc2024Definitions = textsOf(spc2024, [
  {
    id: 'SPC2024-013-2',
    title: {
      zh: '执行法院七日内出具证明',
      en: 'Enforcement court replies to prison inquiry within 7 days',
    },
    article: '第十三条',
    text: '执行财产性判项的人民法院收到刑罚执行机关核实罪犯财产性判项执行情况的公函后，应当在七日内出具相关证明，已经执行结案的，应当附有关法律文书',
    kind: 'deadline',
    when: { stage: 'prisonInquiry' },
    limit: {
      op: '<=',
      period: { days: 7 },
      asWritten: '七日内',
      trigger: 'enforcementCourtReceivesInquiry',
      actor: 'enforcementCourt',
    },
  },
  {
    id: 'SPC2024-014',
    title: {
      zh: '裁定后发现隐瞒财产情节严重应撤销',
      en: 'After ruling: serious concealment → revoke the ruling',
    },
    article: '第十四条',
    text: '发现其虚假申报、故意隐瞒财产，情节严重的，人民法院应当撤销该减刑、假释裁定',
    kind: 'procedure',
    treatment: 'process',
    when: { event: 'concealmentFoundAfterRuling', serious: true },
    limit: { op: 'shallRevoke' },
  },
]);

export const termStatement2000Definitions = textsOf(termStatement2000, [
  {
    id: 'SENT-START',
    title: {
      zh: '刑期起止：羁押一日折抵一日（管制二日）；取保候审顺延',
      en: 'Sentence start/end wording: 1 day credit (2 for control); bail during custody postpones the end',
    },
    article: '全文',
    text: '刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日（判处管制刑的，羁押一日折抵刑期二日）……羁押期间取保候审的，刑期的终止日顺延。',
    kind: 'procedure',
    subtype: 'counting',
    treatment: 'forPerson',
    when: { dataEntry: true },
    limit: { creditDays: { fixedTerm: 1, criminalDetention: 1, control: 2 } },
  },
]);
