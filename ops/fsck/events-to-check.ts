import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CheckedEvents,
  type EventStoreFault,
  openCheckedEvents,
} from '#event-store/embedded/check-events.ts';
import { readerOver } from '#event-store/embedded/embedded-reader.ts';
import { noEventStore, storeFileName } from '#event-store/embedded/schema.ts';
import { openEventReader } from '#event-store/open-store.ts';
import type { EventReader, EventStoreDescription, RecordedEvent } from '#event-store/port.ts';
import { type FileUse, openToCheck } from '#platform/stored-file.ts';

/** The events that a folder's other stores are held against, wherever they lie. */
export interface EventsToCheck {
  /** The file or the engine, as a difference names it. */
  readonly name: string;
  /** Walks all of them and tells what is wrong with each before it comes. */
  walk(tell: (fault: EventStoreFault) => void): CheckedEvents;
  /** For reading; the caller closes it. */
  open(): EventReader;
}

/** Those in the folder. Throws RangeError when there are none. */
export function eventsOfFolder(folder: string, use: FileUse): EventsToCheck {
  const file = join(folder, 'events', storeFileName);
  if (!existsSync(file)) throw noEventStore(folder);
  return {
    name: storeFileName,
    walk: (tell) => openCheckedEvents(file, use, tell),
    open: () => readerOver(openToCheck(file, use), file),
  };
}

/** Those of an engine, whose own files are its operator's to check. */
export function eventsOfEngine(description: EventStoreDescription): EventsToCheck {
  const open = (): EventReader => openEventReader(description);
  return { name: description.kind, open, walk: (tell) => walkOf(open(), tell) };
}

function walkOf(reader: EventReader, tell: (fault: EventStoreFault) => void): CheckedEvents {
  const revisions = new Map<string, number>();
  function inspect({ position, stream, revision }: RecordedEvent): void {
    const expected = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    if (revision === expected) return;
    tell({ position, detail: `revision ${revision} of its stream where ${expected} was due` });
  }
  return {
    async *events() {
      const events = reader.readAll({
        onUnreadable({ position, place: { stream }, reason }) {
          if (stream !== null) revisions.set(stream, (revisions.get(stream) ?? -1) + 1);
          tell({ position, detail: `it cannot be read: ${reason}` });
        },
      });
      for await (const event of events) {
        inspect(event);
        yield event;
      }
    },
    close: reader.close,
  };
}
