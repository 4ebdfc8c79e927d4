import { detentionExtension2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const detentionExtension2016Rules = textsOf(detentionExtension2016, [
  {
    id: 'DL-F2',
    title: {
      zh: '延长羁押决定须在届满前作出',
      en: 'Decision must be made before expiry; late requests not accepted',
    },
    article: '第十五条',
    text: '有决定权的人民检察院在侦查羁押期限届满前作出是否批准延长侦查羁押期限的决定后，交由受理案件的人民检察院侦查监督部门送达侦查机关（部门）。',
    kind: 'deadline',
    when: {},
    limit: { op: 'before', reference: 'expiryOfCurrentDetentionPeriod' },
    clock: {
      warning: 'f',
      actor: 'procuratorate',
      trigger: 'extensionRequestFiled',
      stops: ['decisionMade'],
      counting: 'custody',
    },
  },
]);
