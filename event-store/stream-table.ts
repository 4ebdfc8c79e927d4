import type { DatabaseSync } from 'node:sqlite';
import type { EventStore, RecordedEvent } from './port.ts';
import { inTransaction } from '#platform/in-transaction.ts';

/** Tables that are a view of one stream. */
export interface TableOfStream {
  /** Under what the tables' progress is kept. */
  readonly name: string;
  /** Raised when the tables would be filled otherwise than before: then they are filled anew. */
  readonly shape: number;
  readonly stream: string;
  /** Empties the tables. */
  readonly clear: () => void;
  /** Takes one event into the tables; runs in a transaction. */
  readonly take: (event: RecordedEvent) => void;
}

export interface StreamTable {
  /** Takes in what has come since; gives the last revision that is in the tables, -1 for none. */
  catchUp(): Promise<number>;
  /** True once the tables were filled from the stream, by whatever process. */
  isFilled(): boolean;
}

/** Makes the table in which the progress of views is kept; for the layout of a database that has some. */
export const streamTableLayout = `
  CREATE TABLE IF NOT EXISTS view_progress (
    name TEXT PRIMARY KEY,
    shape INTEGER NOT NULL,
    revision INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;`;

/** Events that are taken in at once. */
const atOnce = 500;

/**
 * Keeps tables up to one stream, with the revision that is in them in the same transaction: several
 * processes may do so over one file, and none takes an event twice. Tables without that revision, or
 * of another shape, are emptied and filled from the start; but as long as the stream has no event,
 * they are left as they are. `onTaken` is told when something came in.
 */
export function streamTable(
  database: DatabaseSync,
  store: Pick<EventStore, 'readStream'>,
  { name, shape, stream, clear, take }: TableOfStream,
  onTaken: () => void = () => undefined,
): StreamTable {
  const select = database.prepare('SELECT shape, revision FROM view_progress WHERE name = ?');
  const upsert = database.prepare(
    `INSERT INTO view_progress (name, shape, revision) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET shape = excluded.shape, revision = excluded.revision`,
  );
  /** The last revision in the tables; null where they were not filled, or in another way. */
  const revision = (): number | null => {
    const row = select.get(name) as { shape: number; revision: number } | undefined;
    return row?.shape === shape ? row.revision : null;
  };

  function begin(): void {
    inTransaction(database, () => {
      if (revision() !== null) return;
      clear();
      upsert.run(name, shape, -1);
    });
  }

  /** Another process may have taken some of them in meanwhile. */
  function takeAll(events: readonly RecordedEvent[]): void {
    inTransaction(database, () => {
      const seen = revision()!;
      const fresh = events.filter((event) => event.revision > seen);
      for (const event of fresh) take(event);
      if (fresh.length > 0) upsert.run(name, shape, fresh.at(-1)!.revision);
    });
  }

  async function next(): Promise<readonly RecordedEvent[]> {
    const from = (revision() ?? -1) + 1;
    const events: RecordedEvent[] = [];
    for await (const event of store.readStream(stream, { from, limit: atOnce })) events.push(event);
    return events;
  }

  async function readOn(): Promise<number> {
    for (;;) {
      const events = await next();
      if (events.length === 0) return revision() ?? -1;
      if (revision() === null) begin();
      takeAll(events);
      onTaken();
    }
  }

  let reading: Promise<number> = Promise.resolve(-1);
  return {
    catchUp() {
      // One after the other, also after one that failed.
      reading = reading.catch(() => -1).then(readOn);
      return reading;
    },
    isFilled: () => select.get(name) !== undefined,
  };
}
