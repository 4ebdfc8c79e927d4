import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedReader } from '#event-store/embedded/embedded-reader.ts';
import { noEventStore, storeFileName } from '#event-store/embedded/schema.ts';
import type { EventStore } from '#event-store/port.ts';

/** Where a data folder keeps its parts. */
export const partsOfFolder = (dataFolder: string) => ({
  events: join(dataFolder, 'events'),
  log: join(dataFolder, 'log'),
  views: join(dataFolder, 'views'),
});

/** The events of a data folder for reading, also beside a running server. Throws RangeError when there are none. */
export function readEvents(
  dataFolder: string,
): Pick<EventStore, 'readAll' | 'readStream' | 'head' | 'close'> {
  return openEmbeddedReader({ file: eventsIn(dataFolder) });
}

/** The file of the events of a data folder. Throws RangeError when there is none. */
export function eventsIn(dataFolder: string): string {
  const file = join(partsOfFolder(dataFolder).events, storeFileName);
  if (!existsSync(file)) throw noEventStore(dataFolder);
  return file;
}
