import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ColumnCondition, ColumnValue } from './conditions.ts';

/**
 * Columns of a view's documents in memory, so that counting over all of them needs no walk
 * through the database: each value is a small number, and a condition is asked once for each
 * value that occurs. 100,000 cases with 20 columns take 8 MB.
 */
export interface ColumnMemory {
  /** Takes what was committed since the last call; within the snapshot that is counted. */
  refresh(): void;
  /** The rows of the documents that fulfil all conditions; only those among `rows` when given. */
  select(conditions: readonly ColumnCondition[], rows?: Iterable<number>): Rows;
  /** How often each value of a column occurs in these rows. */
  tally(rows: Rows, column: string): ReadonlyMap<ColumnValue, number>;
  /** The rows by the values of some columns: their number, and the sums of others. */
  groups(rows: Rows, by: readonly string[], sums: readonly string[]): readonly Group[];
}

/** Numbers of rows, ascending unless they were given in another order. */
export type Rows = Uint32Array;

export interface Group {
  /** In the order of the columns asked for. */
  readonly values: readonly ColumnValue[];
  readonly count: number;
  readonly sums: readonly number[];
}

/** A column: the code of each row, 0 where there is no document, and what the codes stand for. */
interface Coded {
  codes: Uint32Array;
  readonly values: ColumnValue[];
  readonly codeOf: Map<ColumnValue, number>;
}

const firstCapacity = 1024;
/** Rows that are taken between two turns of the event loop. */
const rowsPerTurn = 2000;
/** So many combinations of values have a slot each; more are looked up by what occurs. */
const mostSlots = 1 << 20;

/** The columns as they are held: what refreshes them, and what is there now. */
interface HeldColumns {
  readonly refresh: ColumnMemory['refresh'];
  /** Throws for one that is not kept. */
  readonly column: (name: string) => Coded;
  /** The rows of documents, all or those of these. */
  readonly existing: (rows: Iterable<number> | undefined) => Rows;
}

/** Begins to take what there is. */
function holdColumns(database: DatabaseSync, columns: readonly string[]): HeldColumns {
  const coded = new Map(columns.map((name) => [name, emptyColumn()]));
  const first = coded.get(columns[0]!)!;
  const all = database.prepare(`SELECT row, changed, ${columns.join(', ')} FROM document`);
  const changedSince = database.prepare(`${all.sourceSQL} WHERE changed >= ?`);
  const slice = database.prepare(
    `${all.sourceSQL} WHERE row > ? ORDER BY row LIMIT ${rowsPerTurn}`,
  );
  for (const each of [all, changedSince, slice]) each.setReturnArrays(true);
  const position = database.prepare('SELECT position FROM progress');
  const documents = database.prepare('SELECT count(*) AS count FROM document');
  const dataVersion = database.prepare('PRAGMA data_version');
  let seenVersion: unknown = null;
  let seenUntil = 0;
  let present = 0;
  /** One more than the greatest row. */
  let end = 0;

  const column = (name: string): Coded => {
    const found = coded.get(name);
    if (found === undefined) throw new RangeError(`the column ${name} is not kept in memory`);
    return found;
  };

  function take(rows: Iterable<unknown>): void {
    for (const each of rows as Iterable<readonly ColumnValue[]>) {
      const row = each[0] as number;
      seenUntil = Math.max(seenUntil, each[1] as number);
      end = Math.max(end, row + 1);
      if (row >= first.codes.length || first.codes[row] === 0) present += 1;
      let index = 2;
      for (const one of coded.values()) put(one, row, each[index++]!);
    }
  }

  function forget(): void {
    for (const { codes } of coded.values()) codes.fill(0);
    seenUntil = 0;
    present = 0;
    end = 0;
  }

  /** Takes what there is a little at a time, so that the first who asks need not wait for all of it. */
  async function fill(): Promise<void> {
    const until = position.get()!['position'] as number;
    for (let after = -1; seenVersion === null && database.isOpen; after = end - 1) {
      const rows = slice.all(after);
      take(rows);
      // What is changed meanwhile is taken again.
      seenUntil = until;
      if (rows.length === 0) return;
      await nextTurn();
    }
  }
  // What fails here fails again, and is told, when somebody asks.
  fill().catch(() => undefined);

  function refresh(): void {
    const version = dataVersion.get()!['data_version'];
    if (version === seenVersion) return;
    // By the index of what was changed, reading all of them would jump about in the file.
    take(seenUntil === 0 ? all.iterate() : changedSince.iterate(seenUntil));
    // A document that was taken away leaves no trace of when.
    if (documents.get()!['count'] !== present) {
      forget();
      take(all.iterate());
    }
    seenVersion = version;
  }

  const existing: HeldColumns['existing'] = (rows) => existingRows(first, { present, end }, rows);
  return { refresh, column, existing };
}

