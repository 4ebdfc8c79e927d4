import { masked, maskName, maskNumber } from '#domain/access/masking.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { Highlight, SearchHit } from '#projections/ports/search-store.ts';

/**
 * A hit for somebody who sees names and numbers masked (SECU-1): also where a name is part of
 * the title, or was found. What people wrote in the steps stays as it is, as in the events.
 */
export function maskedHit(hit: SearchHit): SearchHit {
  const { name, prisonerNumber } = hit.offender;
  const hidden = new Map([[name, maskName(name)]]);
  if (prisonerNumber !== null) hidden.set(prisonerNumber, maskNumber(prisonerNumber));
  const hide = (text: string): string => hidden.get(text) ?? text;
  const highlightOf = (highlight: Highlight): Highlight => {
    const text = hide(highlight.text);
    return text === highlight.text ? highlight : { ...highlight, text, ranges: [[0, text.length]] };
  };
  return masked({
    ...hit,
    title: hit.title.replace(name, maskName(name)),
    parties: hit.parties.map(hide),
    numbers: hit.numbers.map(hide),
    highlights: hit.highlights.map(highlightOf),
  } as unknown as Json) as unknown as SearchHit;
}
