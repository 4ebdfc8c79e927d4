import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { Tally } from '../ports/projector.ts';
import type { StoredDocument } from './mongo-document.ts';

/** Reads documents after a key, in the order of keys. */
export type ReadPage = (after: string | null, most: number) => Promise<readonly StoredDocument[]>;

const perPage = 200;

/**
 * A listing of what was there when it began, while commits go on and the server knows no snapshot: a commit hands in
 * what it is about to write over, and the listing gives that instead.
 */
export interface OpenListing {
  /** What lay under these keys before a commit; undefined for nothing. To be told before it writes. */
  noteBefore(before: ReadonlyMap<string, StoredDocument | undefined>): void;
  entries(): AsyncGenerator<readonly [string, JsonObject]>;
}

export function openListing(read: ReadPage, onEnd: (listing: OpenListing) => void): OpenListing {
  const given = new Set<string>();
  const before = new Map<string, StoredDocument | undefined>();
  const sums = new Map<string, Record<string, number | string | null>>();

  const taken = (document: StoredDocument): readonly [string, JsonObject] => {
    given.add(document._id);
    for (const tally of document.tallies ?? []) add(sums, tally);
    return [document._id, document.body];
  };

  const listing: OpenListing = {
    noteBefore(told) {
      for (const [key, document] of told) {
        if (!given.has(key) && !before.has(key)) before.set(key, document);
      }
    },
    async *entries() {
      try {
        let last: string | null = null;
        for (;;) {
          const page = await read(last, perPage);
          for (const document of page) {
            if (!before.has(document._id)) yield taken(document);
          }
          if (page.length < perPage) break;
          last = page.at(-1)!._id;
        }
        for (const document of before.values()) {
          if (document !== undefined) yield taken(document);
        }
        for (const [key, sum] of sums) yield [`tally:${key}`, sum as JsonObject] as const;
      } finally {
        onEnd(listing);
      }
    },
  };
  return listing;
}

function add(
  sums: Map<string, Record<string, number | string | null>>,
  { key, dimensions, counts }: Tally,
): void {
  const sum = sums.get(key) ?? { ...dimensions };
  for (const [count, more] of Object.entries(counts)) {
    sum[count] = ((sum[count] as number | undefined) ?? 0) + more;
  }
  sums.set(key, sum);
}
