import { communityCorrectionMeasures } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const communityCorrectionMeasuresRules = textsOf(communityCorrectionMeasures, [
  {
    id: 'CCR-042',
    title: {
      zh: '社区矫正对象减刑：县级提出、市级审核、三十日裁定',
      en: 'Community correction commutation: county proposes, city consents, 30 days ruling',
    },
    article: '第四十二条',
    text: '人民法院应当自收到减刑建议书和相关证据材料之日起三十日内依法裁定',
    kind: 'deadline',
    when: { measure: 'commutation', inCommunityCorrection: true },
    limit: {
      op: '<=',
      period: { days: 30 },
      asWritten: '三十日内',
      trigger: 'courtReceivesProposalAndEvidence',
      actor: 'court',
    },
  },
]);
