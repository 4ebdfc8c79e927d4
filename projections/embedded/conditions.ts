import type { SQLInputValue } from 'node:sqlite';

/** A part of a WHERE clause with its values; only names from our own code stand in the text. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** The column has one of these values; '' stands for none. */
export const oneOf = (column: string, values: readonly string[]): Condition => ({
  sql: `coalesce(${column}, '') IN (SELECT value FROM json_each(?))`,
  values: [JSON.stringify(values)],
});

/** All of them; without any, everything. */
export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? { sql: '1', values: [] }
    : {
        sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
        values: conditions.flatMap(({ values }) => values),
      };
