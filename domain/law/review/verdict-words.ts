import type { Bilingual } from '#domain/kernel/violation.ts';
import { factName } from '../fact-names.ts';
import type { MissingFact, Review } from './answer.ts';

/** What a verdict is told by: the answer, or the little of it that a step keeps. */
type Told = Pick<Review, 'verdict'> & {
  readonly missing: readonly Pick<MissingFact, 'field' | 'decisive'>[];
};

/** The facts for want of which nothing can be said yet; none where a bar or a time decides without them. */
export const undecidedFor = ({ verdict, missing }: Told): readonly string[] =>
  verdict === 'humanReview'
    ? missing.filter(({ decisive }) => decisive).map(({ field }) => field)
    : [];

const verdicts: Readonly<Record<Review['verdict'], Bilingual>> = {
  eligible: {
    zh: '符合法定条件（是否准许由人民法院裁定）',
    en: 'Statutory conditions met (whether it is granted is for the court)',
  },
  notYet: { zh: '时间未到', en: 'Not yet' },
  blocked: { zh: '依法不得', en: 'Barred by law' },
  humanReview: { zh: '须由人判断', en: 'For a person to decide' },
};

/** The verdict in words: 尚不能判断 with the facts that are wanted, wherever one is missing that decides. */
export function verdictWords(told: Told): Bilingual {
  const wanted = undecidedFor(told).map(factName);
  if (wanted.length === 0) return verdicts[told.verdict];
  return {
    zh: `尚不能判断，缺少事实：${wanted.map(({ zh }) => zh).join('、')}`,
    en: `Cannot be judged yet; facts are missing: ${wanted.map(({ en }) => en).join(', ')}`,
  };
}
