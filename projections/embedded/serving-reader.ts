import { DatabaseSync } from 'node:sqlite';
import { Problem } from '#domain/kernel/problem.ts';
import { generationFile } from './sqlite-backend.ts';

/** Reads a view through a connection of its own to whichever generation serves. */
export interface ServingReader<Queries> {
  /** Throws Problem `view-not-caught-up` before the first generation serves. */
  queries(): Queries;
  /** Changes to another generation; null when none serves. */
  follow(generation: number | null): void;
  close(): void;
}

/** `prepare` makes the statements for one generation's file. */
export function openServingReader<Queries>(
  folder: string,
  view: string,
  prepare: (database: DatabaseSync) => Queries,
): ServingReader<Queries> {
  let current: { generation: number; database: DatabaseSync; queries: Queries } | null = null;

  function close(): void {
    current?.database.close();
    current = null;
  }

  return {
    queries() {
      if (current === null) throw new Problem('view-not-caught-up');
      return current.queries;
    },
    follow(generation) {
      if (generation === (current?.generation ?? null)) return;
      close();
      if (generation === null) return;
      const database = new DatabaseSync(generationFile(folder, view, generation), {
        readOnly: true,
        timeout: 5_000,
      });
      database.exec('PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY');
      current = { generation, database, queries: prepare(database) };
    },
    close,
  };
}

/** Runs reads in one snapshot, so that what they give belongs to one position. */
export function inSnapshot<T>(database: DatabaseSync, read: (position: number) => T): T {
  database.exec('BEGIN');
  try {
    const row = database.prepare('SELECT position FROM progress').get()!;
    return read(row['position'] as number);
  } finally {
    database.exec('COMMIT');
  }
}