/** Counts over columns in memory. `columns` are those the view's shape keeps there; at least one. */
export function openColumnMemory(database: DatabaseSync, columns: readonly string[]): ColumnMemory {
  const { refresh, column, existing } = holdColumns(database, columns);
  return {
    refresh,

    select(conditions, rows) {
      let selected = existing(rows);
      for (const condition of conditions) {
        const { codes, values } = column(condition.column);
        const fits = Uint8Array.from(values, (value) => (condition.fits(value) ? 1 : 0));
        let count = 0;
        for (let index = 0; index < selected.length; index += 1) {
          const row = selected[index]!;
          if (fits[codes[row]!] === 1) selected[count++] = row;
        }
        selected = selected.subarray(0, count);
      }
      return selected;
    },

    tally(rows, name) {
      const { codes, values } = column(name);
      const counts = new Uint32Array(values.length);
      for (let index = 0; index < rows.length; index += 1) counts[codes[rows[index]!]!]! += 1;
      return new Map(
        values.flatMap((value, code) => (counts[code] ? [[value, counts[code]]] : [])),
      );
    },

    groups(rows, by, sums) {
      const dimensions = by.map(column);
      const { keys, places } = placed(rows, dimensions);
      const counts = new Uint32Array(keys.length);
      for (let index = 0; index < places.length; index += 1) counts[places[index]!]! += 1;
      const totals = sums.map(column).map(({ codes, values }) => {
        const addends = Float64Array.from(values, Number);
        const total = new Float64Array(keys.length);
        for (let index = 0; index < rows.length; index += 1) {
          total[places[index]!]! += addends[codes[rows[index]!]!]!;
        }
        return total;
      });
      return keys.map((key, place) => ({
        values: valuesOf(key, dimensions),
        count: counts[place]!,
        sums: totals.map((total) => total[place]!),
      }));
    },
  };
}

/** The rows of documents, all or those of these. */
function existingRows(
  first: Coded,
  { present, end }: { readonly present: number; readonly end: number },
  rows: Iterable<number> | undefined,
): Rows {
  if (rows !== undefined) {
    return Uint32Array.from(rows).filter((row) => row < end && first.codes[row] !== 0);
  }
  const all = new Uint32Array(present);
  let count = 0;
  for (let row = 0; row < end; row += 1) if (first.codes[row] !== 0) all[count++] = row;
  return all;
}

const emptyColumn = (): Coded => ({
  codes: new Uint32Array(firstCapacity),
  // The first code stands for no document.
  values: [null],
  codeOf: new Map(),
});

function put(column: Coded, row: number, value: ColumnValue): void {
  let code = column.codeOf.get(value);
  if (code === undefined) {
    code = column.values.push(value) - 1;
    column.codeOf.set(value, code);
  }
  if (row >= column.codes.length) {
    const grown = new Uint32Array(Math.max(row + 1, column.codes.length * 2));
    grown.set(column.codes);
    column.codes = grown;
  }
  column.codes[row] = code;
}

/** The combinations of values that occur, each as one number, and which of them each row has. */
function placed(rows: Rows, dimensions: readonly Coded[]) {
  const combinations = dimensions.reduce((count, { values }) => count * values.length, 1);
  // A column at a time: each pass walks through one array.
  const keyOf = new Float64Array(rows.length);
  for (const { codes, values } of dimensions) {
    for (let index = 0; index < rows.length; index += 1) {
      keyOf[index] = keyOf[index]! * values.length + codes[rows[index]!]!;
    }
  }
  const keys: number[] = [];
  const places = new Uint32Array(rows.length);
  if (combinations <= mostSlots) {
    // One more than the place, 0 for none yet.
    const slots = new Uint32Array(combinations);
    for (let index = 0; index < rows.length; index += 1) {
      const key = keyOf[index]!;
      if (slots[key] === 0) slots[key] = keys.push(key);
      places[index] = slots[key]! - 1;
    }
  } else {
    const found = new Map<number, number>();
    for (let index = 0; index < rows.length; index += 1) {
      places[index] = found.getOrInsertComputed(keyOf[index]!, (key) => keys.push(key) - 1);
    }
  }
  return { keys, places };
}

/** The values that one key was made of. */
function valuesOf(key: number, dimensions: readonly Coded[]): readonly ColumnValue[] {
  let rest = key;
  return dimensions
    .toReversed()
    .map(({ values }) => {
      const code = rest % values.length;
      rest = (rest - code) / values.length;
      return values[code]!;
    })
    .toReversed();
}
