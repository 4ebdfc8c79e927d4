import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** Facts to begin with: what they are about, and the facts as the command line and the server take them. */
export interface BenchExample {
  readonly id: string;
  readonly title: Bilingual;
  readonly facts: Readonly<Record<string, unknown>>;
}

const threeYears = {
  measure: 'commutation',
  originalSentence: 'fixedTerm',
  currentSentence: 'fixedTerm',
  termMonths: 36,
  sentenceStart: '2024-09-05',
  sentenceEnd: '2027-09-04',
  judgmentEffective: '2025-02-20',
  deliveryDate: '2025-03-10',
  filingDate: '2026-03-20',
  priors: [],
  categories: [],
  property: 'none',
  merit: ['repent'],
};

export const benchExamples: readonly BenchExample[] = [
  {
    id: 'due',
    title: t('三年有期徒刑，可以提请减刑', 'Three years, may be proposed'),
    facts: threeYears,
  },
  {
    id: 'early',
    title: t('同一案件，提请过早', 'The same case, too early'),
    facts: { ...threeYears, filingDate: '2026-01-20' },
  },
  {
    id: 'missing',
    title: t('同一案件，缺少交付执行日期', 'The same case without the day of delivery'),
    facts: { ...threeYears, deliveryDate: null },
  },
  {
    id: 'much',
    title: t('建议减刑幅度超过上限', 'More is proposed than the law allows'),
    facts: { ...threeYears, proposedReductionMonths: 14 },
  },
  {
    id: 'parole',
    title: t('累犯报请假释', 'Parole of a recidivist'),
    facts: {
      ...threeYears,
      measure: 'parole',
      filingDate: '2026-06-20',
      categories: ['recidivist'],
      noReoffendRisk: true,
      communityAssessment: true,
    },
  },
];
