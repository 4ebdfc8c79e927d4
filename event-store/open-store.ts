import { join } from 'node:path';
import { openEmbeddedReader } from './embedded/embedded-reader.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { storeFileName } from './embedded/schema.ts';
import type { EndListeners } from './kurrentdb/known-end.ts';
import { openKurrentReader, openKurrentStore } from './kurrentdb/kurrent-store.ts';
import type { EventReader, EventStoreDescription, RunningStore } from './port.ts';

/**
 * From the description of an event store to the store: the composition root calls it, and threads that are told
 * the description. Another engine is a folder beside `embedded/`, a kind of description and a line here.
 */

export interface StoreUse extends EndListeners {
  /** `shared`: other processes that say so as well may write there; `alone` keeps them out. */
  readonly writers: 'shared' | 'alone';
  /** Told each time the machine's clock is found behind the last event, with how far, ms. */
  readonly onClockBehind?: (behindMs: number) => void;
  /** Somebody has accepted that events are lost: the store is taken as it is now. */
  readonly acceptsLoss?: true;
}

/** Opens a store for writing and reading. Throws EventStoreInUse, and what else keeps the engine from opening. */
export function openEventStore(
  description: EventStoreDescription,
  use: StoreUse,
): Promise<RunningStore> {
  switch (description.kind) {
    case 'embedded':
      return openEmbeddedStore({ folder: description.folder, ...use });
    case 'kurrentdb':
      return openKurrentStore({ ...description, ...use });
  }
}

/** Opens a store for reading, beside whoever writes. Throws when it is not there. */
export function openEventReader(description: EventStoreDescription): EventReader {
  switch (description.kind) {
    case 'embedded':
      return openEmbeddedReader({ file: join(description.folder, storeFileName) });
    case 'kurrentdb':
      return openKurrentReader(description);
  }
}
