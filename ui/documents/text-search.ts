/** Words and text are compared without blanks, which PDFs put between any characters, and without case. */
const squeezed = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

/** What a search has found so far. */
export interface SearchState {
  readonly words: string;
  /** Pages that hold the words. */
  readonly found: readonly number[];
  /** Pages that have no text layer: what is on them cannot be found. */
  readonly withoutText: number;
  readonly searched: number;
  readonly isDone: boolean;
}

/**
 * Searches page by page and says after each how far it is; ends early when `signal` says so.
 * Throws what `textOf` throws.
 */
export async function* searchPages(
  words: string,
  pages: number,
  textOf: (page: number) => Promise<string>,
  signal: AbortSignal,
): AsyncGenerator<SearchState> {
  const sought = squeezed(words);
  const found: number[] = [];
  let withoutText = 0;
  for (let page = 1; page <= pages && !signal.aborted; page += 1) {
    const text = squeezed(await textOf(page));
    if (text === '') withoutText += 1;
    else if (text.includes(sought)) found.push(page);
    yield { words, found: [...found], withoutText, searched: page, isDone: page === pages };
  }
}
