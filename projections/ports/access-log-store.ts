import type { Look } from '../views/access-log.ts';

export interface AccessLogRequest {
  readonly caseId?: string;
  /** Id of the person or system that looked. */
  readonly actor?: string;
  readonly agency?: string;
  /** Moments, RFC 3339 in UTC: from, inclusive; until, exclusive. */
  readonly from?: string;
  readonly until?: string;
  /** Only what a person opened, without what a page read again by itself. */
  readonly opened?: boolean;
  readonly offset: number;
  readonly limit: number;
  /** `asOf` of the page before: only looks until that position. */
  readonly at?: number;
}

export interface AccessLog {
  /** Position that the list shows. */
  readonly asOf: number;
  readonly total: number;
  /** The newest first. */
  readonly looks: readonly Look[];
}

/**
 * The asking side of the view `access`. Throws Problem `view-not-caught-up`
 * before the view was filled for the first time.
 */
export interface AccessLogStore {
  list(request: AccessLogRequest): Promise<AccessLog>;
}
