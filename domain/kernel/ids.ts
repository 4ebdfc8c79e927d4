declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

export type CaseId = Branded<string, 'CaseId'>;
export type EventId = Branded<string, 'EventId'>;
export type DocumentId = Branded<string, 'DocumentId'>;
export type AgencyId = Branded<string, 'AgencyId'>;
/** A person's account or a registered system. */
export type PrincipalId = Branded<string, 'PrincipalId'>;
/** Under what anything is kept for somebody: an id with its kind, see {@link principalKey}. */
export type PrincipalKey = Branded<string, 'PrincipalKey'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const slug = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** True for a UUID in lower case (RFC 9562). */
export const isUuid = (text: string): boolean => uuid.test(text);
/** True for the name of an agency or account: lower-case letters, digits, hyphens; 63 at most. */
export const isSlug = (text: string): boolean => slug.test(text);

function branded<T extends string>(kind: string, valid: (text: string) => boolean) {
  return (text: string): T => {
    if (!valid(text)) throw new RangeError(`not a ${kind}: ${JSON.stringify(text.slice(0, 80))}`);
    return text as T;
  };
}

export const CaseId = branded<CaseId>('case id', isUuid);
export const EventId = branded<EventId>('event id', isUuid);
export const DocumentId = branded<DocumentId>('document id', isUuid);
export const AgencyId = branded<AgencyId>('agency id', isSlug);
export const PrincipalId = branded<PrincipalId>('principal id', isSlug);

/**
 * What is kept or permitted by who somebody is goes by this key, never by the bare id: people and
 * systems get their ids from different hands, which may give the same one. Of a person it is the
 * id, as it was before kinds were told apart; no id holds the colon of the others.
 */
export const principalKey = ({
  kind,
  id,
}: {
  readonly kind: 'person' | 'system' | 'service';
  readonly id: string;
}): PrincipalKey => (kind === 'person' ? id : `${kind}:${id}`) as PrincipalKey;
