import type { DatabaseSync } from 'node:sqlite';
import type {
  WorkCounts,
  WorkCountsRequest,
  WorkList,
  WorkListEntry,
  WorkListFilter,
  WorkListRequest,
} from '../ports/work-list-store.ts';
import { monthOf } from '../views/case-summary.ts';
import type { CaseWork } from '../views/work-list.ts';
import { allOf, type Condition } from './conditions.ts';
import { inSnapshot } from './serving-reader.ts';
import type { Companion, TableShape } from './table-shape.ts';

/** The most pressing first; what has no day comes last. The indexes hold this order. */
const order = 'due IS NULL, due, since IS NULL, since, row, number';

/**
 * Beside the documents a row for each item, since a case may stand on several agencies' lists.
 * The indexes cover every condition, so that a page and the counts are read from them alone.
 */
export const workListShape: TableShape<CaseWork> = {
  columns: [],
  inMemory: [],
  indexes: [],
  tally: null,
  companion: {
    schema: `CREATE TABLE item (
        row INTEGER NOT NULL, number INTEGER NOT NULL, agency TEXT NOT NULL, kind TEXT NOT NULL,
        agencyKind TEXT NOT NULL,
        step TEXT, stage TEXT NOT NULL, measure TEXT NOT NULL, district TEXT, month TEXT, due TEXT, since TEXT,
        PRIMARY KEY (row, number)
      ) WITHOUT ROWID;
      CREATE INDEX item_agency ON item (agency, ${order}, kind, step, stage, measure, district, month, agencyKind);
      CREATE INDEX item_order ON item (${order}, kind, step, stage, measure, district, month, agencyKind);`,
    open: openItems,
  },
};

function openItems(database: DatabaseSync): Companion<CaseWork> {
  const clear = database.prepare('DELETE FROM item WHERE row = ?');
  const insert = database.prepare('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return {
    put(row, { items, since, state: { stage, measure, district, steps } }) {
      clear.run(row);
      for (const [number, { agency, agencyKind, kind, step, due }] of items.entries()) {
        insert.run(
          row,
          number,
          agency,
          kind,
          agencyKind,
          step,
          stage,
          measure,
          district,
          monthOf(steps[0]!.on),
          due,
          since,
        );
      }
    },
    remove: (row) => void clear.run(row),
  };
}

export interface WorkListQueries {
  list(request: WorkListRequest): WorkList;
  count(request: WorkCountsRequest): WorkCounts;
}

export function openWorkListQueries(database: DatabaseSync): WorkListQueries {
  return {
    list: (request) =>
      inSnapshot(database, (asOf) => {
        const { sql, values } = conditionOf(request);
        const total = database.prepare(`SELECT count(*) AS count FROM item WHERE ${sql}`);
        // The page is chosen before a document is read: sorting bodies would read them all.
        const page = database.prepare(
          `SELECT body, number FROM (
             SELECT row, number, due, since FROM item WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?
           ) JOIN body USING (row) ORDER BY ${order}`,
        );
        return {
          asOf,
          total: total.get(...values)!['count'] as number,
          entries: page.all(...values, request.limit, request.offset).map(entryOf),
        };
      }),
    count: ({ on, until, steps, ...filter }) =>
      inSnapshot(database, (asOf) => {
        const { sql, values } = allOf(conditionsOf(filter));
        const counts = database
          .prepare(
            `SELECT count(*) AS "all",
               count(*) FILTER (WHERE ${mine}) AS mine,
               count(*) FILTER (WHERE kind = 'turn') AS turn,
               count(*) FILTER (WHERE kind = 'deadline') AS deadline,
               count(*) FILTER (WHERE due < ?) AS overdue,
               count(*) FILTER (WHERE due >= ? AND due < ?) AS upcoming
             FROM item WHERE ${sql}`,
          )
          .get(JSON.stringify(steps), on, on, until, ...values)!;
        return { asOf, ...counts } as unknown as WorkCounts;
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

const mine = 'step IN (SELECT value FROM json_each(?))';

function conditionOf({ kind, steps, overdueOn, dueFrom, ...filter }: WorkListRequest): Condition {
  const conditions = conditionsOf(filter);
  if (kind !== undefined) conditions.push({ sql: 'kind = ?', values: [kind] });
  if (steps !== undefined) conditions.push({ sql: mine, values: [JSON.stringify(steps)] });
  if (overdueOn !== undefined) conditions.push({ sql: 'due < ?', values: [overdueOn] });
  if (dueFrom !== undefined) conditions.push({ sql: 'due >= ?', values: [dueFrom] });
  return allOf(conditions);
}

function conditionsOf({
  agency,
  stage,
  measure,
  district,
  openedMonth,
  agencyKind,
}: WorkListFilter): Condition[] {
  const conditions: Condition[] = [];
  if (agency !== undefined) conditions.push({ sql: 'agency = ?', values: [agency] });
  if (stage !== undefined) conditions.push({ sql: 'stage = ?', values: [stage] });
  if (measure !== undefined) conditions.push({ sql: 'measure = ?', values: [measure] });
  if (district !== undefined) conditions.push({ sql: 'district = ?', values: [district] });
  if (openedMonth !== undefined) conditions.push({ sql: 'month = ?', values: [openedMonth] });
  if (agencyKind !== undefined) conditions.push({ sql: 'agencyKind = ?', values: [agencyKind] });
  return conditions;
}
