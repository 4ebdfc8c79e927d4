import type { DatabaseSync } from 'node:sqlite';
import type { WarningScope } from '#domain/supervision/warning-scopes.ts';
import { isSettled, type Warning } from '#domain/supervision/warning.ts';
import type {
  ReckonRequest,
  ToReckon,
  WarningCounts,
  WarningEntry,
  WarningFilter,
  WarningList,
  WarningListRequest,
} from '../ports/warning-store.ts';
import { monthOf } from '../views/case-summary.ts';
import { isCriminal, type SupervisedCase, type SupervisedLimit } from '../views/warnings.ts';
import { allOf, type Condition } from './conditions.ts';
import { numbersOf, openKeptLists } from './kept-lists.ts';
import { inSnapshot } from './serving-reader.ts';
import type { Companion, TableShape } from './table-shape.ts';

/** Limits of one case lie beside each other in the numbers of a list. */
const limitsPerCase = 1024;

/** The first due first; what has no day comes last. */
const order = 'due IS NULL, due, row, number';

/** Beside the documents a row for each limit. The indexes hold what the list and the reactor look for. */
export const warningShape: TableShape<SupervisedCase> = {
  leftOut: [],
  columns: [],
  inMemory: [],
  indexes: [],
  tally: null,
  companion: {
    schema: `CREATE TABLE line (
        row INTEGER NOT NULL, number INTEGER NOT NULL, scope TEXT, level TEXT, escalated INTEGER NOT NULL,
        leftOpen INTEGER NOT NULL, caseId TEXT NOT NULL, limitId TEXT NOT NULL, agency TEXT NOT NULL, agencyKind TEXT NOT NULL,
        due TEXT, measure TEXT NOT NULL, stage TEXT NOT NULL, openedMonth TEXT, district TEXT, supervisor TEXT,
        lookFrom TEXT, lookNear TEXT, lateOn TEXT, PRIMARY KEY (row, number)
      ) WITHOUT ROWID;`,
    indexes: `
      CREATE INDEX IF NOT EXISTS line_order ON line (scope, ${order}, level, agency);
      CREATE INDEX IF NOT EXISTS line_agency ON line (agency, scope, ${order}, level);
      CREATE INDEX IF NOT EXISTS line_from ON line (lookFrom) WHERE lookFrom IS NOT NULL;
      CREATE INDEX IF NOT EXISTS line_near ON line (limitId, lookNear) WHERE lookNear IS NOT NULL;
      CREATE INDEX IF NOT EXISTS line_late ON line (lateOn) WHERE lateOn IS NOT NULL;
      CREATE INDEX IF NOT EXISTS line_case ON line (caseId);
      CREATE INDEX IF NOT EXISTS line_open ON line (leftOpen) WHERE leftOpen = 1;`,
    open: openLines,
  },
};

/** What is to be done about a warning; null where there is none. */
function scopeOf(warning: Warning | null): Exclude<WarningScope, 'open' | 'leftOpen'> | null {
  if (warning === null) return null;
  if (isSettled(warning)) return 'settled';
  switch (warning.state) {
    case 'explained':
      return 'toDecide';
    case 'accepted':
      return 'accepted';
    case 'notified':
    case 'acknowledged':
    case 'refused':
      return 'waiting';
    default:
      return 'toSend';
  }
}

const isLeftOpen = ({ limit }: SupervisedLimit): boolean =>
  limit !== null && limit.standing === 'running' && (limit.due === null || limit.open !== null);

function openLines(database: DatabaseSync): Companion<SupervisedCase> {
  const clear = database.prepare('DELETE FROM line WHERE row = ?');
  const insert = database.prepare(
    'INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    put(row, { id, limits, state }) {
      clear.run(row);
      const { measure, stage, district } = shownOf(state);
      const opened = monthOf(openedOn(state));
      for (const [number, line] of limits.entries()) {
        const { limit, warning, look } = line;
        const of = warning ?? limit!;
        insert.run(
          row,
          number,
          scopeOf(warning),
          warning?.level ?? null,
          Number(warning?.escalated ?? false),
          Number(isLeftOpen(line)),
          id,
          of.limit,
          of.agency,
          of.agencyKind,
          of.due,
          measure,
          stage,
          opened,
          district,
          warning?.supervisor?.id ?? null,
          look.from,
          look.near,
          look.lateOn,
        );
      }
    },
    remove: (row) => void clear.run(row),
    settle: () => undefined,
  };
}

export interface WarningQueries {
  list(request: WarningListRequest): WarningList;
  count(filter: WarningFilter): WarningCounts;
  toReckon(request: ReckonRequest): ToReckon;
}

