import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore } from '#event-store/port.ts';
import type { ViewName } from '#projections/ports/views.ts';
import type { ProjectionsHandle } from '#projections/start-projections.ts';
import { casesAtOnce, type PlacedEvent, placedEvents } from '../rebuild-events.ts';
import type { EnginesSizes, Waits } from './engine-figures.ts';

/** Cases whose events come in turns. */
const atOnce = 10;

/** So long a view may take to show a commit before something is wrong, ms. */
const mostUnseenMs = 60_000;

/** A slow server is not waited for to the last commit, ms. */
const mostWaitedMs = 20_000;

export interface Watched {
  readonly store: Pick<EventStore, 'append'>;
  readonly projections: Pick<ProjectionsHandle, 'positions' | 'waitFor'>;
  readonly views: readonly ViewName[];
}

/** Events of cases that nobody had before, each time it is called. */
export function freshEvents({ cases, commits }: EnginesSizes): () => Iterable<PlacedEvent> {
  // Those that fill come in whole rounds.
  let firstCase = cases + casesAtOnce;
  return () => {
    const events = placedEvents(commits, { firstCase, atOnce });
    firstCase += commits;
    return events;
  };
}

/** From the answer to an append to the moment at which each view shows it, nobody waiting for it. */
export async function seenByItself(
  { store, projections, views }: Watched,
  events: Iterable<PlacedEvent>,
  everyMs: number,
): Promise<Waits> {
  const waits = new Map(views.map((view) => [view, [] as number[]]));
  const unseen = new Map(views.map((view) => [view, [] as { position: number; at: number }[]]));
  const looking = setInterval(() => {
    const now = performance.now();
    const positions = projections.positions();
    for (const [view, waiting] of unseen) {
      while (waiting.length > 0 && waiting[0]!.position <= positions[view]!) {
        waits.get(view)!.push(now - waiting.shift()!.at);
      }
    }
  }, 1);
  try {
    for (const { stream, event } of events) {
      const { position } = await store.append(stream, [event], 'any');
      const at = performance.now();
      for (const waiting of unseen.values()) waiting.push({ position, at });
      await delay(everyMs);
    }
    const last = performance.now();
    while ([...unseen.values()].some(({ length }) => length > 0)) {
      if (performance.now() - last > mostUnseenMs) throw new Error('a commit was never shown');
      await delay(everyMs);
    }
  } finally {
    clearInterval(looking);
  }
  return Object.fromEntries(waits);
}

/** The same, one commit at a time, each waited for as `?after=` does; no further ones when they have taken too long. */
export async function seenWhenWaitedFor(
  { store, projections, views }: Watched,
  events: Iterable<PlacedEvent>,
): Promise<Waits> {
  const waits = new Map(views.map((view) => [view, [] as number[]]));
  const started = performance.now();
  for (const { stream, event } of events) {
    if (performance.now() - started > mostWaitedMs) break;
    const { position } = await store.append(stream, [event], 'any');
    const at = performance.now();
    await Promise.all(
      views.map(async (view) => {
        if (!(await projections.waitFor(view, position, mostUnseenMs))) {
          throw new Error(`the view ${view} never showed a commit`);
        }
        waits.get(view)!.push(performance.now() - at);
      }),
    );
  }
  return Object.fromEntries(waits);
}
