import type { CaseState } from '#domain/casework/case-state.ts';
import { checkSameCase, isPartyOf } from '#domain/casework/same-case.ts';
import type { Refusal } from '#domain/casework/refusal.ts';
import type { OpenCaseData } from '#domain/casework/steps/open-case.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import { UnreadableEvent } from '#event-store/port.ts';

/** Gives a case as it stands; null when there is none. */
export type StateOfCase = (caseId: CaseId) => Promise<CaseState | null>;

/** An opening held against other cases: by whom, and against which. */
interface Opening {
  readonly data: OpenCaseData;
  readonly opener: AgencyId;
  readonly others: readonly CaseId[];
}

/**
 * Refuses an opening of the same person, number or reference as other cases that gives no reason to
 * go on.
 */
export const likeOtherCases = async (
  opening: Opening,
  stateOf: StateOfCase,
): Promise<Refusal | null> =>
  checkSameCase(opening.data, await statesOf(opening, stateOf), opening.opener);

/**
 * The same for trying out, which leaves no trace: says nothing of the cases of which the opener is no
 * party, or anybody could ask it unseen whether a person has a case elsewhere.
 */
export async function likeOwnCases(
  opening: Opening,
  stateOf: StateOfCase,
): Promise<Refusal | null> {
  const states = await statesOf(opening, stateOf);
  const own = states.filter((state) => isPartyOf(state, opening.opener));
  return checkSameCase(opening.data, own, opening.opener);
}

async function statesOf({ others }: Opening, stateOf: StateOfCase): Promise<CaseState[]> {
  const states = await Promise.all(others.map((other) => readable(stateOf(other))));
  return states.filter((state) => state !== null);
}

/** A case that cannot be read cannot be compared; that there is one, readiness and fsck tell. */
async function readable(state: Promise<CaseState | null>): Promise<CaseState | null> {
  try {
    return await state;
  } catch (error) {
    if (error instanceof UnreadableEvent) return null;
    throw error;
  }
}
