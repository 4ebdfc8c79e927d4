import { whoIs, type Session } from '../base/session.ts';

/** Who looks at a page that was opened for somebody. */
export interface Looker {
  readonly kind:
    /** Nobody has been there yet; or it is not known yet. */
    | 'none'
    /** Whom it was opened for. */
    | 'same'
    /** Nobody any more. */
    | 'gone'
    /** Somebody else. */
    | 'other';
  /** Whom the page was opened for; null as long as that is nobody. */
  readonly first: string | null;
}

/** Holds whom a page was opened for against the session of now; null where that is not known. */
export function lookerOf(
  openedFor: string | null,
  session: Pick<Session, 'principal'> | null,
): Looker {
  const now = session === null ? null : whoIs(session);
  const first = openedFor ?? now;
  if (session === null || first === null) return { kind: 'none', first };
  if (now === null) return { kind: 'gone', first };
  return { kind: now === first ? 'same' : 'other', first };
}
