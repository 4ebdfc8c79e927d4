import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { Problem } from '#domain/kernel/problem.ts';
import { openListMemory } from '../asking/list-memory.ts';
import type { PageRequest } from '../asking/page-request.ts';

/** How a list is made of the database as it is now. */
export interface ListSource<Counts> {
  /** What is counted over the whole list, in any case how many rows it has. */
  counts(): Counts;
  /** Whether what was counted for another asker has all that a first page asks for; without it, it has. */
  isCounted?(counts: Counts): boolean;
  /** Numbers that stand for rows, in the order of the list. */
  rows(offset: number, limit: number): Float64Array;
}

export interface ListPage<Counts> {
  /** Position that the page is of. */
  readonly asOf: number;
  readonly counts: Counts;
  readonly rows: Float64Array;
}

/**
 * Lists as they were at a position, so that every page that is asked for as of that position is a
 * page of the same list, whatever was written meanwhile. The rows and their order stay; what a row
 * shows is what it is now.
 */
export interface KeptLists<Counts> {
  /**
   * A page of what `question` asks, in the open snapshot of position `now`. Throws Problem
   * `page-expired` when it is asked for as of a position whose list is no longer known: after very
   * many others, beyond {@link keptRows}, or after a restart, when something was written since.
   */
  page(
    question: object,
    request: PageRequest,
    now: number,
    source: ListSource<Counts>,
  ): ListPage<Counts>;
}

/** Rows from the first one on that are kept of a list; further ones are read as long as nothing is written. */
export const keptRows = 10_000;
/** A list takes up to 80 KB. */
const mostLists = 300;

export function openKeptLists<Counts extends { readonly total: number }>(
  database: DatabaseSync,
): KeptLists<Counts> {
  const memory = openListMemory<Counts, Float64Array>(mostLists);
  const lastChange = database.prepare('SELECT coalesce(max(changed), 0) AS position FROM document');

  return {
    page(asked, { offset, limit, at }, now, source) {
      const question = JSON.stringify(asked);
      const asOf = at ?? now;
      if (asOf > now) throw new Problem('page-expired');
      const changed = lastChange.get()!['position'] as number;
      // As long as nothing is written, the list is what it was.
      const unchanged = changed <= asOf;
      const known = memory.known(question, asOf, changed);
      // A further page has what was counted with the first.
      const isMissing =
        known !== undefined && at === undefined && source.isCounted?.(known.counts) === false;
      let list = isMissing ? undefined : known;
      if (list === undefined) {
        if (!unchanged) throw new Problem('page-expired');
        const [counts, rows] = [source.counts(), source.rows(0, keptRows)];
        list = { question, from: changed, until: asOf, counts, rows };
      }
      list.until = Math.max(list.until, asOf);
      memory.keep(list);
      const { counts, rows } = list;
      const isKept = offset + limit <= rows.length || rows.length >= counts.total;
      if (!isKept && !unchanged) throw new Problem('page-expired');
      return {
        asOf,
        counts,
        rows: isKept ? rows.subarray(offset, offset + limit) : source.rows(offset, limit),
      };
    },
  };
}

/**
 * Numbers in the order of a statement, each at most 2^53. The database writes them as one text,
 * which takes half the time of as many rows.
 * @param sql a SELECT of one column `n` with its ORDER BY
 */
export function numbersOf(
  database: DatabaseSync,
  sql: string,
  values: readonly SQLInputValue[] = [],
): Float64Array {
  // group_concat takes what it is given in its order.
  const text = database
    .prepare(`SELECT group_concat(n, ',') AS numbers FROM (${sql})`)
    .get(...values)!['numbers'] as string | null;
  return text === null ? new Float64Array() : Float64Array.from(text.split(','), Number);
}
