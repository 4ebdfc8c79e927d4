import type { SealedEvent } from '#event-store/port.ts';
import type { Chunk, ChunkReader, Entry } from './event-source.ts';

/**
 * A stretch of the log in the order in which a generation takes it that nobody reads: stream by stream, so that
 * a document is carried from its first event to its last at once, and what it was in between is soon forgotten.
 * Only at the end of a stretch is such a generation that of a position.
 */
export interface Stretch {
  /** Position behind which it begins. */
  readonly after: number;
  /** Position of its last event. */
  readonly upTo: number;
  /** Its events are taken in so many pieces one after the other; at least one. */
  readonly pieces: number;
  /** The events of a piece, from 0. The one opened last is kept for the other views that take it. */
  piece(number: number): readonly Entry[];
}

export interface StretchLimits {
  /** Events in a piece. */
  readonly chunk: number;
  /** A stretch ends when it has events of so many streams … */
  readonly streams: number;
  /** … or so many events … */
  readonly events: number;
  /** … or so many characters of them. */
  readonly characters: number;
}

/** Reads the log in stretches; views that stand at the same place share one. */
export interface StretchReader {
  /** The stretch behind a position. `head`: the last position that is known to be there. */
  read(after: number, head: number): Promise<Stretch>;
  /** Lets go of the one that was read last. */
  forget(): void;
}

export function openStretchReader(reader: ChunkReader, limits: StretchLimits): StretchReader {
  let last: Stretch | null = null;
  return {
    async read(after, head) {
      if (last?.after !== after || last.upTo === after) {
        last = null;
        last = await readStretch(reader, after, head, limits);
      }
      return last;
    },
    forget() {
      last = null;
    },
  };
}

async function readStretch(
  reader: ChunkReader,
  after: number,
  head: number,
  { chunk, streams, events, characters }: StretchLimits,
): Promise<Stretch> {
  const byStream = new Map<string | null, SealedEvent[]>();
  let upTo = after;
  let [count, size] = [0, 0];
  while (upTo < head && byStream.size < streams && count < events && size < characters) {
    const read = await reader.readSealed(upTo, head);
    if (read.upTo === upTo) break;
    for (const event of read.entries) {
      size += event.size;
      const known = byStream.get(event.stream);
      if (known === undefined) byStream.set(event.stream, [event]);
      else known.push(event);
    }
    count += read.entries.length;
    upTo = read.upTo;
  }
  return { after, upTo, ...inPieces([...byStream.values()].flat(), chunk) };
}

function inPieces(events: readonly SealedEvent[], size: number): Pick<Stretch, 'pieces' | 'piece'> {
  let opened: { readonly number: number; readonly entries: readonly Entry[] } | null = null;
  return {
    pieces: Math.max(1, Math.ceil(events.length / size)),
    piece(number) {
      if (opened?.number !== number) {
        const sealed = events.slice(number * size, (number + 1) * size);
        opened = { number, entries: sealed.map((event) => event.open()) };
      }
      return opened.entries;
    },
  };
}

/** A stretch in the order of the log, all of it one piece. */
export const asInLog = (after: number, { entries, upTo }: Chunk): Stretch => ({
  after,
  upTo,
  pieces: 1,
  piece: () => entries,
});
