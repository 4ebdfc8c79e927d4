import type { Projector, Tally } from '../ports/projector.ts';
import type { Upsert } from '../ports/sink.ts';

interface Sum {
  readonly dimensions: Tally['dimensions'];
  readonly counts: Record<string, number>;
}

/**
 * What the tallies of a view gain and lose when documents change from `before` to
 * `after`. A case that moves from stage A to B is one less in A and one more in B. What the documents
 * count for afterwards was asked already.
 */
export function tallyDifference<Doc extends object>(
  projector: Projector<Doc>,
  changes: Iterable<{ readonly key: string; readonly before: Doc | undefined }>,
  upserts: ReadonlyMap<string, Pick<Upsert<Doc>, 'tallies'>>,
): Tally[] {
  if (projector.tallies === undefined) return [];
  const sums = new Map<string, Sum>();
  for (const { before } of changes) {
    if (before !== undefined) addAll(sums, projector.tallies(before), -1);
  }
  for (const { tallies } of upserts.values()) addAll(sums, tallies, 1);
  return [...sums]
    .map(([key, { dimensions, counts }]) => ({ key, dimensions, counts }))
    .filter(({ counts }) => Object.values(counts).some((count) => count !== 0));
}

function addAll(sums: Map<string, Sum>, tallies: readonly Tally[], sign: 1 | -1): void {
  for (const { key, dimensions, counts } of tallies) {
    const sum = sums.get(key) ?? { dimensions, counts: {} };
    for (const [name, count] of Object.entries(counts)) {
      sum.counts[name] = (sum.counts[name] ?? 0) + sign * count;
    }
    sums.set(key, sum);
  }
}
