import type { CaseDeadline } from './case-deadlines.ts';
import type { CaseState } from './case-state.ts';
import { stageInfo } from './stages.ts';

/**
 * What is true of a case or not, for lists and for figures that lead to them:
 * `open` it waits for an agency, `closed` it does not; `ruled` the court ruled; `returned` materials were sent
 * back (CASE-4); `opined` the procuratorate gave its opinion, `objected` it spoke against,
 * `corrected` it filed a correction opinion; `retried` a retrial was ordered or held; `late`
 * an act was done after its last day; `overridden` a soft finding was overridden with a
 * reason; `documented` documents are attached.
 */
export const caseMarks = [
  'open',
  'closed',
  'ruled',
  'returned',
  'opined',
  'objected',
  'corrected',
  'retried',
  'late',
  'overridden',
  'documented',
] as const;
export type CaseMark = (typeof caseMarks)[number];

/** The marks of a case as it stands, in their order; the same for the list and for the figures. */
export function marksOf(
  state: CaseState,
  deadlines: readonly CaseDeadline[],
  documents: number,
): readonly CaseMark[] {
  const did = (type: string): boolean => state.steps.some(({ event }) => event === type);
  const holds: Readonly<Record<CaseMark, boolean>> = {
    open: stageInfo[state.stage].turn !== null,
    closed: stageInfo[state.stage].turn === null,
    ruled: state.rulings.length > 0,
    returned: state.returns.length > 0,
    opined: state.procuratorateOpinion !== null,
    objected: state.procuratorateObjects || state.procuratorateOpinion?.stance === 'disagree',
    corrected: did('CorrectionOpinionFiled'),
    retried: did('RetrialOrdered') || state.rulings.some(({ retrial }) => retrial),
    late: deadlines.some(wasLate),
    overridden: state.overrides.length > 0,
    documented: documents > 0,
  };
  return caseMarks.filter((mark) => holds[mark]);
}

/** Done, but after the last day. */
export const wasLate = ({ kind, due, doneOn }: CaseDeadline): boolean =>
  kind === 'atMost' && due !== null && doneOn !== null && doneOn > due;
