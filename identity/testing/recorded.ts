import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId } from '#domain/kernel/ids.ts';
import { systemsStream, type SystemEvent } from '#domain/systems/system-events.ts';
import type { EventStore } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';

/** Keeps acts on accounts in the store, as the server above this floor does. */
export const recordOfAccounts =
  (store: Pick<EventStore, 'append'>): RecordAct =>
  async (stream, type, data, { correlationId, principal }, expected = 'any') => {
    const id = principal?.id ?? 'nobody';
    const actor = { kind: 'person', id, agency: null, role: 'administrator' } as const;
    const salt = randomBytes(32).toString('base64url');
    const metadata = { correlationId, causationId: correlationId, actor, schemaVersion: 1, salt };
    await store.append(stream, [{ id: EventId(randomUUID()), type, data, metadata }], expected);
  };

/** Appends what was decided of systems, as the commands above this floor do. */
export async function recordOfSystems(
  store: Pick<EventStore, 'append'>,
  events: readonly SystemEvent[],
): Promise<void> {
  const toAppend = events.map(({ type, data }) => ({
    id: EventId(randomUUID()),
    type,
    data: data as unknown as JsonObject,
    metadata: {
      correlationId: 'a-test-of-identity',
      causationId: 'a-test-of-identity',
      actor: { kind: 'person', id: 'administrator', agency: null, role: 'administrator' } as const,
      schemaVersion: 1,
      salt: randomBytes(32).toString('base64url'),
    },
  }));
  await store.append(systemsStream, toAppend, 'any');
}
