import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import type { ErrorCode } from '#domain/kernel/errors.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';

/** One line for `andu send`: which agency's system sends which command to which case. */
export interface AddressedCommand {
  readonly agency: AgencyId;
  readonly caseId: CaseId;
  readonly name: CaseCommand['kind'];
  readonly data: CaseCommand['data'];
  /** Who decided, where the step must say so. */
  readonly person?: ActingPerson;
  readonly expect: 'accepted' | 'refused';
  /** Code of the refusal that is expected. */
  readonly code?: ErrorCode;
}
