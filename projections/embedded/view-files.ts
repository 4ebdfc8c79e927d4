import { statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { FoundView, ViewsBeside } from '../engine/views-engine.ts';
import { catalogueOf, generationFile } from './sqlite-backend.ts';
import { sqliteCode } from '#platform/sqlite-code.ts';

/** Looks at files that another process makes, writes and removes; a look costs microseconds. */
export function openViewFiles(folder: string, views: readonly string[]): ViewsBeside {
  const files = views.map((view) => viewFile(folder, view));
  return {
    look: async () => files.map((file) => file.look()),
    async close() {
      for (const file of files) file.close();
    },
  };
}

function viewFile(folder: string, view: string) {
  const catalogue = openedFile("SELECT id FROM generation WHERE state = 'serving'");
  const content = openedFile(
    'SELECT position, (SELECT count(*) FROM parked) AS parked FROM progress',
  );

  function look(): FoundView {
    const serving = catalogue.ask(catalogueOf(folder, view));
    const generation = (serving?.['id'] as number | undefined) ?? null;
    const found =
      generation === null ? null : content.ask(generationFile(folder, view, generation));
    if (found === null) return { view, generation: null, position: 0, parked: 0 };
    return {
      view,
      generation,
      position: found['position'] as number,
      parked: found['parked'] as number,
    };
  }

  return {
    look,
    close() {
      catalogue.close();
      content.close();
    },
  };
}

interface Opened {
  readonly path: string;
  readonly inode: number;
  readonly database: DatabaseSync;
  readonly question: StatementSync;
}

/** Asks one question of whatever file is there now. */
function openedFile(sql: string) {
  let opened: Opened | null = null;

  function close(): void {
    opened?.database.close();
    opened = null;
  }

  function open(path: string, inode: number): Opened {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 1_000 });
    try {
      return { path, inode, database, question: database.prepare(sql) };
    } catch (error) {
      database.close();
      throw error;
    }
  }

  return {
    close,
    /** Null where there is nothing to ask: no file, no row, or not all of it made yet. */
    ask(path: string): Record<string, unknown> | null {
      const found = statSync(path, { throwIfNoEntry: false });
      // Whoever opens a pipe waits for ever.
      const inode = found?.isFile() ? found.ino : undefined;
      if (opened !== null && (opened.path !== path || opened.inode !== inode)) close();
      if (inode === undefined) return null;
      try {
        opened ??= open(path, inode);
        return opened.question.get() ?? null;
      } catch (error) {
        // Being made, being removed, or damaged: whoever carries the views sees to it.
        if (sqliteCode(error) === -1) throw error;
        close();
        return null;
      }
    },
  };
}
