import type { OrganisationKind } from '#domain/access/principal.ts';

/** A notice as the server lists it. */
export interface PublishedNotice {
  readonly id: string;
  readonly kind: 'notice' | 'activity';
  readonly title: string;
  readonly publishedAt: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly audience: readonly OrganisationKind[] | null;
  readonly places: number | null;
  readonly withdrawn: string | null;
  readonly registered: readonly { readonly person: string; readonly name: string }[];
}
