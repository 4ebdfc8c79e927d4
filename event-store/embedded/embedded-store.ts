import { join, resolve } from 'node:path';
import { realpathSync } from 'node:fs';
import type { RunningStore } from '../port.ts';
import { openEmbeddedReader, type EmbeddedReader } from './embedded-reader.ts';
import type { LockHold } from '#platform/file-lock.ts';
import { createPrivateFolder } from '#platform/private-files.ts';
import { storeFileName } from './schema.ts';
import type { QueueLimits } from './waiting-appends.ts';
import { startWriter, type WriterClient } from './writer-client.ts';

export { EventStoreInUse } from './writer-lock.ts';
export type { QueueLimits };

export interface EmbeddedStoreOptions {
  /** Folder of the store's files; made when it is not there, for its owner only. */
  readonly folder: string;
  /** `shared`: other processes that say so as well may write there; `alone`, the default, keeps them out. */
  readonly writers?: LockHold;
  /** What may wait for the disk before appends are refused: 20,000 events, 64 MiB. */
  readonly queue?: Partial<QueueLimits>;
  /** Size that the file may not outgrow, so that a disk keeps room for the rest; no limit. */
  readonly maxFileBytes?: number;
  /**
   * Told once each time the machine's clock is found behind the last event, with how far, in
   * milliseconds; until it has come up, events are recorded at the time of that one.
   */
  readonly onClockBehind?: (behindMs: number) => void;
}

/** The store in this process: a writer in a thread of its own, readers where they are needed. */
export interface EmbeddedStore extends RunningStore {
  /** The file that `openEmbeddedReader` of other threads takes. */
  readonly file: string;
}

const defaultQueue: QueueLimits = { events: 20_000, bytes: 64 * 1024 * 1024 };

/**
 * Opens the store of a folder for writing and reading.
 * Throws EventStoreInUse when somebody else writes there, and one of the two wants to be alone.
 */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  createPrivateFolder(resolve(options.folder));
  // One true name, because threads find each other by it.
  const folder = realpathSync(options.folder);
  const writer = await startWriter(
    {
      folder,
      writers: options.writers ?? 'alone',
      maxFileBytes: options.maxFileBytes ?? null,
    },
    { ...defaultQueue, ...options.queue },
    (behindMs) => options.onClockBehind?.(behindMs),
  );
  const reader = await readerBeside(writer, join(folder, storeFileName));
  return {
    ...reader,
    append: writer.append,
    health: writer.health,
    backlog: writer.backlog,
    clockBehindMs: writer.clockBehindMs,
    async close() {
      await writer.close();
      await reader.close();
    },
  };
}

/** The reader; when it does not open, the writer lets go of its lock before that is thrown. */
async function readerBeside(writer: WriterClient, file: string): Promise<EmbeddedReader> {
  try {
    return openEmbeddedReader({ file });
  } catch (error) {
    await writer.close();
    throw error;
  }
}
