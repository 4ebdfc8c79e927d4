/** A list as it was at a position. */
export interface KeptList<Counts, Rows> {
  readonly question: string;
  /** The list is the same from the first of these positions to the second, both included. */
  readonly from: number;
  until: number;
  readonly counts: Counts;
  readonly rows: Rows;
}

/** The lists that were asked for last, whatever an engine keeps of their rows. */
export interface ListMemory<Counts, Rows> {
  /**
   * The list of a question as of a position, or undefined where it is not known any more; `changed` is the position
   * of the last change of the view: from there on a list is what it was.
   */
  known(question: string, asOf: number, changed: number): KeptList<Counts, Rows> | undefined;
  /** Keeps it as the one used last; beyond `most` the longest unused is forgotten. */
  keep(list: KeptList<Counts, Rows>): void;
}

/** @param most so many lists are kept. */
export function openListMemory<Counts, Rows>(most: number): ListMemory<Counts, Rows> {
  /** The longest unused first. */
  const kept = new Set<KeptList<Counts, Rows>>();
  return {
    known(question, asOf, changed) {
      for (const one of kept) {
        const reaches = asOf <= one.until || one.from === changed;
        if (one.question === question && one.from <= asOf && reaches) return one;
      }
      return undefined;
    },
    keep(list) {
      for (const one of kept) {
        // It was counted anew, with more.
        if (one.question === list.question && one.from === list.from) kept.delete(one);
      }
      kept.add(list);
      for (const one of kept) {
        if (kept.size <= most) return;
        kept.delete(one);
      }
    },
  };
}
