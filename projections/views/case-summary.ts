import { agencyKinds } from '#domain/casework/agencies.ts';
import { type CaseDeadline, caseDeadlines } from '#domain/casework/case-deadlines.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { Turn } from '../ports/turn.ts';

/** Time limits that are owed: an act is due, and leaving it undone would be a default. */
export const owedDeadlines = (deadlines: readonly CaseDeadline[]): readonly CaseDeadline[] =>
  deadlines
    .filter(({ done, kind, optional }) => !done && kind === 'atMost' && !optional)
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));

/** Rights that may be used until a day and left unused: to leave one is no default. */
export const openRights = (deadlines: readonly CaseDeadline[]): readonly CaseDeadline[] =>
  deadlines
    .filter(({ done, kind, optional }) => !done && kind === 'atMost' && optional)
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));

export function turnOf(
  state: CaseState,
  deadlines: readonly CaseDeadline[] = caseDeadlines(state),
): Turn {
  const kind = stageInfo[state.stage].turn;
  if (kind === null) return { kind, agency: null, due: null };
  const owed = owedDeadlines(deadlines).find(({ owner }) => owner === kind);
  return { kind, agency: state.agencies[kind], due: owed?.due ?? null };
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
