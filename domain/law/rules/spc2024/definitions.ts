import { spc2024 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

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
