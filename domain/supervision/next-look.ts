import { addDays, earlierOf, type LegalDate } from '#domain/kernel/legal-date.ts';
import { reckonWarning } from './reckon-warning.ts';
import type { WatchedLimit } from './watched-limits.ts';
import { certainFrom } from './warning-level.ts';
import { isSettled, type Warning } from './warning.ts';

/**
 * When the warning of a limit has to be reckoned again, so that nobody reckons every limit every day. Each is
 * null where it gives no day.
 */
export interface NextLook {
  /** From this day on. */
  readonly from: LegalDate | null;
  /** The last day of a limit of which no warning stands: from so many days before it as are set. */
  readonly near: LegalDate | null;
  /** The act was done too late on this day and nothing was warned of: unless it was not watched yet. */
  readonly lateOn: LegalDate | null;
}

const never: NextLook = { from: null, near: null, lateOn: null };

/** Before every day: what is untrue is looked at whatever the clock says. */
const always = '1900-01-01' as LegalDate;
/** Of one that stands it is asked whether anything of it changed, however far its day is. */
const anyDistance = 3650;

export function nextLook(warning: Warning | null, limit: WatchedLimit | null): NextLook {
  if (warning === null) return ofNone(limit);
  const settled = isSettled(warning);
  const changes = reckonWarning(warning, {
    caseId: warning.caseId,
    limit,
    today: warning.reckonedOn,
    threshold: settled ? 0 : anyDistance,
    began: always,
  });
  // Its facts are not what it says.
  if (changes.length > 0) return { ...never, from: always };
  if (settled) return ofSettled(warning, limit);
  return { ...never, from: earliest(nextLevel(warning, limit), nextEscalation(warning)) };
}

function ofNone(limit: WatchedLimit | null): NextLook {
  if (limit === null || limit.due === null) return never;
  if (limit.standing === 'running') return { ...never, near: limit.due };
  const { doneOn } = limit;
  const isLate = limit.standing === 'met' && doneOn !== null && doneOn > certainFrom(limit)!;
  return isLate ? { ...never, lateOn: doneOn } : never;
}

function ofSettled(warning: Warning, limit: WatchedLimit | null): NextLook {
  if (limit === null || limit.standing !== 'running') return never;
  return warning.state === 'closed'
    ? { ...never, from: nextLevel(warning, limit) }
    : { ...never, near: limit.due };
}

/** The day on which the level rises; null at the highest, and when nothing is owed. */
function nextLevel({ level }: Warning, limit: WatchedLimit | null): LegalDate | null {
  if (limit === null || limit.due === null || limit.standing !== 'running') return null;
  if (level === 'upcoming') return limit.due;
  return level === 'dueToday' ? addDays(certainFrom(limit)!, 1) : null;
}

const nextEscalation = ({ answerBy, escalated }: Warning): LegalDate | null =>
  answerBy === null || escalated ? null : addDays(answerBy, 1);

const earliest = (a: LegalDate | null, b: LegalDate | null): LegalDate | null =>
  a === null ? b : b === null ? a : earlierOf(a, b);
