import type { DatabaseSync } from 'node:sqlite';
import type {
  AskedDimension,
  CockpitAnswer,
  CockpitRequest,
  CockpitRow,
} from '../ports/cockpit-store.ts';
import { type CountedCase } from '../views/cockpit.ts';
import { cockpitCounts, cockpitDimensions } from '../ports/cockpit-figures.ts';
import { allOf, type Condition, oneOf } from './conditions.ts';
import { inSnapshot } from './serving-reader.ts';
import type { TableShape } from './table-shape.ts';

export const cockpitShape: TableShape<CountedCase> = {
  leftOut: [],
  columns: [],
  inMemory: [],
  indexes: [],
  tally: { dimensions: cockpitDimensions, counts: cockpitCounts },
  companion: null,
};

const askedDimensions = cockpitDimensions.filter(
  (name): name is AskedDimension => name !== 'kind' && name !== 'party',
);

export interface CockpitQueries {
  count(request: CockpitRequest): CockpitAnswer;
}

/** Sums over the tallies; there are as many as combinations, not as many as cases. */
export function openCockpitQueries(database: DatabaseSync): CockpitQueries {
  return {
    count: (request) =>
      inSnapshot(database, (asOf) => {
        // Only names of our own list reach the text of the statement.
        const by = askedDimensions.filter((name) => request.by.includes(name));
        const { sql, values } = conditionOf(request);
        const sums = cockpitCounts.map((name) => `coalesce(sum(${name}), 0) AS ${name}`);
        const grouped =
          by.length === 0 ? '' : `GROUP BY ${by.join(', ')} ORDER BY ${by.join(', ')}`;
        const rows = database
          .prepare(`SELECT ${[...by, ...sums].join(', ')} FROM tally WHERE ${sql} ${grouped}`)
          .all(...values);
        return { asOf, rows: rows.map((row) => ({ ...row })) as unknown as CockpitRow[] };
      }),
  };
}

function conditionOf({ kind, party, where, dueBefore }: CockpitRequest): Condition {
  // The key of a tally begins with its kind and party: those are read, no others. `}` follows `|`.
  const begin = `${kind}|${party ?? ''}`;
  const conditions: Condition[] = [
    { sql: 'key >= ? AND key < ?', values: [`${begin}|`, `${begin}}`] },
  ];
  for (const name of askedDimensions) {
    const values = where?.[name];
    if (values !== undefined && values.length > 0) conditions.push(oneOf(name, values));
  }
  if (dueBefore !== undefined) conditions.push({ sql: 'due < ?', values: [dueBefore] });
  return allOf(conditions);
}
