import { DatabaseSync } from 'node:sqlite';
import { Problem } from '#domain/kernel/problem.ts';
import { generationFile } from './sqlite-backend.ts';
import { isDamagedView } from './sqlite-sink.ts';

/** Reads a view through a connection of its own to whichever generation serves. */
export interface ServingReader<Queries> {
  /**
   * Asks the generation that serves. Throws Problem `view-not-caught-up` when none does, also
   * when its file turns out to be damaged: it is then given up and filled anew.
   */
  ask<T>(question: (queries: Queries) => T): T;
  /** Changes to another generation; null when none serves. */
  follow(generation: number | null): void;
  close(): void;
}

/** `prepare` makes the statements for one generation's file; `onDamage` is told of a damaged one. */
export function openServingReader<Queries>(
  folder: string,
  view: string,
  prepare: (database: DatabaseSync) => Queries,
  onDamage: () => void,
): ServingReader<Queries> {
  let current: { generation: number; database: DatabaseSync; queries: Queries } | null = null;

  function close(): void {
    current?.database.close();
    current = null;
  }

  function open(generation: number): typeof current {
    const database = new DatabaseSync(generationFile(folder, view, generation), {
      readOnly: true,
      timeout: 5_000,
    });
    try {
      database.exec('PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY');
      return { generation, database, queries: prepare(database) };
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Does something with the file; a damaged one is let go of and told of. */
  function guarded<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (!isDamagedView(error)) throw error;
      close();
      onDamage();
      throw new Problem('view-not-caught-up', [], { cause: error, retryAfter: 5 });
    }
  }

  return {
    ask(question) {
      if (current === null) throw new Problem('view-not-caught-up');
      const { queries } = current;
      return guarded(() => question(queries));
    },
    follow(generation) {
      if (generation === (current?.generation ?? null)) return;
      close();
      if (generation === null) return;
      try {
        guarded(() => {
          current = open(generation);
        });
      } catch (error) {
        // Who asks meanwhile is told so; the engine fills the view anew.
        if (!(error instanceof Problem)) throw error;
      }
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
