import { randomBytes, randomUUID } from 'node:crypto';
import {
  supervisionReactor,
  type Reactor,
  type ReactorParts,
} from '#commands/supervision/reactor.ts';
import { warningIdOf } from '#commands/supervision/warning-streams.ts';
import { stateOf } from '#commands/case/case-history.ts';
import { caseStream } from '#domain/casework/events.ts';
import { criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalStream } from '#domain/criminal/events.ts';
import { noNames } from '#domain/directory/directory-names.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { CaseId, EventId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { defaultThreshold } from '#domain/supervision/thresholds.ts';
import { watchedCriminalLimits } from '#domain/supervision/watched-criminal-limits.ts';
import { watchedLimits } from '#domain/supervision/watched-limits.ts';
import { warningPrefix } from '#domain/supervision/warning-events.ts';
import { verdictOn } from '#domain/supervision/warning-level.ts';
import {
  type EventStore,
  type EventToAppend,
  type RecordedEvent,
  StoreUnavailable,
} from '#event-store/port.ts';
import { versionOf } from '#migrations/upcast.ts';
import { startProjections } from '#projections/start-projections.ts';
import { quantile } from '../bench/bench-table.ts';

/** What happened in a case, as its decider gave it. */
interface CaseFact {
  readonly type: string;
  readonly data: object;
}

export interface FaultRun {
  readonly journeys: Iterable<readonly CaseFact[]>;
  readonly cases: number;
  /** How often a turn is broken off. */
  readonly breaks: number;
}

/** What a run came to: all zero but the first two where each warning was raised exactly once. */
export interface WarningsOnce extends WarningTimes {
  readonly expected: number;
  /** How often a turn was broken off, before or after the store had written. */
  readonly brokenOff: number;
  readonly missing: number;
  readonly twice: number;
  readonly untrue: number;
}

/** How long it takes with that many cases. */
export interface WarningTimes {
  /** The turns in which warnings were raised, the two reactors beside each other: the longest, ms. */
  readonly longestTurnMs: number;
  /** A turn in which nothing has changed, ms. */
  readonly quietTurnMs: number;
  /** A supervisor's list of what is open, its first page, p95, ms. */
  readonly listP95Ms: number;
}

/** Days on which the reactors look, in this order: forward, an earlier one again, and forward. */
const days = [
  '2026-03-12',
  '2026-03-27',
  '2026-03-26',
  '2026-04-10',
  '2026-04-09',
  '2026-04-25',
].map((day) => LegalDate(day));

/**
 * Raises the warnings of so many cases by two reactors at once over one store, each broken off again and again at an
 * append, before or after the store has written it, while the clock is set back between. `folder` is empty; `journeys`
 * are the events of cases, the openings first, of which each case takes the next.
 */
export async function warningsOnce(
  folder: string,
  store: EventStore,
  { journeys, cases, breaks }: FaultRun,
): Promise<WarningsOnce> {
  const expected = await fill(store, take(journeys, cases));
  const projections = await startProjections({
    names: noNames,
    stored: { kind: 'embedded', folder },
    events: { kind: 'inline', log: store },
  });
  await projections.ready;
  let [today, brokenOff] = [days[0]!, 0];
  const parts = (appends: ReactorParts['store']): ReactorParts => ({
    store: appends,
    clock: { today: () => today },
    toReckon: projections.stores.warnings.toReckon,
    caughtUp: (position) => projections.waitFor('warnings', position, 60_000),
  });
  // Each warning is an append at least, so that there are twice as many as are to break off.
  const every = Math.max(2, Math.floor(expected.size / (2 * breaks)));
  const breaking = breakingStore(store, () => brokenOff < breaks, every);
  const toEnd = async (reactor: Reactor): Promise<void> => {
    for (;;) {
      try {
        if ((await reactor.turn()).taken) return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        brokenOff += 1;
      }
    }
  };
  try {
    const turns: number[] = [];
    for (const day of days) {
      today = day;
      const begun = performance.now();
      // A process that was killed begins with nothing: a reactor of its own for each day.
      await Promise.all([1, 2].map(() => toEnd(supervisionReactor(parts(breaking)))));
      turns.push(performance.now() - begun);
    }
    const quietTurnMs = await lasting(() => toEnd(supervisionReactor(parts(store))));
    const asked = { scope: 'open', offset: 0, limit: 25 } as const;
    const lists: number[] = [];
    for (let look = 0; look < looks; look += 1) {
      lists.push(await lasting(() => projections.stores.warnings.list(asked)));
    }
    const times = {
      longestTurnMs: Math.max(...turns),
      quietTurnMs,
      listP95Ms: quantile(lists, 0.95),
    };
    return { ...(await compared(store, expected)), brokenOff, ...times };
  } finally {
    await projections.close();
  }
}

