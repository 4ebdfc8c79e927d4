import type { AgencyKind } from '#domain/casework/agencies.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';

/** Whose turn it is in a case, and until when; the same for list, work list, search and cockpit. */
export interface Turn {
  /** Null when nothing is left to do. */
  readonly kind: AgencyKind | null;
  readonly agency: AgencyId | null;
  /** Last day of the time limit that this agency owes next; null when none runs or it is not known. */
  readonly due: LegalDate | null;
}
