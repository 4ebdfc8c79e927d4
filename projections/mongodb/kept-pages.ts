import { Problem } from '#domain/kernel/problem.ts';
import { type KeptList, openListMemory } from '../asking/list-memory.ts';
import type { AskedGeneration, AskGeneration } from './ask-generation.ts';

/** Rows from the first one on that are kept of a list, and lists that are kept: some 40 MB at most. */
const keptRows = 10_000;
const mostLists = 60;

/** Which part of a list is wanted. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
  /** Position of which an earlier page was; undefined for now. */
  readonly at?: number | undefined;
}

/** How a list is made of a generation, and what is shown of its rows, as each is now. */
export interface PageSource<Row> {
  total(asked: AskedGeneration): Promise<number>;
  rows(asked: AskedGeneration, from: number, most: number): Promise<readonly Row[]>;
}

/** Lists as they were at a position, as the embedded engine keeps them. */
export interface KeptPages<Row> {
  /**
   * A page of what `question` asks. Throws Problem `page-expired` when it is asked for as of a position whose list
   * is no longer known.
   */
  page<Shown>(
    question: object,
    request: PageRequest,
    source: PageSource<Row>,
    show: (asked: AskedGeneration, rows: readonly Row[]) => Promise<Shown>,
  ): Promise<{ readonly asOf: number; readonly total: number; readonly shown: Shown }>;
  /** Another generation is asked from now on. */
  forget(): void;
}

export function keptPages<Row>(ask: AskGeneration): KeptPages<Row> {
  type Kept = KeptList<number, readonly Row[]>;
  let memory = openListMemory<number, readonly Row[]>(mostLists);

  /** The list that a page belongs to: one that is known, or as it is now where nothing was written since. */
  async function listOf(
    asked: AskedGeneration,
    question: string,
    source: PageSource<Row>,
    asOf: number,
  ): Promise<Kept> {
    const { changed } = asked.progress;
    const known = memory.known(question, asOf, changed);
    if (known !== undefined) return known;
    if (changed > asOf) throw new Problem('page-expired');
    const counts = await source.total(asked);
    const rows = await source.rows(asked, 0, keptRows);
    return { question, from: changed, until: asOf, counts, rows };
  }

  return {
    forget() {
      memory = openListMemory(mostLists);
    },
    async page(question, { offset, limit, at }, source, show) {
      const { asOf, list, shown } = await ask(async (asked) => {
        const { position, changed } = asked.progress;
        const asOf = at ?? position;
        if (asOf > position) throw new Problem('page-expired');
        const list = await listOf(asked, JSON.stringify(question), source, asOf);
        const isKept = offset + limit <= list.rows.length || list.rows.length >= list.counts;
        if (!isKept && changed > asOf) throw new Problem('page-expired');
        const rows = isKept
          ? list.rows.slice(offset, offset + limit)
          : await source.rows(asked, offset, limit);
        return { asOf, list, shown: await show(asked, rows) };
      });
      // Only now it is known that nothing was written meanwhile.
      list.until = Math.max(list.until, asOf);
      memory.keep(list);
      return { asOf, total: list.counts, shown };
    },
  };
}
