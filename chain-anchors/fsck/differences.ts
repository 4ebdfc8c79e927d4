import { wordsOfError } from '#platform/words-of-error.ts';

/** A place where what is stored is not what it should be. */
export interface Difference {
  readonly where:
    | 'file'
    | 'event'
    | 'leaf'
    | 'tile'
    | 'checkpoint'
    | 'anchor'
    | 'key'
    | 'ledger'
    | 'document'
    | 'view';
  /** Name of the file, position or id, index of the leaf, path of the tile, size of the checkpoint. */
  readonly at: string;
  readonly detail: string;
}

/** Most that are kept; the others are counted. */
const mostKept = 200;

/** Takes differences in as they are found. */
export interface Differences {
  add(where: Difference['where'], at: string | number, detail: string): void;
  /** The first, in the order they were found. */
  kept(): readonly Difference[];
  /** All of them. */
  count(): number;
}

export function differences(): Differences {
  const kept: Difference[] = [];
  let count = 0;
  return {
    add(where, at, detail) {
      count += 1;
      if (kept.length < mostKept) kept.push({ where, at: String(at), detail });
    },
    kept: () => kept,
    count: () => count,
  };
}

/** Does a part of the check; what it throws is a difference, and the check goes on. */
export async function attempt(
  found: Differences,
  where: Difference['where'],
  at: string,
  part: () => void | Promise<void>,
): Promise<void> {
  try {
    await part();
  } catch (error) {
    found.add(where, at, wordsOfError(error));
  }
}
