import { createHash } from 'node:crypto';
import { syntheticJourneys } from '#demo/synthetic/synthetic-cases.ts';
import { caseStream } from '#domain/casework/events.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { PlacedEvent } from '../rebuild-events.ts';

/**
 * The events of so many synthetic cases at every stage of their way, as the decider makes them;
 * they are appended as they are, for sending each as a signed command would take an hour.
 */
export function* syntheticEvents(cases: number): Generator<PlacedEvent> {
  const until = LegalDate(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
  for (const { caseId, journey } of syntheticJourneys({ cases, seed: 1, until })) {
    for (const [index, { agency, event }] of journey.events.entries()) {
      const digest = createHash('sha256').update(`${caseId} ${index}`).digest();
      const request = uuidOf(digest);
      yield {
        stream: caseStream(caseId),
        event: {
          id: EventId(request),
          type: event.type,
          data: event.data as unknown as JsonObject,
          metadata: {
            correlationId: request,
            causationId: request,
            actor: { kind: 'system', id: 'bench', agency, role: 'businessSystem' },
            schemaVersion: 1,
            salt: digest.toString('base64url'),
          },
        },
      };
    }
  }
}

function uuidOf(digest: Buffer): string {
  const hex = digest.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
