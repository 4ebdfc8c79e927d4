import { notPermitted } from '#domain/access/require-permission.ts';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { DoorRequest } from '#http/operation.ts';
import type { Relation } from '#domain/access/operations.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { caseStream } from '#domain/casework/events.ts';
import { CaseId, type DocumentId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { EventStore } from '#event-store/port.ts';
import { load, stateOf } from '../case/case-history.ts';
import { noSuchCase } from './file-faults.ts';
import { documentStream } from './stored-document.ts';

/** Throws Problem `forbidden` for somebody who submits no documents. */
export function mayUpload(policy: AccessPolicy, request: DoorRequest): void {
  check(policy, request, 'document.upload', 'noCase');
}

/**
 * A document is read by the agency that stored it, or through a case that it is
 * attached to by whoever reads that case's documents. Throws Problem `forbidden`,
 * and `not-found` when the case does not have it.
 */
export async function mayRead(
  store: EventStore,
  policy: AccessPolicy,
  request: DoorRequest,
  documentId: DocumentId,
  caseId: string | null,
): Promise<void> {
  if (caseId === null) {
    const agency = request.principal!.agency?.id ?? null;
    const [stored] = await load(store, documentStream(documentId));
    const own = agency !== null && stored?.metadata.actor.agency === agency;
    return check(policy, request, 'document.read', own ? 'ownCase' : 'otherCase');
  }
  const state = stateOf(await load(store, caseStream(CaseId(caseId))));
  const attached = state?.documents.some((document) => document.documentId === documentId);
  if (state === null || attached !== true) throw new Problem('not-found');
  check(policy, request, 'document.read', relationTo(state, request));
}

/**
 * A document is meant for a case by whoever reads the documents of that case. Throws Problem `forbidden`, and
 * `not-found` when there is no such case.
 */
export async function mayMean(
  store: EventStore,
  policy: AccessPolicy,
  request: DoorRequest,
  caseId: string,
): Promise<void> {
  const state = stateOf(await load(store, caseStream(CaseId(caseId))));
  if (state === null) throw noSuchCase();
  check(policy, request, 'document.read', relationTo(state, request));
}

const relationTo = (state: CaseState, { principal }: DoorRequest): Relation =>
  agencyKinds.some((kind) => state.agencies[kind] === principal!.agency?.id)
    ? 'ownCase'
    : 'otherCase';

function check(
  policy: AccessPolicy,
  { principal }: DoorRequest,
  operation: 'document.read' | 'document.upload',
  relation: Relation,
): void {
  const permission = policy.permits({ principal: principal!, operation, relation });
  if (permission.allowed) return;
  throw notPermitted(permission);
}
