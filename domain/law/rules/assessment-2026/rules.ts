import { assessment2026 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const assessment2026Rules = textsOf(assessment2026, [
  {
    id: 'ASSESS-2026',
    title: {
      zh: '拟裁定假释应当委托调查评估；评估意见六个月内可沿用',
      en: 'Parole: community assessment mandatory; reusable for 6 months',
    },
    article: '第1条、第5条',
    text: '对于拟裁定假释的罪犯，应当委托调查评估',
    kind: 'materials',
    treatment: 'materials',
    when: { measure: 'parole' },
    limit: { requires: ['communityImpactAssessment'], mandatory: true, validMonths: 6 },
  },
]);
