import { hiddenWordsOf, masked, withoutWords, type HiddenWords } from '#domain/access/masking.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { Highlight, SearchHit } from '#projections/ports/search-store.ts';

/**
 * A hit for somebody who sees names and numbers masked (SECU-1): also where they are part of the
 * title, were found, or stand in what people wrote.
 */
export function maskedHit(hit: SearchHit): SearchHit {
  const words = hiddenWordsOf(hit.offender);
  return {
    ...(masked(hit as unknown as Json, words) as unknown as SearchHit),
    highlights: hit.highlights.map((highlight) => maskedHighlight(highlight, words)),
  };
}

/** Places are of the text as it was: where it changed, it is marked as a whole. */
function maskedHighlight(highlight: Highlight, words: HiddenWords): Highlight {
  const text = withoutWords(highlight.text, words);
  return text === highlight.text ? highlight : { ...highlight, text, ranges: [[0, text.length]] };
}
