import {
  type EventReader,
  type EventStore,
  type RecordedEvent,
  type SealedEvent,
  UnreadableEvent,
} from '#event-store/port.ts';

/** What the projections need of the event store. */
export type EventLog = Pick<
  EventStore,
  'can' | 'readAll' | 'readStream' | 'eventAt' | 'subscribe' | 'head'
> &
  Pick<EventReader, 'readSealed'>;

/** An event of the store, or the place where there is one that cannot be read. */
export type Entry = RecordedEvent | UnreadableEvent;

export interface Chunk<Item = Entry> {
  readonly entries: readonly Item[];
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
  /** The same, each entry to be opened when it is its turn; nothing of it is kept for another view. */
  readSealed(after: number, head: number): Promise<Chunk<SealedEvent>>;
  /** The entry at a position. */
  at(position: number): Promise<Entry>;
}

const missing = (position: number): UnreadableEvent =>
  new UnreadableEvent({ position, stream: null, id: null, type: null }, 'missing');

/** An entry that was read already. */
function sealed(entry: Entry): SealedEvent {
  const { position } = entry;
  const stream = entry instanceof UnreadableEvent ? entry.place.stream : entry.stream;
  return { position, stream, size: 0, open: () => entry };
}

export function openChunkReader(log: EventLog, size: number): ChunkReader {
  const { gapless } = log.can;
  let last: { after: number; chunk: Chunk } | null = null;

  async function read(after: number, head: number): Promise<Chunk> {
    if (last !== null && last.after === after) {
      const { chunk } = last;
      if (chunk.entries.length === size || chunk.upTo >= head) return chunk;
    }
    const entries = await collect<Entry>({ after, head }, missing, async (take) => {
      const range = { after, limit: size, onUnreadable: take };
      for await (const event of log.readAll(range)) take(event);
    });
    const chunk = { entries, upTo: entries.at(-1)?.position ?? after };
    last = { after, chunk };
    return chunk;
  }

  /** What is read, at most as much as goes into a chunk; where a position is left out, `missing` stands there. */
  async function collect<Item extends { readonly position: number }>(
    { after, head }: { readonly after: number; readonly head: number },
    missing: (position: number) => Item,
    read: (take: (item: Item) => void) => Promise<void>,
  ): Promise<readonly Item[]> {
    const entries: Item[] = [];
    const due = (): number => after + entries.length + 1;
    const fillTo = (position: number): void => {
      while (gapless && due() < position && entries.length < size) entries.push(missing(due()));
    };
    await read((item) => {
      fillTo(item.position);
      if (entries.length < size) entries.push(item);
    });
    // What the head promises and the store does not give is missing at its end.
    if (entries.length < size) fillTo(head + 1);
    return entries;
  }

  async function readSealed(after: number, head: number): Promise<Chunk<SealedEvent>> {
    if (log.readSealed === undefined) {
      const { entries, upTo } = await read(after, head);
      return { entries: entries.map(sealed), upTo };
    }
    const reading = log.readSealed({ after, limit: size });
    const nothing = (position: number): SealedEvent => sealed(missing(position));
    const entries = await collect<SealedEvent>({ after, head }, nothing, async (take) => {
      for await (const event of reading) take(event);
    });
    return { entries, upTo: entries.at(-1)?.position ?? after };
  }

  async function at(position: number): Promise<Entry> {
    try {
      return (await log.eventAt(position)) ?? missing(position);
    } catch (error) {
      if (error instanceof UnreadableEvent) return error;
      throw error;
    }
  }

  return { read, readSealed, at };
}
