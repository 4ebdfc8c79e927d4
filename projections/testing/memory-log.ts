import { randomUUID } from 'node:crypto';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { EventMetadata, RecordedEvent } from '#event-store/port.ts';
import type { EventLog } from '../engine/event-source.ts';

const metadata: EventMetadata = {
  correlationId: 'test',
  causationId: 'test',
  actor: { kind: 'service', id: 'test', agency: null, role: 'test' },
  schemaVersion: 1,
  salt: '',
};

/** Events for a test, in memory: append is at once visible to reads and subscriptions. */
export interface MemoryLog extends EventLog {
  readonly events: readonly RecordedEvent[];
  append(stream: string, type: string, data: JsonObject): RecordedEvent;
}

export function memoryLog(): MemoryLog {
  const events: RecordedEvent[] = [];
  const revisions = new Map<string, number>();
  let wake = Promise.withResolvers<void>();

  return {
    can: { gapless: true, idsUniqueIn: 'store', watchesOthers: false },
    events,
    append(stream, type, data) {
      const revision = (revisions.get(stream) ?? -1) + 1;
      revisions.set(stream, revision);
      const id = randomUUID() as string as RecordedEvent['id'];
      const position = events.length + 1;
      const recordedAt = new Date(Date.UTC(2026, 0, 1) + position * 1000).toISOString();
      const event = { id, type, data, metadata, stream, revision, position, recordedAt };
      events.push(event);
      wake.resolve();
      wake = Promise.withResolvers();
      return event;
    },
    async *readAll({ after = 0, limit = Infinity } = {}) {
      yield* events.slice(after, after + limit);
    },
    async *readStream(stream, { from = 0 } = {}) {
      yield* events.filter((event) => event.stream === stream && event.revision >= from);
    },
    eventAt: async (position) => events[position - 1] ?? null,
    async *subscribe({ after, signal }) {
      const aborted = new Promise<void>((resolve) => {
        if (signal?.aborted) resolve();
        signal?.addEventListener('abort', () => resolve());
      });
      let position = after;
      while (!signal?.aborted) {
        const next = events[position];
        if (next) {
          position += 1;
          yield { kind: 'event', event: next };
        } else {
          await Promise.race([wake.promise, aborted]);
        }
      }
    },
    head: async () => events.length,
  };
}
