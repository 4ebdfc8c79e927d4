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
] as const;
export type SearchFacet = (typeof searchFacets)[number];

export interface SearchRequest {
  /** Words, AND, OR, NOT, "…", field:word; empty for all cases. */
  readonly q: string;
  /** Only cases with one of these values, for each facet that is given; '' stands for "none". */
  readonly filter?: Partial<Record<SearchFacet, readonly string[]>>;
  /** Only cases that this agency is a party to. */
  readonly party?: string;
  /** Only cases whose time limit ended before this day. */
  readonly overdueOn?: LegalDate;
  /** Facets to count, each as if it were not narrowed itself. */
  readonly facets?: readonly SearchFacet[];
  readonly sort?: 'relevance' | 'newest';
  /** Hits wanted, 1 to 100. */
  readonly limit: number;
  /** `searchAfter` of the page before. */
  readonly searchAfter?: string;
}

/** A piece of the case with the places that were found, in UTF-16 units: `[start, end)`. */
export interface Highlight {
  readonly field: SearchField;
  readonly text: string;
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** A found case, without what only the projector needs. */
export interface SearchHit extends Omit<SearchableCase, 'state' | 'texts'> {
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
  readonly facets: Partial<
    Record<SearchFacet, readonly { readonly value: string; readonly count: number }[]>
  >;
  /** Cases by month of their opening; '' for those whose day was not published. */
  readonly histogram: readonly { readonly month: string; readonly count: number }[];
  /** For the next page; null on the last one. */
  readonly searchAfter: string | null;
}

/**
 * The asking side of the view `search`. Throws Problem `malformed-request` for a
 * query that cannot be read and for a foreign `searchAfter`, Problem
 * `view-not-caught-up` before the view was filled for the first time.
 */
export interface SearchStore {
  search(request: SearchRequest): Promise<SearchAnswer>;
}
