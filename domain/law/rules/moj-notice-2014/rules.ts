import { mojNotice2014 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const mojNotice2014Rules = textsOf(mojNotice2014, [
  {
    id: 'MOJ38-CAT',
    title: { zh: '三类罪犯的定义', en: 'Definition of the three special classes' },
    article: '二（一）',
    text: '职务犯罪罪犯是指国家工作人员和依法从事公务的人员因实施刑法分则第八章所规定的贪污贿赂犯罪、第九章所规定的渎职犯罪而被判处刑罚的罪犯。破坏金融秩序和金融诈骗犯罪罪犯是指因实施刑法分则第三章第四节规定的破坏金融管理秩序犯罪、第三章第五节规定的金融诈骗犯罪而被判处刑罚的罪犯。涉黑罪犯是指因实施刑法分则第六章第一节第二百九十四条规定的组织（领导、参加、包庇、纵容）黑社会性质组织犯罪而被判处刑罚的罪犯。',
    kind: 'eligibility',
    subtype: 'definition',
    treatment: 'forPerson',
    when: { definition: ['dutyCrime', 'financialCrime', 'mafiaOrganization'] },
    limit: {
      dutyCrime: '刑法分则第八章、第九章',
      financialCrime: '刑法分则第三章第四节、第五节',
      mafiaOrganization: '刑法第294条',
    },
  },
  {
    id: 'MOJ38-COUNTY',
    title: {
      zh: '原县处级以上职务犯罪须省局审核',
      en: 'Former county-level-and-above officials (duty crime): provincial bureau review before proposing',
    },
    article: '三（二）',
    text: '对原县处级以上职务犯罪罪犯提请减刑、假释的案件，须经省（区、市）监狱管理局审核后才能提请；',
    kind: 'procedure',
    when: {
      measure: ['commutation', 'parole'],
      categoriesAny: ['dutyCrime'],
      formerRank: 'countyDivisionOrAbove',
    },
    limit: { requires: 'provincialPrisonAuthorityReview' },
    onFail: 'block',
  },
  {
    id: 'MOJ38-BUREAU',
    title: {
      zh: '原厅局级以上职务犯罪裁定后十日内报司法部备案',
      en: 'Former bureau-level-and-above: file with MOJ within 10 days of ruling',
    },
    article: '三（一）',
    text: '省（区、市）监狱管理局应当在裁定减刑、假释或批准暂予监外执行后十日内，填写《原厅局级以上职务犯罪罪犯减刑、假释及暂予监外执行情况登记表》（附后），连同备案材料报司法部监狱管理局',
    kind: 'deadline',
    when: {
      measure: ['commutation', 'parole'],
      categoriesAny: ['dutyCrime'],
      formerRank: 'bureauOrAbove',
    },
    limit: {
      op: '<=',
      period: { days: 10 },
      asWritten: '十日内',
      trigger: 'rulingMade',
      actor: 'provincialPrisonBureau',
    },
  },
]);
