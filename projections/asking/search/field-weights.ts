import type { SearchField } from '../../ports/search-store.ts';

/** How much a word counts that stands in a field, in the order of `searchFields`. */
export const fieldWeights: Readonly<Record<SearchField, number>> = {
  title: 4,
  parties: 8,
  numbers: 8,
  offence: 5,
  agencies: 1,
  stage: 1,
  facts: 2,
  district: 1,
  text: 1,
  documents: 2,
};