/** How often the list is looked at. */
const looks = 40;

/** How long something takes, ms. */
async function lasting(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

/** As many as are wanted, from the beginning again where there are fewer. */
function* take<Item>(items: Iterable<Item>, count: number): Generator<Item> {
  let taken = 0;
  while (taken < count) {
    const before = taken;
    for (const item of items) {
      if (taken === count) return;
      yield item;
      taken += 1;
    }
    if (taken === before) return;
  }
}

/** The store as it is to a process that dies at every so manieth append. */
function breakingStore(
  store: ReactorParts['store'],
  isOn: () => boolean,
  every: number,
): ReactorParts['store'] {
  let appends = 0;
  return {
    readStream: store.readStream.bind(store),
    readAll: store.readAll.bind(store),
    head: store.head.bind(store),
    async append(...asked) {
      appends += 1;
      const breaks = isOn() && appends % every === 0;
      if (breaks && appends % (2 * every) === 0) throw new StoreUnavailable('closed');
      const result = await store.append(...asked);
      if (breaks) throw new StoreUnavailable('closed');
      return result;
    },
  };
}

/** Appends the cases, each broken off at another step; gives the ids of the warnings that must come of them. */
async function fill(
  store: EventStore,
  journeys: Iterable<readonly CaseFact[]>,
): Promise<ReadonlySet<string>> {
  const expected = new Set<string>();
  for (const given of journeys) {
    const caseId = CaseId(randomUUID());
    const isCriminal = given[0]!.type === 'CriminalCaseFiled';
    const events = given.map(({ type, data }) =>
      toAppend({ type, data: 'caseId' in data ? { ...data, caseId } : data }),
    );
    const stream = isCriminal ? criminalStream(caseId) : caseStream(caseId);
    const { events: recorded } = await store.append(stream, events, 'noStream');
    const limits = isCriminal
      ? watchedCriminalLimits(criminalStateOf(recorded))
      : watchedLimits(stateOf(recorded)!);
    for (const limit of limits) {
      const warned = days.some((day) => {
        const verdict = verdictOn(limit, day, defaultThreshold(limit.limit));
        // What was done too late before anybody watched is not warned of.
        return verdict !== null && (verdict.doneOn === null || verdict.doneOn >= days[0]!);
      });
      if (warned) {
        expected.add(warningIdOf(caseId, limit.limit, limit.instance));
      }
    }
  }
  return expected;
}

const criminalStateOf = (events: readonly RecordedEvent[]): CriminalState =>
  events.reduce<CriminalState | null>(
    (state, { type, data }) => criminalDecider.evolve(state, { type, data } as never),
    null,
  )!;

const toAppend = ({ type, data }: CaseFact): EventToAppend => ({
  id: EventId(randomUUID()),
  type,
  data: data as JsonObject,
  metadata: {
    correlationId: 'fault-run',
    causationId: 'fault-run',
    actor: { kind: 'service', id: 'fault-run', agency: null, role: 'none' },
    schemaVersion: versionOf(type as 'CaseOpened'),
    salt: randomBytes(32).toString('base64url'),
  },
});

async function compared(
  store: EventStore,
  expected: ReadonlySet<string>,
): Promise<Omit<WarningsOnce, 'brokenOff' | keyof WarningTimes>> {
  const raised = new Map<string, number>();
  const levels = new Map<string, number>();
  for await (const { stream, type, data } of store.readAll({
    filter: { streamPrefixes: [warningPrefix] },
  })) {
    const id = stream.slice(warningPrefix.length);
    if (type === 'WarningRaised') raised.set(id, (raised.get(id) ?? 0) + 1);
    const level = `${id} ${String(data['level'])}`;
    if (data['level'] !== undefined) levels.set(level, (levels.get(level) ?? 0) + 1);
  }
  return {
    expected: expected.size,
    missing: [...expected].filter((id) => !raised.has(id)).length,
    twice: [...raised.values(), ...levels.values()].filter((times) => times > 1).length,
    untrue: [...raised.keys()].filter((id) => !expected.has(id)).length,
  };
}
