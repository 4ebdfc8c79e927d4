import type { DatabaseSync } from 'node:sqlite';
import type { Tally } from '../ports/projector.ts';

export interface TallyTable {
  /** Adds the counts, which may be negative; a row that is 0 throughout goes. */
  add(tally: Tally): void;
}

/** Throws on `add` when a tally names a dimension or count that the table does not have. */
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

  return {
    add(tally) {
      for (const name of [...Object.keys(tally.dimensions), ...Object.keys(tally.counts)]) {
        if (!known.has(name)) throw new TypeError(`the tallies have no ${name}`);
      }
      upsert.run(
        tally.key,
        ...dimensions.map((name) => tally.dimensions[name] ?? null),
        ...counts.map((name) => tally.counts[name] ?? 0),
      );
      if (Object.values(tally.counts).some((count) => count < 0)) sweep.run(tally.key);
    },
  };
}
