import { withoutWords } from '#domain/access/masking.ts';
import { listedFactKinds, stepsListed } from '#domain/casework/listed-facts.ts';
import type { SearchFacet } from '../../ports/search-store.ts';
import { monthOf } from '../../views/case-summary.ts';
import { hiddenWordsOfCase } from '../../views/masked-case.ts';
import type { SearchableCase } from '../../views/search.ts';

/** Facets of which a case has several values. */
export const severalValues: ReadonlySet<SearchFacet> = new Set([
  'category',
  'merit',
  'circumstance',
]);

const known = (value: string | null): readonly string[] => (value === null ? [] : [value]);

/** What a case is counted and narrowed by, the same for every engine: its values of each facet, empty for none. */
export function valuesOfCase(
  doc: SearchableCase,
): Readonly<Record<SearchFacet, readonly string[]>> {
  const { state, turn, offence, openedOn, listed } = doc;
  const facts = { ...listed, ...stepsListed(state) };
  return {
    stage: [state.stage],
    measure: [state.measure],
    district: known(state.district),
    agencyKind: known(turn.kind),
    agency: known(turn.agency),
    outcome: known(state.outcome),
    offence: known(offence).map((text) => shownToAll(text, doc)),
    provenance: [state.provenance.kind],
    month: known(monthOf(openedOn)),
    ...(Object.fromEntries(
      listedFactKinds.map((kind) => [
        kind,
        severalValues.has(kind)
          ? facts[kind]
          : facts[kind].slice(0, 1).map((text) => shownToAll(text, doc)),
      ]),
    ) as Record<(typeof listedFactKinds)[number], readonly string[]>),
  };
}

/** What cases are counted by is shown to everybody: without a name, should somebody have written one there. */
const shownToAll = (text: string, doc: SearchableCase): string =>
  withoutWords(text, hiddenWordsOfCase(doc));
