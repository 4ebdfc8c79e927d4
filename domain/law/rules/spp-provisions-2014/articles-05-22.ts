import { sppProvisions2014 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const sppProvisions2014Articles5To22 = textsOf(sppProvisions2014, [
  {
    id: 'SPP2014-006-1',
    title: {
      zh: '检察院应当调查核实：拟提请减刑、假释罪犯系职务犯罪罪',
      en: 'Procuratorate must investigate: special class of offender, or public attention',
    },
    article: '第六条',
    text: '拟提请减刑、假释罪犯系职务犯罪罪犯，破坏金融管理秩序和金融诈骗犯罪罪犯，黑社会性质组织犯罪罪犯，严重暴力恐怖犯罪罪犯，或者其他在社会上有重大影响、社会关注度高的罪犯',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'procuratorateReview', trigger: 'specialClassOrPublicAttention' },
    limit: { requires: 'investigation' },
    onFail: 'warn',
  },
  {
    id: 'SPP2014-006-2',
    title: {
      zh: '检察院应当调查核实：因罪犯有立功表现或者重大立功表现',
      en: 'Procuratorate must investigate: merit or major merit',
    },
    article: '第六条',
    text: '因罪犯有立功表现或者重大立功表现拟提请减刑的',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'procuratorateReview', trigger: 'meritOrMajorMerit' },
    limit: { requires: 'investigation' },
    onFail: 'warn',
  },
  {
    id: 'SPP2014-006-3',
    title: {
      zh: '检察院应当调查核实：拟提请减刑、假释罪犯的减刑幅度大',
      en: 'Procuratorate must investigate: large reduction or long probation, early start, short interval or time served',
    },
    article: '第六条',
    text: '拟提请减刑、假释罪犯的减刑幅度大、假释考验期长、起始时间早、间隔时间短或者实际执行刑期短的',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'procuratorateReview', trigger: 'largeOrEarly' },
    limit: { requires: 'investigation' },
    onFail: 'warn',
  },
  {
    id: 'SPP2014-006-4',
    title: {
      zh: '检察院应当调查核实：拟提请减刑、假释罪犯的考核计分高',
      en: 'Procuratorate must investigate: high scores, or doubtful records',
    },
    article: '第六条',
    text: '拟提请减刑、假释罪犯的考核计分高、专项奖励多或者鉴定材料、奖惩记录有疑点的',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'procuratorateReview', trigger: 'highScoresOrDoubtfulRecords' },
    limit: { requires: 'investigation' },
    onFail: 'warn',
  },
  {
    id: 'SPP2014-006-5',
    title: {
      zh: '检察院应当调查核实：收到控告、举报的',
      en: 'Procuratorate must investigate: a complaint or a report',
    },
    article: '第六条',
    text: '收到控告、举报的',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'procuratorateReview', trigger: 'complaintOrReport' },
    limit: { requires: 'investigation' },
    onFail: 'warn',
  },
]);
