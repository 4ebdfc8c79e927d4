import type { Tally } from '../ports/projector.ts';

interface Sum {
  readonly dimensions: Tally['dimensions'];
  readonly counts: Record<string, number>;
}

/** What the tallies of a view gain and lose when documents change. */
export interface TallyDifference {
  /** A document counted for some of these and counts for the others now; neither is kept. */
  add(before: readonly Tally[], after: readonly Tally[]): void;
  /** Those that are not 0. A case that moves from stage A to B is one less in A and one more in B. */
  sums(): Tally[];
}

export function openTallyDifference(): TallyDifference {
  const sums = new Map<string, Sum>();
  return {
    add(before, after) {
      addAll(sums, before, -1);
      addAll(sums, after, 1);
    },
    sums: () =>
      [...sums]
        .map(([key, { dimensions, counts }]) => ({ key, dimensions, counts }))
        .filter(({ counts }) => Object.values(counts).some((count) => count !== 0)),
  };
}

function addAll(sums: Map<string, Sum>, tallies: readonly Tally[], sign: 1 | -1): void {
  for (const { key, dimensions, counts } of tallies) {
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = { dimensions, counts: {} };
      sums.set(key, sum);
    }
    for (const name in counts) sum.counts[name] = (sum.counts[name] ?? 0) + sign * counts[name]!;
  }
}
