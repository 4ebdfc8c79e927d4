/** Where the facts of a case come from. Only a published one may leave facts out. */
export type Provenance =
  | { readonly kind: 'casework' }
  | {
      readonly kind: 'published';
      readonly publisher: string;
      readonly document: string;
      readonly number: string | null;
    }
  | { readonly kind: 'synthetic'; readonly seed: number };
