import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { sourceOf } from './call-limits.ts';

/** What one source that nobody knows was refused, over one minute at most. */
export interface RefusalSum<Kind extends JsonObject> extends JsonObject {
  readonly source: string;
  /** First and last of them, RFC 3339 in UTC. */
  readonly since: string;
  readonly until: string;
  readonly total: number;
  /** The most frequent kinds; what is left over counts only in `total`. */
  readonly kinds: (Kind & { readonly count: number })[];
}

/** Sources and kinds of one minute; whatever is beyond counts for `otherSources`, or in the total. */
export const sumLimits = { sources: 100, kinds: 20 } as const;
export const otherSources = 'others';

interface Sum<Kind> {
  readonly since: string;
  until: string;
  total: number;
  readonly kinds: Map<string, { readonly kind: Kind; count: number }>;
}

/** Counts in memory, so that however often somebody calls, what is kept grows no faster. */
export interface RefusalSums<Kind extends JsonObject> {
  add(address: string, kind: Kind): void;
  /** The sums since the last time, one for each source; begins anew. */
  take(): readonly RefusalSum<Kind>[];
}

export function refusalSums<Kind extends JsonObject>(now: () => string): RefusalSums<Kind> {
  let sums = new Map<string, Sum<Kind>>();

  function sumOf(source: string): Sum<Kind> {
    const known = sums.get(source);
    if (known !== undefined) return known;
    // One place is kept for everybody who finds no other.
    if (sums.size >= sumLimits.sources && source !== otherSources) return sumOf(otherSources);
    const sum: Sum<Kind> = { since: now(), until: now(), total: 0, kinds: new Map() };
    sums.set(source, sum);
    return sum;
  }

  return {
    add(address, kind) {
      const sum = sumOf(sourceOf(address));
      sum.until = now();
      sum.total += 1;
      const name = JSON.stringify(kind);
      const known = sum.kinds.get(name);
      if (known !== undefined) known.count += 1;
      else if (sum.kinds.size < sumLimits.kinds) sum.kinds.set(name, { kind, count: 1 });
    },
    take() {
      const taken = sums;
      sums = new Map();
      return [...taken].map(([source, { since, until, total, kinds }]) => ({
        source,
        since,
        until,
        total,
        kinds: [...kinds.values()]
          .toSorted((a, b) => b.count - a.count)
          .map(({ kind, count }) => ({ ...kind, count })),
      }));
    },
  };
}
