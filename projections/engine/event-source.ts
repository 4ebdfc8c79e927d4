import { type EventStore, type RecordedEvent, UnreadableEvent } from '#event-store/port.ts';

/** What the projections need of the event store. */
export type EventLog = Pick<
  EventStore,
  'can' | 'readAll' | 'readStream' | 'eventAt' | 'subscribe' | 'head'
>;

/** An event of the store, or the place where there is one that cannot be read. */
export type Entry = RecordedEvent | UnreadableEvent;

export interface Chunk {
  readonly entries: readonly Entry[];
  /** Position of the last entry, or `after` when there is none. */
  readonly upTo: number;
}

/** Reads the store forward in chunks; views that stand at the same place share one reading. */
export interface ChunkReader {
  /**
   * The next `size` entries at most after a position; `head` is the last position that is
   * known to be there. An event that cannot be read, or that is missing from a store without
   * gaps, is an entry as well: a view never passes an event unseen, and none stops it.
   */
  read(after: number, head: number): Promise<Chunk>;
  /** The entry at a position. */
  at(position: number): Promise<Entry>;
}

const missing = (position: number): UnreadableEvent =>
  new UnreadableEvent({ position, stream: null, id: null, type: null }, 'missing');

export function openChunkReader(log: EventLog, size: number): ChunkReader {
  const { gapless } = log.can;
  let last: { after: number; chunk: Chunk } | null = null;

  async function read(after: number, head: number): Promise<Chunk> {
    if (last !== null && last.after === after) {
      const { chunk } = last;
      if (chunk.entries.length === size || chunk.upTo >= head) return chunk;
    }
    const entries: Entry[] = [];
    const due = (): number => after + entries.length + 1;
    const fillTo = (position: number): void => {
      while (gapless && due() < position && entries.length < size) entries.push(missing(due()));
    };
    const take = (entry: Entry): void => {
      fillTo(entry.position);
      if (entries.length < size) entries.push(entry);
    };
    const range = { after, limit: size, onUnreadable: take };
    for await (const event of log.readAll(range)) take(event);
    // What the head promises and the store does not give is missing at its end.
    if (entries.length < size) fillTo(head + 1);
    const chunk = { entries, upTo: entries.at(-1)?.position ?? after };
    last = { after, chunk };
    return chunk;
  }

  async function at(position: number): Promise<Entry> {
    try {
      return (await log.eventAt(position)) ?? missing(position);
    } catch (error) {
      if (error instanceof UnreadableEvent) return error;
      throw error;
    }
  }

  return { read, at };
}
