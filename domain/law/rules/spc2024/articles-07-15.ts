import { spc2024 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const spc2024Articles7To15 = textsOf(spc2024, [
  {
    id: 'SPC2024-007',
    title: {
      zh: '查无可供执行财产且无第六条情形：认定确无履行能力',
      en: 'No assets found and no art.6 situation → genuinely unable',
    },
    article: '第七条',
    text: '罪犯经执行法院查控未发现有可供执行财产，且不具有本规定第六条所列情形的，应认定其确无履行能力。',
    kind: 'eligibility',
    when: { noAssetsFoundByEnforcementCourt: true, art6Situations: false },
    limit: { effect: 'ability=false' },
  },
  {
    id: 'SPC2024-008-1',
    title: {
      zh: '罚金裁定免除',
      en: 'Fine remitted: other unperformed items do not affect repentance unless able',
    },
    article: '第八条',
    text: '罪犯被判处的罚金被执行法院裁定免除的，其他财产性判项未履行完毕不影响对其确有悔改表现的认定，但罪犯确有履行能力的除外',
    kind: 'eligibility',
    when: { fineRemitted: true },
    limit: { effect: 'noEffectUnlessAble' },
  },
  {
    id: 'SPC2024-009',
    title: {
      zh: '没收财产一般不影响悔改认定',
      en: 'Confiscation: generally no effect unless art.6(1)',
    },
    article: '第九条',
    text: '除具有本规定第六条第一款所列情形外，没收财产判项执行情况一般不影响对罪犯确有悔改表现的认定',
    kind: 'eligibility',
    when: { propertyType: 'confiscation', art6_1: false },
    limit: { effect: 'noEffectOnRepentance' },
  },
  {
    id: 'SPC2024-010',
    title: {
      zh: '民事赔偿不影响悔改的三种情形',
      en: 'Civil compensation: deposit / instalments on time / written waiver',
    },
    article: '第十条',
    text: '承担民事赔偿义务的罪犯，具有下列情形之一的，不影响对其确有悔改表现的认定：\n\n（一）全额履行民事赔偿义务，附带民事诉讼原告人下落不明或者拒绝接受，对履行款项予以提存的；\n\n（二）分期履行民事赔偿义务，没有出现期满未履行情形的；\n\n（三）附带民事诉讼原告人对罪犯表示谅解，并书面放弃民事赔偿的。',
    kind: 'eligibility',
    when: { anyOf: ['fullyDeposited', 'instalmentsNotOverdue', 'victimForgaveAndWaivedInWriting'] },
    limit: { effect: 'noEffectOnRepentance' },
  },
  {
    id: 'SPC2024-012',
    title: {
      zh: '三类罪犯不积极退赃不认定悔改',
      en: 'Three special classes not returning proceeds: not repentant',
    },
    article: '第十二条',
    text: '对职务犯罪、破坏金融管理秩序和金融诈骗犯罪、组织（领导、参加、包庇、纵容）黑社会性质组织犯罪等罪犯，不积极退赃、协助追缴赃款赃物、赔偿损失的，不认定其确有悔改表现。',
    kind: 'eligibility',
    when: {
      categoriesAny: ['dutyCrime', 'financialCrime', 'mafiaOrganization'],
      notActivelyReturningProceeds: true,
    },
    limit: { op: 'notRepent' },
    onFail: 'block',
  },
  {
    id: 'SPC2024-015',
    title: {
      zh: '施行日期',
      en: 'In force 2024-05-01; earlier inconsistent interpretations yield',
    },
    article: '第十五条',
    text: '本规定自2024年5月1日起施行，此前发布的司法解释与本规定不一致的，以本规定为准。',
    kind: 'procedure',
    subtype: 'transition',
    when: { transition: true },
    limit: { effectiveFrom: '2024-05-01' },
  },
]);
