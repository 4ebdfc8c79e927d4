import { type RecordedEvent, StoreUnavailable, UnreadableEvent } from '../port.ts';
import { type IdIndex, type KeptPlace, openIdIndex } from './id-index.ts';
import type { KurrentReads } from './kurrent-reads.ts';

/** The ids of the store, as far as they were read; the file is opened when it is first needed. */
export interface KeptIds {
  /** Place of the first event with an id that is in the store now; null when there is none. */
  placeOf(id: string): Promise<KeptPlace | null>;
  /** Place of an id in a stream, as far as was read. */
  inStream(stream: string, id: string): KeptPlace | null;
  /** What this process has appended. */
  add(events: readonly RecordedEvent[]): void;
  /** Resolves when everything is in the index that was in the store at the call. */
  caughtUp(): Promise<void>;
  /** The newest event that is known to have been in the store, in the same file. */
  readonly end: Pick<IdIndex, 'newest' | 'knowNewest' | 'forgetNewest'>;
  close(): Promise<void>;
}

/** Events that are taken at a time. */
const batch = 1_000;

/** One reading at a time; after one that failed, the next begins where it came to. */
export function idsOf(folder: string, reads: KurrentReads): KeptIds {
  let index: IdIndex | null = null;
  let closed = false;
  let isOurs = false;
  let reading: Promise<void> = Promise.resolve();

  function opened(): IdIndex {
    if (closed) throw new StoreUnavailable('closed');
    index ??= openIdIndex(folder);
    return index;
  }

  /** An index of another store, or of one that was put back, is begun anew. */
  async function mustBeOurs(): Promise<void> {
    const stand = opened().readUpTo();
    if (stand !== null) {
      const there = await reads.at(stand.position).catch((error: unknown) => {
        if (error instanceof UnreadableEvent) return null;
        throw error;
      });
      if (there?.id !== stand.id) opened().clear();
    }
    isOurs = true;
  }

  async function readOn(): Promise<void> {
    if (!isOurs) await mustBeOurs();
    let read: RecordedEvent[] = [];
    const after = opened().readUpTo()?.position ?? 0;
    for await (const event of reads.ofAll({ after, onUnreadable: () => undefined })) {
      read.push(event);
      if (read.length < batch) continue;
      opened().take(read);
      read = [];
    }
    opened().take(read);
  }

  function caughtUp(): Promise<void> {
    reading = reading.then(readOn, readOn);
    return reading;
  }

  return {
    async placeOf(id) {
      const known = isOurs ? opened().placeOf(id) : null;
      if (known !== null) return known;
      await caughtUp();
      return opened().placeOf(id);
    },
    inStream: (stream, id) => opened().inStream(stream, id),
    add: (events) => opened().add(events),
    caughtUp,
    end: {
      // A file of an earlier version knows only how far it has read.
      newest: () => opened().newest() ?? opened().readUpTo(),
      knowNewest: (event) => opened().knowNewest(event),
      forgetNewest() {
        opened().forgetNewest();
        opened().clear();
      },
    },
    async close() {
      closed = true;
      await reading.catch(() => undefined);
      index?.close();
    },
  };
}
