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

/** Words in a column of their own, each with a space on both sides, so that none is found inside another. */
export const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** The word is among those of a column that {@link spaced} wrote. */
export const holds = (column: string, word: string): Condition => ({
  sql: `instr(${column}, ?) > 0`,
  values: [spaced([word])],
});

/** All of them; without any, everything. */
export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? { sql: '1', values: [] }
    : {
        sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
        values: conditions.flatMap(({ values }) => values),
      };
