import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { reckonWarning } from '#domain/supervision/reckon-warning.ts';
import { thresholdOf, watchedLimitIds } from '#domain/supervision/thresholds.ts';
import { limitKey } from '#domain/supervision/watched-limits.ts';
import {
  supervisionStream,
  warningStream,
  type SettingsEvent,
  type WarningEvent,
} from '#domain/supervision/warning-events.ts';
import {
  EventIdConflict,
  WrongExpectedRevision,
  type EventStore,
  type EventToAppend,
} from '#event-store/port.ts';
import { versionOf } from '#migrations/upcast.ts';
import { eventIdFor } from '../submit/event-ids.ts';
import { limitsOfCase } from './limits-of-case.ts';
import {
  reactorKey,
  readWarning,
  supervisionMemory,
  theReactor,
  warningIdOf,
  type KnownSettings,
  type Today,
} from './warning-streams.ts';

/** A limit of a case that has to be reckoned. */
export interface LimitOfCase {
  readonly caseId: string;
  readonly limit: string;
  readonly instance: number;
}

/** What a turn asks for; `next` is null on the last page. */
export interface LimitsToReckon {
  (asked: {
    readonly on: LegalDate;
    readonly began: LegalDate;
    readonly thresholds: Readonly<Record<string, number>>;
    readonly after: number;
    readonly most: number;
  }): Promise<{ readonly limits: readonly LimitOfCase[]; readonly next: number | null }>;
}

export interface ReactorParts {
  readonly store: Pick<EventStore, 'append' | 'readStream' | 'readAll' | 'head'>;
  readonly clock: Today;
  readonly toReckon: LimitsToReckon;
  /** Resolves to true when what is asked for shows this position. */
  readonly caughtUp: (position: number) => Promise<boolean>;
}

/** What a turn came to. */
export interface Turn {
  /** False where it could not begin: what it asks was not caught up. */
  readonly taken: boolean;
  readonly looked: number;
  readonly recorded: number;
}

export interface Reactor {
  /** Reckons every limit that has to be on this day; again gives nothing. `stopped` ends it between two limits. */
  turn(stopped?: () => boolean): Promise<Turn>;
}

const pageSize = 500;

/**
 * From events and a clock to warnings. It keeps nothing but what the log says: whoever begins a turn goes on where
 * the last one was broken off, wherever that was. Two at a time do each other no harm: each appends at the revision
 * that it read, so that the slower of two finds that it is done.
 */
export function supervisionReactor(parts: ReactorParts): Reactor {
  const { store, clock, toReckon, caughtUp } = parts;
  const settingsNow = supervisionMemory(store);

  return {
    async turn(stopped = () => false) {
      const today = clock.today();
      const { settings, began } = await begun(store, settingsNow, today);
      if (!(await caughtUp(await store.head()))) return { taken: false, looked: 0, recorded: 0 };
      const thresholds = Object.fromEntries(
        watchedLimitIds.map((limit) => [limit, thresholdOf(settings, limit)]),
      );
      const correlationId = randomUUID();
      let [looked, recorded, after] = [0, 0, 0];
      for (;;) {
        const page = await toReckon({ on: today, began, thresholds, after, most: pageSize });
        for (const limit of page.limits) {
          if (stopped()) return { taken: true, looked, recorded };
          looked += 1;
          recorded += await reckonOne(store, limit, {
            today,
            began,
            threshold: thresholds[limit.limit] ?? 0,
            correlationId,
          });
        }
        if (page.next === null) return { taken: true, looked, recorded };
        after = page.next;
      }
    },
  };
}

interface Moment {
  readonly today: LegalDate;
  readonly began: LegalDate;
  readonly threshold: number;
  readonly correlationId: string;
}

/** Records what the warning of one limit lacks, by the log as it is now; gives the number of events. */
async function reckonOne(
  store: ReactorParts['store'],
  { caseId, limit: name, instance }: LimitOfCase,
  { correlationId, ...moment }: Moment,
): Promise<number> {
  const id = warningIdOf(caseId, name, instance);
  const { warning, revision } = await readWarning(store, id);
  const { limits, last } = await limitsOfCase(store, caseId, name);
  const key = limitKey({ limit: name, instance });
  const limit = limits.find((each) => limitKey(each) === key) ?? null;
  const decided = reckonWarning(warning, { caseId, limit, ...moment });
  if (decided.length === 0) return 0;
  return append(store, warningStream(id), decided, revision, {
    correlationId,
    // What was known of the case when it was reckoned.
    causationId: last ?? correlationId,
  });
}

/** The first turn of all says since when the limits are watched. */
async function begun(
  store: ReactorParts['store'],
  settingsNow: () => Promise<KnownSettings>,
  today: LegalDate,
): Promise<KnownSettings & { readonly began: LegalDate }> {
  for (;;) {
    const known = await settingsNow();
    const { began } = known.settings;
    if (began !== null) return { ...known, began };
    const correlationId = randomUUID();
    const event: SettingsEvent = { type: 'SupervisionBegan', data: { on: today } };
    await append(store, supervisionStream, [event], known.revision, {
      correlationId,
      causationId: correlationId,
    });
  }
}

/** Gives how many were appended: none where another was faster. */
async function append(
  store: ReactorParts['store'],
  stream: string,
  decided: readonly (WarningEvent | SettingsEvent)[],
  revision: number,
  causes: { readonly correlationId: string; readonly causationId: string },
): Promise<number> {
  const events = decided.map(({ type, data }, index): EventToAppend => ({
    id: eventIdFor(reactorKey, `${stream}@${revision + 1}`, index),
    type,
    data: data as unknown as JsonObject,
    metadata: {
      ...causes,
      actor: theReactor,
      schemaVersion: versionOf(type),
      salt: randomBytes(32).toString('base64url'),
    },
  }));
  try {
    const { repeated } = await store.append(stream, events, revision < 0 ? 'noStream' : revision);
    return repeated ? 0 : events.length;
  } catch (error) {
    if (error instanceof WrongExpectedRevision || error instanceof EventIdConflict) return 0;
    throw error;
  }
}
