import type { DatabaseSync } from 'node:sqlite';
import { keptFrom } from '#domain/casework/separation.ts';
import { workListEntry } from '../asking/work-list-entry.ts';
import type {
  WorkCounts,
  WorkCountsRequest,
  WorkList,
  WorkListFilter,
  WorkListRequest,
} from '../ports/work-list-store.ts';
import { monthOf } from '../views/case-summary.ts';
import type { CaseWork } from '../views/work-list.ts';
import { allOf, type Condition } from './conditions.ts';
import type { PageRequest } from '../asking/page-request.ts';
import { numbersOf, openKeptLists } from './kept-lists.ts';
import { inSnapshot } from './serving-reader.ts';
import type { Companion, TableShape } from './table-shape.ts';

/**
 * Items of one case lie beside each other in the numbers of a list; each of the four agencies has
 * one that is owed and one right at most.
 */
const itemsPerCase = 8;

/** The most pressing first; what has no day comes last. The indexes hold this order. */
const order = 'due IS NULL, due, since IS NULL, since, row, number';

/**
 * Beside the documents a row for each item, since a case may stand on several agencies' lists.
 * The indexes cover every condition, so that a page and the counts are read from them alone.
 */
export const workListShape: TableShape<CaseWork> = {
  leftOut: [],
  columns: [],
  inMemory: [],
  indexes: [],
  tally: null,
  companion: {
    schema: `CREATE TABLE item (
        row INTEGER NOT NULL, number INTEGER NOT NULL, agency TEXT NOT NULL, kind TEXT NOT NULL,
        agencyKind TEXT NOT NULL,
        step TEXT, stage TEXT NOT NULL, measure TEXT NOT NULL, district TEXT, month TEXT, due TEXT, since TEXT,
        opens TEXT, keptFrom TEXT NOT NULL,
        PRIMARY KEY (row, number)
      ) WITHOUT ROWID;`,
    indexes: `
      CREATE INDEX IF NOT EXISTS item_agency ON item (agency, ${order}, kind, step, stage, measure, district, month, agencyKind, opens, keptFrom);
      CREATE INDEX IF NOT EXISTS item_order ON item (${order}, kind, step, stage, measure, district, month, agencyKind, opens, keptFrom);`,
    open: openItems,
  },
};

function openItems(database: DatabaseSync): Companion<CaseWork> {
  const clear = database.prepare('DELETE FROM item WHERE row = ?');
  const insert = database.prepare(
    'INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    put(row, { items, since, state }) {
      const { stage, measure, district, steps } = state;
      clear.run(row);
      for (const [number, item] of items.entries()) {
        const { agency, agencyKind, kind, step, due, period } = item;
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
          period?.until ?? null,
          JSON.stringify(step === null ? [] : keptFrom(step, state)),
        );
      }
    },
    remove: (row) => void clear.run(row),
    settle: () => undefined,
  };
}

export interface WorkListQueries {
  list(request: WorkListRequest): WorkList;
  count(request: WorkCountsRequest): WorkCounts;
}

export function openWorkListQueries(database: DatabaseSync): WorkListQueries {
  const lists = openKeptLists<{ readonly total: number }>(database);
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');

  const workOf = (row: number): CaseWork =>
    JSON.parse(bodyOf.get(row)!['body'] as string) as CaseWork;

  return {
    list: ({ offset, limit, at, staffNumber, ...asked }) =>
      inSnapshot(database, (now) => {
        // Only what is one's own differs from one person to the next: other lists are kept for all.
        const isOwn = asked.mine !== undefined && staffNumber !== undefined;
        const question = isOwn ? { ...asked, staffNumber } : asked;
        const { sql, values } = conditionOf(question);
        const { asOf, counts, rows } = lists.page(question, { offset, limit, at }, now, {
          counts: () => ({
            total: database
              .prepare(`SELECT count(*) AS count FROM item WHERE ${sql}`)
              .get(...values)!['count'] as number,
          }),
          rows: (from, most) =>
            numbersOf(
              database,
              `SELECT row * ${itemsPerCase} + number AS n FROM item WHERE ${sql}
               ORDER BY ${order} LIMIT ? OFFSET ?`,
              [...values, most, from],
            ),
        });
        const asker = { ...asked, ...(staffNumber === undefined ? {} : { staffNumber }) };
        const entries = Array.from(rows).flatMap((listed) =>
          workListEntry(workOf(Math.floor(listed / itemsPerCase)), listed % itemsPerCase, asker),
        );
        return { asOf, total: counts.total, entries };
      }),
    count: ({ on, until, steps, ...filter }) =>
      inSnapshot(database, (asOf) => {
        const { sql, values } = allOf(conditionsOf(filter));
        const own = mine({ steps, on }, filter.staffNumber);
        const counts = database
          .prepare(
            `SELECT count(*) FILTER (WHERE ${owed}) AS "all",
               count(*) FILTER (WHERE ${owed} AND ${own.sql}) AS mine,
               count(*) FILTER (WHERE kind = 'turn') AS turn,
               count(*) FILTER (WHERE kind = 'deadline') AS deadline,
               count(*) FILTER (WHERE ${owed} AND due < ?) AS overdue,
               count(*) FILTER (WHERE ${owed} AND due >= ? AND due < ?) AS upcoming,
               count(*) FILTER (WHERE ${openRight}) AS "right"
             FROM item WHERE ${sql}`,
          )
          .get(...own.values, on, on, until, on, ...values)!;
        return { asOf, ...counts } as unknown as WorkCounts;
      }),
  };
}

const owed = "kind <> 'right'";
/** Of a right whose last day the calendar does not know a person says whether it is open. */
const openRight = "kind = 'right' AND (due IS NULL OR due >= ?)";
/** What the asker may take on this day, and is not kept from by an own earlier step. */
const mine = (
  { steps, on }: NonNullable<WorkListRequest['mine']>,
  staffNumber: string | undefined,
): Condition => ({
  sql: `step IN (SELECT value FROM json_each(?)) AND (opens IS NULL OR opens <= ?)
    AND NOT EXISTS (SELECT 1 FROM json_each(keptFrom) WHERE value = ?)`,
  values: [JSON.stringify(steps), on, staffNumber ?? null],
});

function conditionOf({
  kind,
  rightsOn,
  mine: own,
  overdueOn,
  dueFrom,
  ...filter
}: Omit<WorkListRequest, keyof PageRequest>): Condition {
  const conditions = conditionsOf(filter);
  conditions.push(
    rightsOn === undefined ? { sql: owed, values: [] } : { sql: openRight, values: [rightsOn] },
  );
  if (kind !== undefined) conditions.push({ sql: 'kind = ?', values: [kind] });
  if (own !== undefined) conditions.push(mine(own, filter.staffNumber));
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
