import type { CreateIndexesOptions, IndexSpecification } from 'mongodb';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';

export interface DeclaredIndex {
  readonly keys: IndexSpecification;
  readonly options?: CreateIndexesOptions;
}

/** A row that is written once and never changed, like an act in the history of a case. */
export interface Row {
  readonly _id: string;
  /** Ascending among the rows of a document. */
  readonly revision: number;
  readonly [name: string]: unknown;
}

/** How the documents of one view lie in MongoDB. */
export interface CollectionShape<Doc extends object> {
  /** What its collections are called, with the installation and the generation behind it. */
  readonly name: string;
  /** Members that are not written with a document. */
  readonly leftOut: readonly (keyof Doc & string)[];
  /** What is filtered and sorted by, beside the document. */
  list(doc: Doc): JsonObject;
  readonly indexes: readonly DeclaredIndex[];
  /** `$jsonSchema` of a stored document. */
  readonly schema: JsonObject;
  /** Rows of a collection of their own; null for none. */
  readonly rows: {
    of(key: string, doc: Doc): readonly Row[];
    readonly indexes: readonly DeclaredIndex[];
  } | null;
}

/** Collections of one generation. */
export const collectionsOf = (base: string) => ({
  documents: base,
  rows: `${base}_history`,
  parked: `${base}_parked`,
});
export type Collections = ReturnType<typeof collectionsOf>;
