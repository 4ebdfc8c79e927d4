import type { Principal } from '#domain/access/principal.ts';
import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { CommandName } from '#domain/casework/events.ts';
import type { CaseId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';

/** A command as it came through the door: shape and sender are checked, nothing else. */
export interface CommandRequest {
  readonly name: CommandName;
  /** Null only for `openCase`, whose id is then derived from the key. */
  readonly caseId: CaseId | null;
  readonly expectedRevision: number | null;
  readonly data: JsonObject;
  /** Whom a system says to have taken the step; null when it names nobody, and for people. */
  readonly person: ActingPerson | null;
  /** A UUID chosen by the sender; the same key with the same request is a repeat. */
  readonly idempotencyKey: string;
  readonly correlationId: string;
  readonly principal: Principal;
}

/** One event of an answer; positions and revisions are decimal strings at the door. */
export interface AnsweredEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
}

export interface CommandAnswer {
  readonly caseId: CaseId;
  readonly revision: string;
  readonly position: string;
  readonly events: readonly AnsweredEvent[];
  readonly receipt: JsonObject;
  /** True when the request had been answered before; not part of the body. */
  readonly repeated: boolean;
}
