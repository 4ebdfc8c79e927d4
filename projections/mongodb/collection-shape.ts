import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { DeclaredCollection } from '#migrations/mongodb/declared-collection.ts';

/** A row that is written once and never changed, like an act in the history of a case. */
export interface Row {
  readonly _id: string;
  /** Ascending among the rows of a document. */
  readonly revision: number;
  readonly [name: string]: unknown;
}

/** How the documents of one view come to lie as their collection is declared. */
export interface CollectionShape<Doc extends object> {
  readonly declared: DeclaredCollection;
  /** Members that are not written with a document. */
  readonly leftOut: readonly (keyof Doc & string)[];
  /** What is filtered and sorted by, beside the document. */
  list(doc: Doc): JsonObject;
  /**
   * What lies in a document several times and is listed by itself, each with all that it is sorted by: FerretDB 1.24
   * unwinds an array at the top alone, and leaves out what stands beside it. Null for none.
   */
  readonly itemsOf: ((doc: Doc) => readonly JsonObject[]) | null;
  /** Rows of the collection with its history; none where none is declared. */
  rowsOf(key: string, doc: Doc): readonly Row[];
}

/** Whether a document lacks what it is sorted by: what has none comes last, whichever way is sorted. */
export const lackOf = (field: string): string => `no_${field}`;

/** 1 where there is none. */
export const lacks = (value: unknown): 0 | 1 => (value === null ? 1 : 0);

/** Collections of one generation. */
export const collectionsOf = (base: string) => ({
  documents: base,
  rows: `${base}_history`,
  parked: `${base}_parked`,
});

export type Collections = ReturnType<typeof collectionsOf>;
