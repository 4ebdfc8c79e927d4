import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { sourceOf } from './call-limits.ts';
import type { CallRecord } from './ports.ts';

/** The refused calls of one source that nobody knows, over one minute at most. */
export interface RefusalSum extends JsonObject {
  readonly source: string;
  /** First and last of them, RFC 3339 in UTC. */
  readonly since: string;
  readonly until: string;
  readonly total: number;
  /** The most frequent kinds; what is left over counts only in `total`. */
  readonly kinds: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly code: string | null;
    readonly count: number;
  }[];
}

/** Sources and kinds of one minute; whatever is beyond counts for `otherSources`, or in the total. */
export const sumLimits = { sources: 100, kinds: 20 } as const;
export const otherSources = 'others';

interface Sum {
  readonly since: string;
  until: string;
  total: number;
  readonly kinds: Map<string, { readonly call: CallRecord; count: number }>;
}

/** Counts in memory, so that however often somebody calls, what is kept grows no faster. */
export interface RefusalSums {
  add(call: CallRecord): void;
  /** The sums since the last time, one for each source; begins anew. */
  take(): readonly RefusalSum[];
}

export function refusalSums(now: () => string): RefusalSums {
  let sums = new Map<string, Sum>();

  function sumOf(source: string): Sum {
    const known = sums.get(source);
    if (known !== undefined) return known;
    // One place is kept for everybody who finds no other.
    if (sums.size >= sumLimits.sources && source !== otherSources) return sumOf(otherSources);
    const sum: Sum = { since: now(), until: now(), total: 0, kinds: new Map() };
    sums.set(source, sum);
    return sum;
  }

  return {
    add(call) {
      const sum = sumOf(sourceOf(call.source));
      sum.until = now();
      sum.total += 1;
      const name = [call.method, call.route, call.status, call.code].join(' ');
      const kind = sum.kinds.get(name);
      if (kind !== undefined) kind.count += 1;
      else if (sum.kinds.size < sumLimits.kinds) sum.kinds.set(name, { call, count: 1 });
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
          .map(({ call: { method, route, status, code }, count }) => ({
            method,
            route,
            status,
            code,
            count,
          })),
      }));
    },
  };
}
