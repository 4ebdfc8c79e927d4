import type { DatabaseSync } from 'node:sqlite';
import type { DossierAtWork, HistoryEntry } from '../ports/dossier.ts';
import type { Happening, HappeningsRequest } from '../ports/dossier-store.ts';
import type { Companion } from './table-shape.ts';

/**
 * The history of each case in rows of its own: an act is written once, and not again with every later
 * one of its case.
 */
export const historySchema = `CREATE TABLE history (
    row INTEGER NOT NULL, revision INTEGER NOT NULL, position INTEGER NOT NULL, entry TEXT NOT NULL,
    PRIMARY KEY (row, revision)
  ) WITHOUT ROWID;`;

export function openHistory(database: DatabaseSync): Companion<DossierAtWork> {
  const reached = database.prepare('SELECT max(revision) AS revision FROM history WHERE row = ?');
  const add = database.prepare('INSERT INTO history VALUES (?, ?, ?, ?)');
  const clear = database.prepare('DELETE FROM history WHERE row = ?');
  return {
    put(row, { history }) {
      const last = (reached.get(row)!['revision'] as number | null) ?? -1;
      for (const entry of history) {
        const { revision, position } = entry;
        if (revision > last) add.run(row, revision, position, JSON.stringify(entry));
      }
    },
    remove: (row) => void clear.run(row),
    settle: () => undefined,
  };
}

export function openHappenings(
  database: DatabaseSync,
): (request: HappeningsRequest) => readonly Happening[] {
  const since = database.prepare(
    `SELECT key, entry FROM document JOIN history USING (row)
     WHERE key IN (SELECT value FROM json_each(?)) AND history.position >= ?
     ORDER BY key, revision`,
  );
  return ({ ids, since: position }) =>
    since.all(JSON.stringify(ids), position).map(({ key, entry }) => ({
      caseId: key as string,
      ...(JSON.parse(entry as string) as HistoryEntry),
    }));
}
