import { listedFactKinds } from '#domain/casework/listed-facts.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { SearchableCase } from '../views/search.ts';

/** Parts of a case that a word can be looked for in. */
export const searchFields = [
  'title',
  'parties',
  'numbers',
  'offence',
  'agencies',
  'stage',
  'facts',
  'district',
  'text',
  'documents',
] as const;
export type SearchField = (typeof searchFields)[number];

/** What results can be counted and narrowed by; `agency` and `agencyKind` are those whose turn it is. */
export const searchFacets = [
  'stage',
  'measure',
  'district',
  'agencyKind',
  'agency',
  'outcome',
  'offence',
  'provenance',
  'month',
  ...listedFactKinds,
] as const;
export type SearchFacet = (typeof searchFacets)[number];

/** Names and numbers of persons as they are, or masked. */
export type Sight = 'full' | 'masked';

export interface SearchRequest {
  /** Words, AND, OR, NOT, "…", field:word; empty for all cases. */
  readonly q: string;
  /** Only cases with one of these values, for each facet that is given; '' stands for "none". */
  readonly filter?: Partial<Record<SearchFacet, readonly string[]>>;
  /** Only cases that this agency is a party to. */
  readonly party?: string;
  /** How the asker sees names and numbers: what is masked is not found by what it hides (SECU-1). */
  readonly sight: Sight;
  /** Only cases whose time limit ended before this day. */
  readonly overdueOn?: LegalDate;
  /** Facets to count, each as if it were not narrowed itself. */
  readonly facets?: readonly SearchFacet[];
  readonly sort?: 'relevance' | 'newest';
  /** Hits wanted, 1 to 100. */
  readonly limit: number;
  /**
   * `searchAfter` of the page before, to the same question: the pages are of one list, as of the
   * position of the first, whatever is written meanwhile; each hit shows the case as it is now.
   */
  readonly searchAfter?: string;
  /** `searchBefore` of the page after; not together with `searchAfter`. */
  readonly searchBefore?: string;
}

/** One part of a question that found nothing: what it finds alone, and what the rest finds. */
export interface SearchObstacle {
  /** The part: a word or group of the query as it may be written again, or a narrowed facet. */
  readonly part:
    | { readonly kind: 'query'; readonly text: string; readonly rest: string }
    | { readonly kind: 'facet'; readonly facet: SearchFacet; readonly values: readonly string[] };
  /** Cases found by this part alone. */
  readonly alone: number;
  /** Cases found when this part is left out. */
  readonly without: number;
}

/** A piece of the case with the places that were found, in UTF-16 units: `[start, end)`. */
export interface Highlight {
  readonly field: SearchField;
  readonly text: string;
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** A found case as the asker sees it, without what only the projector needs. */
export interface SearchHit extends Omit<SearchableCase, 'state' | 'texts' | 'listed' | 'persons'> {
  readonly reference: string | null;
  readonly courtCaseNumber: string | null;
  /** Day of the latest ruling; null without one, or where it was not published. */
  readonly ruledOn: LegalDate | null;
  readonly offender: SearchableCase['state']['offender'];
  readonly stage: SearchableCase['state']['stage'];
  readonly measure: SearchableCase['state']['measure'];
  readonly outcome: SearchableCase['state']['outcome'];
  readonly district: string | null;
  readonly provenance: SearchableCase['state']['provenance'];
  readonly highlights: readonly Highlight[];
}

export interface SearchAnswer {
  /** Position that the answer shows. */
  readonly asOf: number;
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** On a further page those that were counted with the first. */
  readonly facets: Partial<
    Record<SearchFacet, readonly { readonly value: string; readonly count: number }[]>
  >;
  /** Cases by month of their opening, as if not narrowed by it; '' where the day was not published. */
  readonly histogram: readonly { readonly month: string; readonly count: number }[];
  /** For the next page; null on the last one. */
  readonly searchAfter: string | null;
  /** For the page before; null on the first one. */
  readonly searchBefore: string | null;
  /** When nothing was found: each part of the question, as the asker may see it; else empty. */
  readonly obstacles: readonly SearchObstacle[];
}

/**
 * The asking side of the view `search`. Throws Problem `malformed-request` for a
 * query that cannot be read and for a foreign `searchAfter`, Problem `page-expired` for one whose
 * list is no longer known, Problem `view-not-caught-up` before the view was filled for the first time.
 */
export interface SearchStore {
  search(request: SearchRequest): Promise<SearchAnswer>;
}
