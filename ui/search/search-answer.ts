import type { Outcome, Stage } from '#domain/casework/stages.ts';
import type { Facet } from './facets.ts';

/** A found case, as `GET /api/search` gives it. */
export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly numbers: readonly string[];
  readonly reference: string | null;
  readonly courtCaseNumber: string | null;
  readonly offence: string | null;
  readonly openedOn: string | null;
  readonly ruledOn: string | null;
  readonly stage: Stage;
  readonly measure: string;
  readonly outcome: Outcome | null;
  readonly district: string | null;
  readonly highlights: readonly {
    readonly field: string;
    readonly text: string;
    readonly ranges: readonly (readonly [number, number])[];
  }[];
}

/** A part of a question that found nothing: what it finds alone, and what the others find. */
export interface Obstacle {
  readonly part:
    | { readonly kind: 'query'; readonly text: string; readonly rest: string }
    | { readonly kind: 'facet'; readonly facet: Facet; readonly values: readonly string[] };
  readonly alone: number;
  readonly without: number;
}

export interface Answer {
  readonly asOf: string;
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Partial<
    Record<Facet, readonly { readonly value: string; readonly count: number }[]>
  >;
  readonly histogram: readonly { readonly month: string; readonly count: number }[];
  readonly searchAfter: string | null;
  readonly searchBefore: string | null;
  readonly obstacles: readonly Obstacle[];
}
