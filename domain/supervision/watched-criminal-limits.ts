import { criminalLimits, type CriminalLimit } from '#domain/criminal/criminal-limits.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalProcesses } from '#domain/criminal/process/index.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { WatchedLimit } from './watched-limits.ts';

/** Stands before the id of a limit of criminal procedure: the two procedures have ids in common. */
const prefix = 'criminal.';

/** Whether a limit is one of a criminal case; any other is one of commutation or parole. */
export const isOfCriminalCase = (limit: string): boolean => limit.startsWith(prefix);

/** Ids of the limits of criminal procedure that can be warned of: acts that are owed until a day. */
export const watchedCriminalLimitIds: readonly string[] = [
  ...new Set([
    ...criminalProcesses.flatMap(({ limits }) => limits.map(({ id }) => `${prefix}${id}`)),
    `${prefix}custodyExtensionDecision`,
  ]),
];

/**
 * The time limits of a criminal case by which an agency can be overdue, as the case stands. A right that may be left
 * unused is none. While the clock stands still nothing is owed, and before an agency is a party there is nobody to warn.
 */
export const watchedCriminalLimits = (state: CriminalState): readonly WatchedLimit[] =>
  criminalLimits(state).flatMap((limit) =>
    limit.optional || limit.agency === null ? [] : [watched(limit, limit.agency)],
  );

const watched = (limit: CriminalLimit, agency: AgencyId): WatchedLimit => ({
  limit: `${prefix}${limit.id}`,
  instance: limit.instance,
  agencyKind: limit.owner,
  agency,
  rule: limit.rule,
  article: limit.article,
  arithmetic: limit.arithmetic,
  from: limit.from,
  due: limit.due,
  open: limit.open,
  standing: limit.standing === 'suspended' ? 'void' : limit.standing,
  doneOn: limit.doneOn,
});
