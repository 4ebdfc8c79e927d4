import type { DatabaseSync } from 'node:sqlite';
import type { Tally } from '../ports/projector.ts';

export interface TallyTable {
  /**
   * Adds the counts, which may be negative, inside the open transaction; a row that is 0 throughout goes. `later`:
   * they gather in memory until {@link write}, or until there is much of it. Throws when a tally names a
   * dimension or count that the table does not have.
   */
  add(tallies: readonly Tally[], later: boolean): void;
  /** Writes what was gathered, inside the open transaction. */
  write(): void;
  /** The transaction of all this is over: `held`, or rolled back and as if it had not been. */
  settle(held: boolean): void;
}

/** Sums that are gathered at most; about half a kilobyte each. */
const mostGathered = 50_000;

export function openTallyTable(
  database: DatabaseSync,
  {
    dimensions,
    counts,
  }: { readonly dimensions: readonly string[]; readonly counts: readonly string[] },
): TallyTable {
  const names = ['key', ...dimensions, ...counts];
  const known = new Set(names);
  const upsert = database.prepare(`
    INSERT INTO tally (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT (key) DO UPDATE SET ${counts.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`);
  const sweep = database.prepare(
    `DELETE FROM tally WHERE key = ? AND ${counts.map((name) => `${name} = 0`).join(' AND ')}`,
  );
  const gathered = new Map<string, Tally>();
  /** Of the open transaction. */
  let staged: readonly Tally[] = [];
  let written = false;

  function check(tally: Tally): void {
    for (const name in tally.dimensions) if (!known.has(name)) throw unknownName(name);
    for (const name in tally.counts) if (!known.has(name)) throw unknownName(name);
  }

  function addOne(tally: Tally): void {
    upsert.run(
      tally.key,
      ...dimensions.map((name) => tally.dimensions[name] ?? null),
      ...counts.map((name) => tally.counts[name] ?? 0),
    );
    if (Object.values(tally.counts).some((count) => count < 0)) sweep.run(tally.key);
  }

  function write(): void {
    for (const tally of gathered.values()) addOne(tally);
    written = true;
  }

  /** What came and went again leaves no row. */
  function gather(tally: Tally): void {
    const sum = sumOf(gathered.get(tally.key), tally);
    if (Object.values(sum.counts).some((count) => count !== 0)) gathered.set(tally.key, sum);
    else gathered.delete(tally.key);
  }

  return {
    add(tallies, later) {
      tallies.forEach(check);
      if (!later) {
        tallies.forEach(addOne);
        return;
      }
      staged = tallies;
      if (gathered.size > mostGathered) write();
    },
    write,
    settle(held) {
      if (held) {
        if (written) gathered.clear();
        for (const tally of staged) gather(tally);
      }
      staged = [];
      written = false;
    },
  };
}

const unknownName = (name: string): TypeError => new TypeError(`the tallies have no ${name}`);

function sumOf(before: Tally | undefined, { key, dimensions, counts }: Tally): Tally {
  if (before === undefined) return { key, dimensions, counts };
  const sums = { ...before.counts };
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
  return { key, dimensions, counts: sums };
}
