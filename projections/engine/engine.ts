import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { DamagedGeneration, type ParkedEvent } from '../ports/sink.ts';
import { type EventLog, openChunkReader } from './event-source.ts';
import { defaultLimits, type EngineLimits } from './engine-limits.ts';
import type { PausedFilling, RebuildReport, ViewStatus } from './status.ts';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import { openFillingReader, takeFilling, takeToEnd } from './take-filling.ts';
import { hashView, type ViewHash } from './view-hash.ts';
import { type RunningGeneration, View, type ViewDefinition } from './view.ts';

export interface EngineOptions {
  readonly events: EventLog;
  readonly views: readonly ViewDefinition[];
  /** Called after every step in which something changed. */
  onProgress?(status: readonly ViewStatus[]): void;
  /** Readers have to let go of a generation before it is removed. */
  beforeDrop?(view: string, generation: number): Promise<void>;
  readonly limits?: Partial<EngineLimits>;
}

/** Carries the views forward. All of it runs in one thread, step after step. */
export interface Engine {
  /** Runs until closed. Whatever fails meanwhile is tried again and stands in the status. */
  run(): Promise<void>;
  status(): readonly ViewStatus[];
  /** Somebody waits until the view has seen this position: it rests no longer than that takes. */
  hurry(view: string, position: number): void;
  /**
   * Fills the view beside the serving one, switches, and says what came out. What is being filled already is gone on
   * with, also where it was paused or a process before did not come to its end; `anew` gives that up.
   */
  rebuild(view: string, anew?: boolean): Promise<RebuildReport>;
  /** Writes what was filled so far and rests, until a rebuild is asked for or the next start; null where nothing is filled. */
  pause(view: string): Promise<PausedFilling | null>;
  /** The serving generation was found damaged by a reader: it is given up and filled anew. */
  damaged(view: string): Promise<void>;
  hash(view: string): Promise<ViewHash & { readonly position: number }>;
  parked(view: string): Promise<readonly ParkedEvent[]>;
  /** Takes a key's parked events again, after a fix; gives how many still are parked. */
  replay(view: string, key: string): Promise<number>;
  /** Leaves an event out of the view for good, with the reason, and replays its key. */
  skip(view: string, key: string, eventId: string, reason: string): Promise<number>;
  close(): Promise<void>;
}

interface Task {
  run(): Promise<void>;
  reject(error: Error): void;
}

interface Waiting {
  resolve(report: Promise<RebuildReport>): void;
  reject(error: Error): void;
}

/** How far the store is, and nothing of what is in it. */
const noEvents = { eventTypes: [] };

