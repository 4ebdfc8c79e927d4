import type { CaseState } from '#domain/casework/case-state.ts';
import { criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalEventTypes, criminalPrefix, type CriminalEvent } from '#domain/criminal/events.ts';
import { nextLook, type NextLook } from '#domain/supervision/next-look.ts';
import { watchedCriminalLimits } from '#domain/supervision/watched-criminal-limits.ts';
import { limitKey, watchedLimits, type WatchedLimit } from '#domain/supervision/watched-limits.ts';
import {
  warningEventTypes,
  warningPrefix,
  type WarningEvent,
} from '#domain/supervision/warning-events.ts';
import { evolveWarning, type Warning } from '#domain/supervision/warning.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { upcast } from '#migrations/upcast.ts';
import type { Projector } from '../ports/projector.ts';
import { caseEvents, caseKeys, caseMemory, deadlinesOf, foldCase } from './case-folding.ts';

/** A warning of the case, with its id. */
export interface KeptWarning extends Warning {
  readonly id: string;
}

/** A time limit that runs, and what was warned of it. */
export interface SupervisedLimit {
  /** As the case stands; null when the case has no such limit any more. */
  readonly limit: WatchedLimit | null;
  readonly warning: KeptWarning | null;
  /** When it has to be reckoned again. */
  readonly look: NextLook;
}

/** One case as supervision sees it: each limit that is owed, and each that was warned of. */
export interface SupervisedCase {
  readonly id: string;
  readonly limits: readonly SupervisedLimit[];
  /** In the order in which they were raised. */
  readonly warnings: readonly KeptWarning[];
  readonly position: number;
  /** What is needed to go on; of it `stage`, `reference`, `district`, who it is about, and its kind are shown. */
  readonly state: CaseState | CriminalState;
}

/** A criminal case has no measure: it is what leads to a sentence. */
export const isCriminal = (state: CaseState | CriminalState): state is CriminalState =>
  'suspect' in state;

/** Cases and their warnings: which limit has to be reckoned on a day, and what a supervisor has before him. */
export const warningsProjector: Projector<SupervisedCase> = {
  view: 'warnings',
  version: 3,
  eventTypes: new Set([...caseEvents, ...criminalEventTypes, ...warningEventTypes]),
  keys: keysOf,
  apply(doc, event, key) {
    const { position } = event;
    if (!event.stream.startsWith(warningPrefix)) {
      const state = folded(doc?.state ?? null, event);
      return { id: key, limits: [], warnings: doc?.warnings ?? [], position, state };
    }
    if (doc === undefined) throw new Error(`${event.type} stands before the opening of its case`);
    return { ...doc, limits: [], warnings: withEvent(doc.warnings, event), position };
  },
  complete: (doc) => ({
    ...doc,
    limits: supervised(doc),
    state: isCriminal(doc.state) ? doc.state : caseMemory(doc.state),
  }),
};

function keysOf(event: RecordedEvent): readonly string[] {
  const { stream, data } = event;
  if (stream.startsWith(warningPrefix)) return [String(data['caseId'])];
  return stream.startsWith(criminalPrefix)
    ? [stream.slice(criminalPrefix.length)]
    : caseKeys(event);
}

function folded(
  before: CaseState | CriminalState | null,
  event: RecordedEvent,
): CaseState | CriminalState {
  if (!event.stream.startsWith(criminalPrefix)) return foldCase(before as CaseState | null, event);
  const state = criminalDecider.evolve(
    before as CriminalState | null,
    upcast(event) as unknown as CriminalEvent,
  );
  if (state === null) throw new Error(`${event.type} stands before the filing of its case`);
  return state;
}

function withEvent(warnings: readonly KeptWarning[], event: RecordedEvent): readonly KeptWarning[] {
  const id = event.stream.slice(warningPrefix.length);
  const before = warnings.find((each) => each.id === id) ?? null;
  const warning = {
    ...evolveWarning(before, upcast(event) as unknown as WarningEvent, event.metadata.actor),
    id,
  };
  return before === null
    ? [...warnings, warning]
    : warnings.map((each) => (each.id === id ? warning : each));
}

/** Of a limit that nobody was warned of nothing is kept once nothing can come of it. */
function supervised({ state, warnings }: SupervisedCase): readonly SupervisedLimit[] {
  const limits = isCriminal(state)
    ? watchedCriminalLimits(state)
    : watchedLimits(state, deadlinesOf(state));
  const byKey = new Map(warnings.map((each) => [limitKey(each), each]));
  const known = new Set(limits.map(limitKey));
  return [
    ...limits.flatMap((limit) => lineOf(limit, byKey.get(limitKey(limit)) ?? null)),
    ...warnings.filter((each) => !known.has(limitKey(each))).flatMap((each) => lineOf(null, each)),
  ];
}

function lineOf(limit: WatchedLimit | null, warning: KeptWarning | null): SupervisedLimit[] {
  const look = nextLook(warning, limit);
  const isOver = warning === null && limit?.standing !== 'running' && look.lateOn === null;
  return isOver ? [] : [{ limit, warning, look }];
}
