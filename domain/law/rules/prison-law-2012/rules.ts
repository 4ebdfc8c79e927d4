import { prisonLaw2012 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const prisonLaw2012Rules = textsOf(prisonLaw2012, [
  {
    id: 'PL2012-030',
    title: { zh: '减刑审限（旧监狱法）', en: 'Commutation 1+1 month (old Prison Law)' },
    article: '第三十条',
    text: '人民法院应当自收到减刑建议书之日起一个月内予以审核裁定；案情复杂或者情况特殊的，可以延长一个月',
    kind: 'deadline',
    to: '2026-10-31',
    when: { measure: 'commutation' },
    limit: {
      op: '<=',
      period: { months: 1 },
      extension: { period: { months: 1 } },
      trigger: 'courtReceivesProposal',
    },
  },
]);