const firstRetryMs = 100;
const lastRetryMs = 5_000;
const closed = (): Error => new Error('the projections are closed');

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const limits = { ...defaultLimits, ...options.limits };
  const { cachedDocuments } = limits;
  const reader = openChunkReader(options.events, limits.chunk);
  const reading = openFillingReader(reader, limits);
  let head = await options.events.head();
  const views = new Map<string, View>();
  for (const definition of options.views) {
    const view = new View(definition);
    views.set(view.name, view);
    try {
      await view.open(cachedDocuments, head);
    } catch (error) {
      // The server of this view is away: the others go on meanwhile.
      if (!(error instanceof ViewServerUnavailable)) throw error;
      view.fault = error.message;
      view.retryAt = Date.now() + firstRetryMs;
    }
  }
  const retryDelays = new Map<View, number>();
  const rebuilds = new Map<View, Waiting[]>();
  const tasks: Task[] = [];
  const stopping = new AbortController();
  let wake: () => void = () => undefined;
  let running: Promise<void> | null = null;

  /** Learns of new events; they are read in chunks, not one by one from here. */
  async function watchHead(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const subscription = { after: head, filter: noEvents, signal: stopping.signal };
        for await (const message of options.events.subscribe(subscription)) {
          const position = message.kind === 'event' ? message.event.position : message.position;
          head = Math.max(head, position);
          wake();
        }
      } catch {
        // A cluster that changes its leader ends the subscription; the next one goes on from `head`.
        await delay(firstRetryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const task = tasks.shift();
      if (task) await task.run();
      const moved = (await step()) || task !== undefined;
      if (moved) {
        options.onProgress?.(status());
      } else {
        await idle();
      }
      await nextTurn();
    }
  }

  /** Waits for an event, a task, the close, the end of a rest, or the next attempt of a view at fault. */
  async function idle(): Promise<void> {
    const waitMs = Math.min(...[...views.values()].map(msUntilTurn));
    await new Promise<void>((resolve) => {
      const timer =
        waitMs === Infinity ? undefined : setTimeout(resolve, Math.max(1, Math.ceil(waitMs)));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (tasks.length > 0 || stopping.signal.aborted || behind()) wake();
    });
  }

  /** How long a view that can do nothing now waits for its turn; without end where only an event brings it. */
  function msUntilTurn(view: View): number {
    if (view.fault !== null) return view.retryAt - Date.now();
    return hasMore(view) ? view.rest.until - performance.now() : Infinity;
  }

  const behind = (): boolean =>
    [...views.values()].some((view) => view.fault === null && isBehind(view));

  const isBehind = (view: View): boolean => isFilling(view) || (hasMore(view) && !isResting(view));

  const isFilling = (view: View): boolean => view.filling !== null && !view.isPaused;

  const hasMore = (view: View): boolean => moves(view) && view.serving!.runner.taken < head;

  function isResting(view: View): boolean {
    const { taken } = view.serving!.runner;
    return head - taken < limits.chunk && !view.rest.isOver(performance.now(), taken);
  }

  /** A generation of an older version stays as it is: this program's projector is not its own. */
  const moves = (view: View): boolean =>
    view.serving !== null && view.serving.generation.version === view.version;

  /** One stretch for every view that is behind, the serving ones first; true when any moved. */
  async function step(): Promise<boolean> {
    let moved = false;
    for (const view of views.values()) moved = (await guarded(view, stepServing)) || moved;
    for (const view of views.values()) moved = (await guarded(view, stepFilling)) || moved;
    return moved;
  }

  /** A view whose sink fails goes back to what is written and tries again later; the others go on. */
  async function guarded(view: View, act: (view: View) => Promise<boolean>): Promise<boolean> {
    if (view.fault !== null && Date.now() < view.retryAt) return false;
    try {
      if (view.fault !== null) await resetRunners(view);
      const moved = await act(view);
      view.fault = null;
      retryDelays.delete(view);
      return moved;
    } catch (error) {
      const delay = Math.min(lastRetryMs, 2 * (retryDelays.get(view) ?? firstRetryMs / 2));
      retryDelays.set(view, delay);
      view.fault = error instanceof Error ? error.message : String(error);
      view.retryAt = Date.now() + delay;
      return true;
    }
  }

  async function resetRunners(view: View): Promise<void> {
    if (!view.isOpen) return view.open(cachedDocuments, head);
    await mended(view, 'serving', async () => view.serving?.runner.reset());
    await mended(view, 'filling', async () => view.filling?.runner.reset());
    if (view.isIdle) await view.beginFilling(cachedDocuments);
  }

  /** A generation that turns out to be damaged is given up, and the view filled from the events. */
  async function mended<T>(
    view: View,
    which: 'serving' | 'filling',
    act: () => Promise<T>,
  ): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DamagedGeneration)) throw error;
      if (which === 'serving') await view.giveUpServing(cachedDocuments);
      else await view.beginFilling(cachedDocuments);
      return null;
    }
  }

  async function stepServing(view: View): Promise<boolean> {
    if (!hasMore(view) || isResting(view)) return false;
    const { runner } = view.serving!;
    const { entries, upTo } = await reader.read(runner.taken, head);
    const from = performance.now();
    const taken = mended(view, 'serving', async () => {
      await runner.take(entries, upTo);
      await runner.commit();
      return entries.length > 0;
    });
    const moved = (await taken) ?? true;
    const now = performance.now();
    view.rest.begin(now, now - from);
    return moved;
  }

  async function stepFilling(view: View): Promise<boolean> {
    const { filling } = view;
    if (filling === null || view.isPaused) return false;
    await mended(view, 'filling', () => fillOn(view, filling));
    return true;
  }

  async function fillOn(view: View, filling: RunningGeneration): Promise<void> {
    const { runner } = filling;
    if (!(await takeFilling(view, filling, reading, head))) return;
    if (runner.taken >= head) {
      await runner.commit();
      await finishFilling(view, filling);
    } else if (view.isOfOneStream) {
      await runner.commitStretch();
    } else if (
      runner.waiting >= limits.fillingDocuments ||
      runner.taken - runner.committed >= limits.fillingEvents
    ) {
      await runner.commit();
    }
  }

  async function finishFilling(view: View, filled: RunningGeneration): Promise<void> {
    const seconds = (performance.now() - filled.since) / 1000;
    reading.forget();
    const before = await view.switchOver();
    // Whoever is told that it serves is not told of what it failed on before.
    view.fault = null;
    options.onProgress?.(status());
    const asked = rebuilds.get(view) ?? [];
    rebuilds.delete(view);
    if (asked.length > 0) {
      const report = reportOf(view, filled, seconds);
      for (const { resolve } of asked) resolve(report);
    }
    if (before === null) return;
    await options.beforeDrop?.(view.name, before.generation.id);
    await before.runner.sink.close();
    await view.backend.drop(before.generation.id);
  }

  async function reportOf(
    view: View,
    { generation, runner, from }: RunningGeneration,
    seconds: number,
  ): Promise<RebuildReport> {
    const position = runner.committed;
    const events = position - from;
    const eventsPerSecond = Math.round(events / Math.max(seconds, 0.001));
    const hash = await hashView(runner.sink);
    return {
      view: view.name,
      generation: generation.id,
      events,
      seconds,
      eventsPerSecond,
      ...hash,
      position,
    };
  }

  function statusOf(view: View): ViewStatus {
    const position = view.serving?.runner.committed ?? 0;
    return {
      view: view.name,
      version: view.version,
      generation: view.serving?.generation.id ?? null,
      position,
      filling: view.filling?.runner.taken ?? null,
      head,
      lag: Math.max(0, head - position),
      parked: (view.serving ?? view.filling)?.runner.parkedEvents ?? 0,
      fault: view.fault,
    };
  }

  const status = (): readonly ViewStatus[] => [...views.values()].map(statusOf);

  function viewOf(name: string): View {
    const view = views.get(name);
    if (!view) throw new RangeError(`there is no view ${name}`);
    return view;
  }

  function openViewOf(name: string): View {
    const view = viewOf(name);
    if (!view.isOpen) throw new Error(`the view ${name} is not open: ${view.fault}`);
    return view;
  }

  function servingOf(name: string): RunningGeneration {
    const { serving } = viewOf(name);
    if (serving === null) throw new Error(`the view ${name} is still being filled`);
    return serving;
  }

  /** Does something between two steps, so that nothing moves meanwhile. */
  function between<T>(act: () => Promise<T>): Promise<T> {
    if (stopping.signal.aborted) return Promise.reject(closed());
    return new Promise<T>((resolve, reject) => {
      tasks.push({ run: () => Promise.resolve().then(act).then(resolve, reject), reject });
      wake();
    });
  }

  return {
    run() {
      running ??= Promise.all([watchHead(), work()]).then(() => undefined);
      return running;
    },
    status,
    hurry(name, position) {
      viewOf(name).rest.await(position);
      wake();
    },
    rebuild: (name, anew = false) =>
      new Promise<RebuildReport>((resolve, reject) => {
        between(async () => {
          const view = openViewOf(name);
          if (view.filling === null || anew) await view.beginFilling(cachedDocuments);
          view.isPaused = false;
          rebuilds.set(view, [...(rebuilds.get(view) ?? []), { resolve, reject }]);
        }).catch(reject);
      }),
    pause: (name) =>
      between(async () => {
        const { filling } = openViewOf(name);
        if (filling === null) return null;
        await takeToEnd(viewOf(name), filling, reading, head);
        await filling.runner.commit();
        viewOf(name).isPaused = true;
        return { position: filling.runner.committed, head };
      }),
    damaged: (name) => between(() => openViewOf(name).giveUpServing(cachedDocuments)),
    async hash(name) {
      // Only the start has to fall between two steps: the entries are a snapshot of then.
      const { position, hashing } = await between(async () => {
        const { runner } = servingOf(name);
        return { position: runner.committed, hashing: hashView(runner.sink) };
      });
      return { ...(await hashing), position };
    },
    parked: (name) => between(() => servingOf(name).runner.sink.parked()),
    replay: (name, key) => between(() => servingOf(name).runner.replay(key, reader.at)),
    skip: (name, key, eventId, reason) =>
      between(async () => {
        await openViewOf(name).skip(eventId, reason);
        return servingOf(name).runner.replay(key, reader.at);
      }),
    async close() {
      stopping.abort();
      wake();
      await running;
      for (const task of tasks.splice(0)) task.reject(closed());
      for (const { reject } of [...rebuilds.values()].flat()) reject(closed());
      for (const view of views.values()) await view.close();
    },
  };
}
