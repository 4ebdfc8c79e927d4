import type { RecordedHistory, ShownProof } from './history-types.ts';
import type { CaseDeadline } from '#domain/casework/case-deadlines.ts';
import type { AgencyKind } from '#domain/casework/agencies.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';

/** A case in a list. */
export interface CaseRow extends CaseState {
  readonly id: string;
  readonly openedOn: LegalDate | null;
  readonly turn: { readonly kind: AgencyKind | null; readonly due: LegalDate | null };
}

/** A case on its page. */
export interface CaseDossier extends CaseState {
  readonly id: string;
  readonly revision: string;
  readonly asOf: string;
  readonly deadlines: readonly CaseDeadline[];
}

export type { RecordedHistory, ShownProof };
