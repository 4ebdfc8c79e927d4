import { agencyKinds } from '#domain/casework/agencies.ts';
import type { CaseDeadline } from '#domain/casework/case-deadlines.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { owedBy } from '#domain/casework/running-limits.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import { deadlinesOf } from './case-folding.ts';
import type { Turn } from '../ports/turn.ts';

export function turnOf(
  state: CaseState,
  deadlines: readonly CaseDeadline[] = deadlinesOf(state),
): Turn {
  const kind = stageInfo[state.stage].turn;
  if (kind === null) return { kind, agency: null, due: null };
  return { kind, agency: state.agencies[kind], due: owedBy(kind, deadlines)?.due ?? null };
}

/** Month `YYYY-MM` of a day; null when the day was not published. */
export const monthOf = (date: string | null): string | null => date?.slice(0, 7) ?? null;

/** Ids of the agencies that are parties, each once. */
export const partiesOf = (state: Pick<CaseState, 'agencies'>): readonly AgencyId[] => [
  ...new Set(agencyKinds.map((kind) => state.agencies[kind])),
];

/** How often the turn went from one agency to another. */
export function exchangesOf({ steps, stage }: Pick<CaseState, 'steps' | 'stage'>): number {
  const turns = [...steps.map((step) => step.stage), stage]
    .map((each) => stageInfo[each].turn)
    .filter((turn) => turn !== null);
  return turns.filter((turn, index) => index > 0 && turn !== turns[index - 1]).length;
}
