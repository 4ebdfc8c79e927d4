import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { ExpectedRevision } from '#event-store/port.ts';
import type { EventType } from '#migrations/event-versions.ts';

/**
 * Keeps an act outside of casework as an event; resolves when it is synced. Throws
 * WrongExpectedRevision when the stream is not where it is believed to be.
 */
export type RecordAct = (
  stream: string,
  type: EventType,
  data: JsonObject,
  request: { readonly correlationId: string; readonly principal: Principal | null },
  expected?: ExpectedRevision,
) => Promise<void>;
