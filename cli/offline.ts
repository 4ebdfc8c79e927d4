import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { noEventStore, storeFileName } from '#event-store/embedded/schema.ts';
import { openEventReader } from '#event-store/open-store.ts';
import type { EventReader } from '#event-store/port.ts';
import { embeddedEngines } from '../server/engines.ts';

/** Where a data folder keeps its parts. */
export const partsOfFolder = (dataFolder: string) => ({
  events: join(dataFolder, 'events'),
  log: join(dataFolder, 'log'),
  views: join(dataFolder, 'views'),
});

/** The events of a data folder for reading, also beside a running server. Throws RangeError when there are none. */
export function readEvents(
  dataFolder: string,
): Pick<EventReader, 'readAll' | 'readStream' | 'head' | 'close'> {
  eventsIn(dataFolder);
  return openEventReader(embeddedEngines(dataFolder).events);
}

/** The file of the events of a data folder. Throws RangeError when there is none. */
export function eventsIn(dataFolder: string): string {
  const file = join(partsOfFolder(dataFolder).events, storeFileName);
  if (!existsSync(file)) throw noEventStore(dataFolder);
  return file;
}
