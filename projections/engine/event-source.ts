import type { EventStore, RecordedEvent } from '#event-store/port.ts';

/** What the projections need of the event store. */
export type EventLog = Pick<EventStore, 'readAll' | 'subscribe' | 'head'>;

export interface Chunk {
  readonly events: readonly RecordedEvent[];
  /** Position of the last event, or `after` when there is none. */
  readonly upTo: number;
}

/** Reads the store forward in chunks; views that stand at the same place share one reading. */
export interface ChunkReader {
  /**
   * The next `size` events at most after a position; `head` is the last position
   * that is known to be there. Throws when one is missing from a store without gaps:
   * a view never passes an event that it was not given.
   */
  read(after: number, head: number): Promise<Chunk>;
  /** The event at a position; throws when there is none. */
  at(position: number): Promise<RecordedEvent>;
}

/** `gapless`: positions count from 1 by one, as in the embedded store. */
export function openChunkReader(
  log: EventLog,
  { size, gapless }: { readonly size: number; readonly gapless: boolean },
): ChunkReader {
  let last: { after: number; chunk: Chunk } | null = null;

  async function read(after: number, head: number): Promise<Chunk> {
    if (last !== null && last.after === after) {
      const { chunk } = last;
      if (chunk.events.length === size || chunk.upTo >= head) return chunk;
    }
    const events: RecordedEvent[] = [];
    for await (const event of log.readAll({ from: after + 1, limit: size })) {
      const expected = after + events.length + 1;
      if (gapless && event.position !== expected) {
        throw new Error(`the store gave position ${event.position} where ${expected} was due`);
      }
      events.push(event);
    }
    const chunk = { events, upTo: events.at(-1)?.position ?? after };
    last = { after, chunk };
    return chunk;
  }

  async function at(position: number): Promise<RecordedEvent> {
    for await (const event of log.readAll({ from: position, limit: 1 })) {
      if (event.position === position) return event;
    }
    throw new Error(`the store has no event at position ${position}`);
  }

  return { read, at };
}
