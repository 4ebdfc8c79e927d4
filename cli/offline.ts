import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { noEventStore, storeFileName } from '#event-store/embedded/schema.ts';
import { openEventReader } from '#event-store/open-store.ts';
import type { EventReader } from '#event-store/port.ts';
import { placeOfEvents } from '#platform/data-folder/contents.ts';
import { readConfiguration } from '../server/configuration.ts';
import { type Engines, enginesOf } from '../server/engines.ts';

/** Where a data folder keeps its parts. */
export const partsOfFolder = (dataFolder: string) => ({
  events: join(dataFolder, 'events'),
  log: join(dataFolder, 'log'),
  views: join(dataFolder, 'views'),
});

/**
 * The engines of a data folder, as the settings of this process name them. Throws RangeError for settings that name
 * another kind of event store than the folder had: nothing of it would fit.
 */
export function enginesIn(dataFolder: string): Engines {
  const engines = enginesOf({ ...readConfiguration(process.env), dataFolder });
  const before = placeOfEvents(dataFolder);
  if (before === null || before === engines.events.kind) return engines;
  throw new RangeError(
    before === 'kurrentdb'
      ? `该数据目录的事件存放在 KurrentDB 中，请设置 ANDU_EVENT_STORE：${dataFolder} / The events of this data folder are in KurrentDB; set ANDU_EVENT_STORE: ${dataFolder}`
      : `该数据目录的事件存放在目录内，请去掉 ANDU_EVENT_STORE：${dataFolder} / The events of this data folder are in it; leave out ANDU_EVENT_STORE: ${dataFolder}`,
  );
}

/** The events of a data folder for reading, also beside a running server. Throws RangeError when there are none. */
export function readEvents(
  dataFolder: string,
): Pick<EventReader, 'readAll' | 'readStream' | 'head' | 'close'> {
  const { events } = enginesIn(dataFolder);
  if (events.kind === 'embedded') eventsIn(dataFolder);
  return openEventReader(events);
}

/** The file of the events of a data folder. Throws RangeError when there is none. */
export function eventsIn(dataFolder: string): string {
  const file = join(partsOfFolder(dataFolder).events, storeFileName);
  if (!existsSync(file)) throw noEventStore(dataFolder);
  return file;
}