export function openWarningQueries(database: DatabaseSync): WarningQueries {
  const lists = openKeptLists<{ readonly total: number }>(database);
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');
  const caseOf = (row: number): SupervisedCase =>
    JSON.parse(bodyOf.get(row)!['body'] as string) as SupervisedCase;

  return {
    list: ({ offset, limit, at, ...asked }) =>
      inSnapshot(database, (now) => {
        const { sql, values } = conditionOf(asked);
        const { asOf, counts, rows } = lists.page(asked, { offset, limit, at }, now, {
          counts: () => ({
            total: database
              .prepare(`SELECT count(*) AS count FROM line WHERE ${sql}`)
              .get(...values)!['count'] as number,
          }),
          rows: (from, most) =>
            numbersOf(
              database,
              `SELECT row * ${limitsPerCase} + number AS n FROM line WHERE ${sql}
               ORDER BY ${order} LIMIT ? OFFSET ?`,
              [...values, most, from],
            ),
        });
        const entries = Array.from(rows).flatMap((listed) =>
          entryOf(caseOf(Math.floor(listed / limitsPerCase)), listed % limitsPerCase),
        );
        return { asOf, total: counts.total, entries };
      }),

    count: (filter) =>
      inSnapshot(database, (asOf) => {
        const { sql, values } = allOf(filtersOf(filter));
        const counts = database.prepare(`SELECT ${sums} FROM line WHERE ${sql}`).get(...values)!;
        return { asOf, ...counts } as unknown as WarningCounts;
      }),

    toReckon: ({ on, began, thresholds, after, most }) =>
      inSnapshot(database, (asOf) => {
        // Each part is found by an index of its own.
        const found = database
          .prepare(
            `SELECT n FROM (
               SELECT row * ${limitsPerCase} + number AS n FROM line WHERE lookFrom <= ?
               UNION SELECT row * ${limitsPerCase} + number FROM line WHERE lateOn >= ?
               UNION SELECT row * ${limitsPerCase} + number FROM json_each(?) AS each
                 JOIN line ON limitId = each.key AND lookNear <= date(?, '+' || each.value || ' days')
             ) WHERE n > ? ORDER BY n LIMIT ?`,
          )
          .all(on, began, JSON.stringify(thresholds), on, after, most)
          .map((row) => row['n'] as number);
        const limits = found.flatMap((listed) => {
          const { id, limits: lines } = caseOf(Math.floor(listed / limitsPerCase));
          const line = lines[listed % limitsPerCase]!;
          const { limit, instance } = line.warning ?? line.limit!;
          return [{ caseId: id, limit, instance }];
        });
        return { asOf, limits, next: found.length < most ? null : found.at(-1)! };
      }),
  };
}

/** The line by its place among those of its case; none when it is gone since the list was made. */
function entryOf({ id, limits, state }: SupervisedCase, number: number): readonly WarningEntry[] {
  const line = limits[number];
  if (line === undefined) return [];
  const { limit, warning } = line;
  return [{ caseId: id, limit, warning, ...shownOf(state) }];
}

/** What is shown of a case of either kind. */
function shownOf(
  state: SupervisedCase['state'],
): Omit<WarningEntry, 'caseId' | 'limit' | 'warning'> {
  const { reference, courtCaseNumber, stage, district } = state;
  const shown = { reference, courtCaseNumber, stage, district };
  return isCriminal(state)
    ? { ...shown, name: state.suspect.name, measure: 'criminal' }
    : { ...shown, name: state.offender.name, measure: state.measure };
}

const openedOn = (state: SupervisedCase['state']): string | null =>
  (isCriminal(state) ? state.acts[0] : state.steps[0])!.on;

const isOpen = "scope IN ('toSend', 'waiting', 'toDecide', 'accepted')";
const conditionsOfScope = {
  open: isOpen,
  toSend: "scope = 'toSend'",
  waiting: "scope = 'waiting'",
  toDecide: "scope = 'toDecide'",
  accepted: "scope = 'accepted'",
  settled: "scope = 'settled'",
  leftOpen: 'leftOpen = 1',
} as const satisfies Record<WarningScope, string>;

/** What is counted of the open ones beside what is to be done about them. */
const conditionsOfCounts = {
  ...conditionsOfScope,
  upcoming: `${isOpen} AND level = 'upcoming'`,
  dueToday: `${isOpen} AND level = 'dueToday'`,
  overdue: `${isOpen} AND level = 'overdue'`,
  escalated: `${isOpen} AND escalated = 1`,
} as const satisfies Record<Exclude<keyof WarningCounts, 'asOf'>, string>;

const sums = Object.entries(conditionsOfCounts)
  .map(([name, sql]) => `count(*) FILTER (WHERE ${sql}) AS ${name}`)
  .join(', ');

type Asked = Omit<WarningListRequest, 'offset' | 'limit' | 'at'>;

function conditionOf({ scope, level, escalated, ...filter }: Asked): Condition {
  const conditions = filtersOf(filter);
  conditions.push({ sql: conditionsOfScope[scope], values: [] });
  if (level !== undefined) conditions.push({ sql: 'level = ?', values: [level] });
  if (escalated !== undefined) {
    conditions.push({ sql: 'escalated = ?', values: [Number(escalated)] });
  }
  return allOf(conditions);
}

const filterColumns = [
  'caseId',
  'agency',
  'agencyKind',
  'district',
  'measure',
  'stage',
  'openedMonth',
  'limitId',
  'supervisor',
] as const satisfies readonly (keyof WarningFilter)[];

const filtersOf = (filter: WarningFilter): Condition[] =>
  filterColumns.flatMap((column) => {
    const value = filter[column];
    return value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];
  });
