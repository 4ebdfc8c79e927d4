import { notPermitted } from '#domain/access/require-permission.ts';
import type { AccessPolicy, Permission } from '#domain/access/access-policy.ts';
import type { DoorRequest } from '#http/operation.ts';
import type { Masking, ReadOperation, Relation } from '#domain/access/operations.ts';
import type { Principal } from '#domain/access/principal.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState, Parties } from '#domain/casework/case-state.ts';
import { caseStream, type CaseEvent } from '#domain/casework/events.ts';
import { fold } from '#domain/kernel/decider.ts';
import { CaseId, isUuid } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';

const casePrefix = 'case-';

/** A case as its own events tell it, up to a position. */
export interface ReadCase {
  readonly state: CaseState;
  readonly events: readonly RecordedEvent[];
}

/** How a case stands to the asker's agency. */
export const relationTo = (principal: Principal, agencies: Parties): Relation =>
  agencyKinds.some((kind) => agencies[kind] === principal.agency?.id) ? 'ownCase' : 'otherCase';

/**
 * The events of one case and the state they give. `at` leaves out what came later.
 * Throws Problem `not-found`.
 */
export async function readCase(
  store: Pick<EventStore, 'readStream'>,
  id: string,
  at = Number.POSITIVE_INFINITY,
): Promise<ReadCase> {
  if (!isUuid(id)) throw new Problem('not-found');
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(caseStream(CaseId(id)))) {
    if (event.position <= at) events.push(event);
  }
  const state = fold<CaseState | null, CaseEvent>(
    caseDecider,
    events as unknown as readonly CaseEvent[],
  );
  if (state === null) throw new Problem('not-found');
  return { state, events };
}

/** The agencies of the case that a stream belongs to; null for a stream of another kind. */
export async function partiesOf(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
): Promise<Parties | null> {
  if (!stream.startsWith(casePrefix)) return null;
  for await (const { data } of store.readStream(stream, { limit: 1 })) {
    return (data['agencies'] ?? null) as Parties | null;
  }
  return null;
}

/** Whether the asker may have the proof of an event, and what is masked. Throws Problem `forbidden`. */
export async function maskingOfEvent(
  store: Pick<EventStore, 'readStream'>,
  policy: AccessPolicy,
  request: DoorRequest,
  { stream }: RecordedEvent,
): Promise<Masking> {
  const parties = await partiesOf(store, stream);
  const principal = request.principal!;
  const relation = parties === null ? 'noCase' : relationTo(principal, parties);
  return allowed(policy.permits({ principal, operation: 'proof.read', relation }));
}

/** Whether the asker may do this with this case, and what is masked. Throws Problem `forbidden`. */
export function maskingFor(
  policy: AccessPolicy,
  request: DoorRequest,
  operation: ReadOperation,
  agencies: Parties,
): Masking {
  const principal = request.principal!;
  const relation = relationTo(principal, agencies);
  return allowed(policy.permits({ principal, operation, relation }));
}

function allowed(permission: Permission): Masking {
  if (permission.allowed) return permission.masking;
  throw notPermitted(permission);
}
