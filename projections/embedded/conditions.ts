import type { SQLInputValue } from 'node:sqlite';

/** A part of a WHERE clause with its values; only names from our own code stand in the text. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** What a column of a document holds. */
export type ColumnValue = string | number | null;

/** The same of one column, for the database and for values that are in memory. */
export interface ColumnCondition extends Condition {
  readonly column: string;
  fits(value: ColumnValue): boolean;
}

/** The column has one of these values; '' stands for none. */
export const oneOf = (column: string, values: readonly string[]): ColumnCondition => ({
  column,
  sql: `coalesce(${column}, '') IN (SELECT value FROM json_each(?))`,
  values: [JSON.stringify(values)],
  fits: (value) => values.includes(String(value ?? '')),
});

/** One of these documents; by the index of the keys, which are never null. */
export const underOneOf = (keys: readonly string[]): Condition => ({
  sql: 'key IN (SELECT value FROM json_each(?))',
  values: [JSON.stringify(keys)],
});

/** Words in a column of their own, each with a space on both sides, so that none is found inside another. */
export const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** The word is among those of a column that {@link spaced} wrote. */
export const holds = (column: string, word: string): ColumnCondition => ({
  column,
  sql: `instr(${column}, ?) > 0`,
  values: [spaced([word])],
  fits: (value) => String(value ?? '').includes(spaced([word])),
});

/** One of these words is among those of a column that {@link spaced} wrote; '' stands for a column without any. */
export const holdsOneOf = (column: string, words: readonly string[]): ColumnCondition => ({
  column,
  sql: `EXISTS (SELECT 1 FROM json_each(?) WHERE CASE value
      WHEN '' THEN ${column} IS NULL ELSE instr(${column}, ' ' || value || ' ') > 0 END)`,
  values: [JSON.stringify(words)],
  fits: (value) =>
    words.some((word) => (word === '' ? value === null : String(value).includes(spaced([word])))),
});

/** The day of a column lies before this one; without a day it does not. */
export const before = (column: string, day: string): ColumnCondition => ({
  column,
  sql: `${column} < ?`,
  values: [day],
  fits: (value) => value !== null && String(value) < day,
});

/** The column, a number that is 1 or 0, is 1. */
export const isSet = (column: string): ColumnCondition => ({
  column,
  sql: `${column} = 1`,
  values: [],
  fits: (value) => value === 1,
});

/** All of them; without any, everything. */
export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? { sql: '1', values: [] }
    : {
        sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
        values: conditions.flatMap(({ values }) => values),
      };
