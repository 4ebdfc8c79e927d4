import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { Tally } from '../ports/projector.ts';

/** What documents count for together, for an engine that keeps with each what it counts for. */
export function openTallySums() {
  const sums = new Map<string, Record<string, number | string | null>>();
  return {
    add({ key, dimensions, counts }: Tally): void {
      const sum = sums.get(key) ?? { ...dimensions };
      for (const [count, more] of Object.entries(counts)) {
        sum[count] = ((sum[count] as number | undefined) ?? 0) + more;
      }
      sums.set(key, sum);
    },
    /** As a sink lists them. */
    entries: (): readonly (readonly [string, JsonObject])[] =>
      [...sums].map(([key, sum]) => [`tally:${key}`, sum as JsonObject] as const),
  };
}
