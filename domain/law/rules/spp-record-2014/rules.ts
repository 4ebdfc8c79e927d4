import { sppRecord2014 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

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
