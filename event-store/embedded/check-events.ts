import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson, type JsonObject } from '#domain/kernel/canonical-json.ts';
import type { RecordedEvent, UnreadableEvent } from '../port.ts';
import { readerOver } from './embedded-reader.ts';
import { categoryOf, eventFile } from './schema.ts';
import { checked, fileFaults, type FileUse, openToCheck } from '#platform/stored-file.ts';

/** A fault of the event store: of the file, or of the event at a position. */
export interface EventStoreFault {
  readonly position: number | null;
  readonly detail: string;
}

/** The event store as a checker walks it. */
export interface CheckedEvents {
  /** Every event that can be read, by position; the faults of each are told before it comes. */
  events(): AsyncGenerator<RecordedEvent>;
  close(): Promise<void>;
}

/**
 * Opens `events.sqlite` for a check and tells at once what is wrong with the file as a whole.
 * Throws when it cannot be opened at all.
 */
export function openCheckedEvents(
  file: string,
  use: FileUse,
  tell: (fault: EventStoreFault) => void,
): CheckedEvents {
  const database = openToCheck(file, use);
  for (const detail of [
    ...fileFaults(database, file, eventFile),
    ...checked(() => tableFaults(database)),
  ]) {
    tell({ position: null, detail });
  }
  const reader = readerOver(database, file);
  const textAt = database.prepare('SELECT data, metadata FROM events WHERE position = ?');
  const revisions = new Map<string, number>();
  let due = 1;

  function inspect(event: RecordedEvent): void {
    const { position, stream, revision } = event;
    for (; due < position; due += 1) tell({ position: due, detail: 'there is no such event' });
    due = position + 1;
    const expected = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    if (revision !== expected) {
      tell({ position, detail: `revision ${revision} of its stream where ${expected} was due` });
    }
    const text = textAt.get(position) as { data: string; metadata: string };
    const wanted = [event.data, event.metadata as unknown as JsonObject];
    for (const [index, stored] of [text.data, text.metadata].entries()) {
      const canonical = checked(() => [canonicalJson(wanted[index]!)])[0];
      if (stored !== canonical) tell({ position, detail: 'its text is not canonical JSON' });
    }
  }

  function passOver({ position, place: { stream }, reason }: UnreadableEvent): void {
    for (; due < position; due += 1) tell({ position: due, detail: 'there is no such event' });
    due = position + 1;
    if (stream !== null) revisions.set(stream, (revisions.get(stream) ?? -1) + 1);
    tell({ position, detail: `it cannot be read: ${reason}` });
  }

  return {
    async *events() {
      for await (const event of reader.readAll({ onUnreadable: passOver })) {
        inspect(event);
        yield event;
      }
    },
    close: reader.close,
  };
}

/** The tables beside the events: nothing in them that no event uses, nothing that says otherwise. */
function tableFaults(database: DatabaseSync): string[] {
  const faults: string[] = [];
  for (const row of database
    .prepare('SELECT name FROM streams WHERE number NOT IN (SELECT stream FROM events)')
    .all()) {
    faults.push(`no event is of stream ${String(row['name'])}`);
  }
  for (const row of database
    .prepare('SELECT number FROM kinds WHERE number NOT IN (SELECT kind FROM events)')
    .all()) {
    faults.push(`no event is of kind ${String(row['number'])}`);
  }
  for (const row of database
    .prepare(
      `SELECT DISTINCT kinds.number, category, name FROM events
       JOIN kinds ON kinds.number = kind JOIN streams ON streams.number = stream`,
    )
    .iterate()) {
    if (row['category'] !== categoryOf(String(row['name']))) {
      faults.push(`kind ${String(row['number'])} is of another category than its streams`);
    }
  }
  if (database.prepare('SELECT 1 FROM probes').get() !== undefined) {
    faults.push('a probe of the disk was left behind');
  }
  return faults;
}
