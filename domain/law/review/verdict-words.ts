import type { Bilingual } from '#domain/kernel/violation.ts';
import { factName } from '../fact-names.ts';
import type { Review, Verdict } from './answer.ts';

/** What a verdict is told by. */
type Told = Pick<Review, 'verdict' | 'missing' | 'proposal'>;

/**
 * How an answer comes out as a whole. The verdict is of the measure; what is proposed within it may
 * still be unlawful, or for a person, and then the whole is not "eligible".
 */
export type Outcome = Verdict | 'unlawfulProposal' | 'openProposal';

/** What colours, words and exit codes go by. */
export function outcomeOf({ verdict, proposal }: Pick<Told, 'verdict' | 'proposal'>): Outcome {
  if (verdict !== 'eligible' || proposal === null || proposal.lawful === true) return verdict;
  return proposal.lawful === false ? 'unlawfulProposal' : 'openProposal';
}

/** The facts for want of which nothing can be said yet; none where a bar or a time decides without them. */
export const undecidedFor = ({
  verdict,
  missing,
}: Pick<Told, 'verdict' | 'missing'>): readonly string[] =>
  verdict === 'humanReview'
    ? missing.filter(({ decisive }) => decisive).map(({ field }) => field)
    : [];

const outcomes: Readonly<Record<Outcome, Bilingual>> = {
  eligible: {
    zh: '符合法定条件（是否准许由人民法院裁定）',
    en: 'Statutory conditions met (whether it is granted is for the court)',
  },
  notYet: { zh: '时间未到', en: 'Not yet' },
  blocked: { zh: '依法不得', en: 'Barred by law' },
  humanReview: { zh: '须由人判断', en: 'For a person to decide' },
  unlawfulProposal: {
    zh: '提请的内容不合法（所提请事项本身的条件具备）',
    en: 'What is proposed is not lawful (the measure itself is open)',
  },
  openProposal: {
    zh: '提请的内容是否合法须由人判断（所提请事项本身的条件具备）',
    en: 'Whether what is proposed is lawful is for a person (the measure itself is open)',
  },
};

/** A case of which no day of filing is known is asked for the planned one, by the name of that field. */
const wantedName = (field: string): Bilingual =>
  field === 'filingDate'
    ? { zh: '报请之日（拟提请日期）', en: 'Day of filing (planned filing)' }
    : factName(field);

/** The verdict in words: 尚不能判断 with the facts that are wanted, wherever one is missing that decides. */
export function verdictWords(told: Told): Bilingual {
  const wanted = undecidedFor(told).map(wantedName);
  if (wanted.length === 0) return outcomes[outcomeOf(told)];
  return {
    zh: `尚不能判断，缺少事实：${wanted.map(({ zh }) => zh).join('、')}`,
    en: `Cannot be judged yet; facts are missing: ${wanted.map(({ en }) => en).join(', ')}`,
  };
}
