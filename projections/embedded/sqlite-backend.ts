import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FileLayout } from '#platform/stored-file.ts';
import { createPrivateFile, createPrivateFolder } from '#platform/private-files.ts';
import { otherThanFile } from '#platform/data-folder/rights-and-kinds.ts';
import { isDamage } from '#platform/storage-failure.ts';
import type { Generation, SkippedEvent, ViewBackend, ViewSink } from '../ports/sink.ts';
import { openSqliteSink, type SqliteSink } from './sqlite-sink.ts';
import { type AssertMayWrite, mayAlwaysWrite } from '../ports/sink.ts';
import type { TableShape } from './table-shape.ts';
import { inTransaction } from '#platform/in-transaction.ts';

/** File of a generation, in the folder of the views. */
export const generationFile = (folder: string, view: string, id: number): string =>
  join(folder, `${view}-${id}.sqlite`);

/** The catalogue of a view, in the folder of the views. */
export const catalogueOf = (folder: string, view: string): string =>
  join(folder, `${view}.catalogue.sqlite`);

/** The generation that serves, as the catalogue of a running or stopped system says; null when none does. */
export function servingGeneration(folder: string, view: string): number | null {
  const file = catalogueOf(folder, view);
  if (!existsSync(file) || otherThanFile(file) !== null) return null;
  const catalogue = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    const row = catalogue.prepare(`SELECT id FROM generation WHERE state = 'serving'`).get();
    return (row?.['id'] as number | undefined) ?? null;
  } finally {
    catalogue.close();
  }
}

const statementsOf = (catalogue: DatabaseSync) => ({
  list: catalogue.prepare('SELECT id, version, state FROM generation ORDER BY id'),
  add: catalogue.prepare(
    `INSERT INTO generation (version, state) VALUES (?, 'filling') RETURNING id, version, state`,
  ),
  retire: catalogue.prepare(`UPDATE generation SET state = 'retired' WHERE state = 'serving'`),
  retireOne: catalogue.prepare(`UPDATE generation SET state = 'retired' WHERE id = ?`),
  serve: catalogue.prepare(`UPDATE generation SET state = 'serving' WHERE id = ?`),
  stateOf: catalogue.prepare('SELECT state FROM generation WHERE id = ?'),
  forget: catalogue.prepare('DELETE FROM generation WHERE id = ?'),
  skipped: catalogue.prepare('SELECT event_id AS eventId, reason FROM skipped'),
  skip: catalogue.prepare('INSERT OR REPLACE INTO skipped (event_id, reason) VALUES (?, ?)'),
});

/**
 * The generations of one view as files in `folder` (made when missing, readable by
 * the owner only), with a small catalogue `<view>.catalogue.sqlite` that says which serves.
 */
export function openSqliteBackend<Doc extends object>(
  folder: string,
  view: string,
  shape: TableShape<Doc>,
  assertMayWrite: AssertMayWrite = mayAlwaysWrite,
): ViewBackend<Doc> {
  createPrivateFolder(folder);
  const catalogue = openOrBeginCatalogue(catalogueOf(folder, view));
  const sql = statementsOf(catalogue);

  /** All of it or nothing, while this process may write. */
  const write = <T>(act: () => T): T =>
    inTransaction(catalogue, () => {
      assertMayWrite();
      return act();
    });

  const sinks = openSinks((id) => {
    const file = generationFile(folder, view, id);
    createPrivateFile(file);
    const filling = sql.stateOf.get(id)?.['state'] === 'filling';
    return openSqliteSink(file, shape, { assertMayWrite, filling });
  });

  function removeFiles(id: number): void {
    const name = `${view}-${id}.sqlite`;
    for (const file of readdirSync(folder)) {
      if (file === name || file === `${name}-wal` || file === `${name}-shm`)
        rmSync(join(folder, file));
    }
  }

  return {
    // Read inside a transaction of our own: whoever may write no more has then written all of his.
    generations: async () => write(() => sql.list.all() as unknown as Generation[]),

    async create(version) {
      const generation = write(() => sql.add.get(version) as unknown as Generation);
      removeFiles(generation.id);
      return { ...generation };
    },

    open: async (id) => sinks.open(id),

    async serve(id) {
      await sinks.finish(id);
      write(() => {
        sql.retire.run();
        sql.serve.run(id);
      });
    },

    retire: async (id) => void write(() => sql.retireOne.run(id)),

    /** A number is never given twice, so the files of one that was forgotten are nobody's. */
    async drop(id) {
      write(() => {
        const row = sql.stateOf.get(id);
        if (row?.['state'] === 'serving') throw new Error(`generation ${id} of ${view} serves`);
        sql.retireOne.run(id);
      });
      removeFiles(id);
      write(() => sql.forget.run(id));
    },

    skipped: async () => sql.skipped.all() as unknown as SkippedEvent[],
    skip: async ({ eventId, reason }) => void write(() => sql.skip.run(eventId, reason)),
    close: async () => catalogue.close(),
  };
}

/** The sinks that are open, by their generation. */
function openSinks<Doc extends object>(openSink: (id: number) => SqliteSink<Doc>) {
  const sinks = new Map<number, SqliteSink<Doc>>();
  return {
    open(id: number): ViewSink<Doc> {
      const sink = openSink(id);
      sinks.set(id, sink);
      return {
        ...sink,
        async close() {
          sinks.delete(id);
          await sink.close();
        },
      };
    },
    /** Of what serves nothing is put off, and nothing is in memory alone. */
    async finish(id: number): Promise<void> {
      const open = sinks.get(id);
      if (open !== undefined) return open.finish();
      const sink = openSink(id);
      sink.finish();
      await sink.close();
    },
  };
}

/** A catalogue that is damaged, or no file, is put aside and begun anew: the view is filled again from the events. */
function openOrBeginCatalogue(file: string): DatabaseSync {
  // A pipe would be waited for, for ever.
  if (otherThanFile(file) !== null) return beginAnew(file);
  try {
    return openCatalogue(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return beginAnew(file);
  }
}

function beginAnew(file: string): DatabaseSync {
  rmSync(`${file}.damaged`, { recursive: true, force: true });
  renameSync(file, `${file}.damaged`);
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { recursive: true, force: true });
  return openCatalogue(file);
}

function openCatalogue(file: string): DatabaseSync {
  createPrivateFile(file);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    prepareCatalogue(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepareCatalogue(database: DatabaseSync): void {
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    ${catalogueFile.tables}`);
  // A damaged page shows here, and not at the first question.
  const [verdict] = Object.values(database.prepare('PRAGMA quick_check(1)').get()!);
  if (verdict !== 'ok') throw Object.assign(new Error('the catalogue is damaged'), { errcode: 11 });
}

/** The catalogue of a view: its generations, and the events that a person took out of it. */
export const catalogueFile: FileLayout = {
  tables: `
    CREATE TABLE IF NOT EXISTS generation (
      id INTEGER PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('filling', 'serving', 'retired'))
    );
    CREATE TABLE IF NOT EXISTS skipped (event_id TEXT PRIMARY KEY, reason TEXT NOT NULL);`,
  version: 0,
  application: 0,
};
