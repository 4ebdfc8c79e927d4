import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId } from '#domain/kernel/ids.ts';
import {
  type EventStore,
  type RecordedActor,
  StoreOverloaded,
  StoreUnavailable,
  WrongExpectedRevision,
} from '#event-store/port.ts';
import { versionOf } from '#migrations/upcast.ts';
import type { AnchoringStatus } from './anchoring-service.ts';
import { anchoringStream, anchoringType } from './ledger/anchoring-record.ts';

const theLog: RecordedActor = { kind: 'service', id: 'log', agency: null, role: 'none' };

/** Appends an event for each anchoring that the log's thread has to tell of. */
export interface AnchoringRecorder {
  /** Begins to record what a status says, unless it is under way. */
  take(status: Pick<AnchoringStatus, 'toRecord'>): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function anchoringRecorder(
  store: Pick<EventStore, 'append'>,
  onFailure: (error: unknown) => void,
): AnchoringRecorder {
  let underWay: Promise<void> | null = null;

  async function append({ record, revision }: AnchoringStatus['toRecord'] & {}): Promise<void> {
    const id = EventId(randomUUID());
    const metadata = {
      correlationId: id,
      causationId: id,
      actor: theLog,
      schemaVersion: versionOf(anchoringType),
      salt: randomBytes(32).toString('base64url'),
    };
    const data = record as unknown as JsonObject;
    const event = { id, type: anchoringType, data, metadata };
    try {
      await store.append(anchoringStream, [event], revision ?? 'noStream');
    } catch (error) {
      // It is told already, by this process or by another one.
      if (error instanceof WrongExpectedRevision) return;
      // Readiness names the store, and the next status says it again.
      if (error instanceof StoreUnavailable || error instanceof StoreOverloaded) return;
      onFailure(error);
    }
  }

  return {
    take({ toRecord }) {
      if (toRecord === null || underWay !== null) return;
      underWay = append(toRecord).finally(() => {
        underWay = null;
      });
    },
    settled: async () => underWay ?? undefined,
  };
}
