import type { DatabaseSync } from 'node:sqlite';
import type { WorkList, WorkListEntry, WorkListRequest } from '../ports/work-list-store.ts';
import type { CaseWork } from '../views/work-list.ts';
import { allOf, type Condition } from './conditions.ts';
import { inSnapshot } from './serving-reader.ts';
import type { Companion, TableShape } from './table-shape.ts';

/** Beside the documents a row for each item, since a case may stand on several agencies' lists. */
export const workListShape: TableShape<CaseWork> = {
  columns: [],
  indexes: [],
  tally: null,
  companion: {
    schema: `CREATE TABLE item (
        row INTEGER NOT NULL, number INTEGER NOT NULL, agency TEXT NOT NULL, kind TEXT NOT NULL,
        due TEXT, since TEXT, PRIMARY KEY (row, number)
      ) WITHOUT ROWID;
      CREATE INDEX item_agency ON item (agency, due, since);`,
    open: openItems,
  },
};

function openItems(database: DatabaseSync): Companion<CaseWork> {
  const clear = database.prepare('DELETE FROM item WHERE row = ?');
  const insert = database.prepare('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)');
  return {
    put(row, { items, since }) {
      clear.run(row);
      for (const [number, { agency, kind, due }] of items.entries()) {
        insert.run(row, number, agency, kind, due, since);
      }
    },
    remove: (row) => void clear.run(row),
  };
}

export interface WorkListQueries {
  list(request: WorkListRequest): WorkList;
}

export function openWorkListQueries(database: DatabaseSync): WorkListQueries {
  return {
    list: (request) =>
      inSnapshot(database, (asOf) => {
        const { sql, values } = conditionOf(request);
        const total = database.prepare(`SELECT count(*) AS count FROM item WHERE ${sql}`);
        const page = database.prepare(
          `SELECT body, number FROM item JOIN document USING (row) JOIN body USING (row) WHERE ${sql}
           ORDER BY due NULLS LAST, since NULLS LAST, key, number LIMIT ? OFFSET ?`,
        );
        return {
          asOf,
          total: total.get(...values)!['count'] as number,
          entries: page.all(...values, request.limit, request.offset).map(entryOf),
        };
      }),
  };
}

function entryOf(row: Record<string, unknown>): WorkListEntry {
  const { id, items, since, state } = JSON.parse(row['body'] as string) as CaseWork;
  const { stage, measure, offender, reference, courtCaseNumber, district, provenance } = state;
  const item = items[row['number'] as number]!;
  const shown = {
    stage,
    measure,
    name: offender.name,
    reference,
    courtCaseNumber,
    district,
    provenance,
  };
  return { caseId: id, ...item, ...shown, since };
}

function conditionOf({ agency, kind, overdueOn, dueFrom }: WorkListRequest): Condition {
  const conditions: Condition[] = [];
  if (agency !== undefined) conditions.push({ sql: 'agency = ?', values: [agency] });
  if (kind !== undefined) conditions.push({ sql: 'kind = ?', values: [kind] });
  if (overdueOn !== undefined) conditions.push({ sql: 'due < ?', values: [overdueOn] });
  if (dueFrom !== undefined) conditions.push({ sql: 'due >= ?', values: [dueFrom] });
  return allOf(conditions);
}
