import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ParkedEvent } from '../ports/sink.ts';
import { type ChunkReader, type EventLog, openChunkReader } from './event-source.ts';
import { defaultLimits, type EngineLimits } from './engine-limits.ts';
import { type KnownViews, knownViews } from './known-views.ts';
import { openRebuilds, type Rebuilds } from './rebuilds.ts';
import type { PausedFilling, RebuildReport, ViewStatus } from './status.ts';
import { type Stepper, viewStepper } from './step-views.ts';
import { type FillingReader, openFillingReader, takeToEnd } from './take-filling.ts';
import { openTurns, type Turns } from './turns.ts';
import { hashView, type ViewHash } from './view-hash.ts';
import { View, type ViewDefinition } from './view.ts';
import { watchHead } from './watch-head.ts';

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

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { events, onProgress } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const reader = openChunkReader(events, limits.chunk);
  const reading = openFillingReader(reader, limits);
  const views = knownViews(options.views.map((definition) => new View(definition)));
  const rebuilds = openRebuilds();
  const stopping = new AbortController();
  const { signal } = stopping;
  const turns = openTurns(signal);
  let position = await events.head();
  const head = (): number => position;
  const progressed = (): void => onProgress?.(views.status(position));
  const stepper = viewStepper({
    views: views.all,
    reader,
    reading,
    limits,
    head,
    async finished(view, filled, seconds) {
      const before = await view.switchOver();
      // Whoever is told that it serves is not told of what it failed on before.
      view.fault = null;
      progressed();
      rebuilds.finished(view, filled, seconds);
      if (before === null) return;
      await options.beforeDrop?.(view.name, before.generation.id);
      await before.runner.sink.close();
      await view.backend.drop(before.generation.id);
    },
  });
  for (const view of views.all) await stepper.open(view);
  const moved = (to: number): void => {
    position = Math.max(position, to);
    turns.wake();
  };
  let running: Promise<void> | null = null;

  return {
    run() {
      const work = (): Promise<unknown> =>
        Promise.all([
          watchHead(events, head, moved, signal),
          carryForward(stepper, turns, progressed, signal),
        ]);
      running ??= work().then(() => undefined);
      return running;
    },
    status: () => views.status(position),
    ...answers({ views, turns, rebuilds, reader, reading, limits, head }),
    async close() {
      stopping.abort();
      turns.wake();
      await running;
      turns.refuseAll();
      rebuilds.refuseAll();
      for (const view of views.all) await view.close();
    },
  };
}

/** What was asked for, then a step, until aborted; it rests where nothing moves. */
async function carryForward(
  { step, msUntilTurn, isBehind }: Stepper,
  turns: Turns,
  progressed: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const asked = await turns.take();
    if ((await step()) || asked) progressed();
    else await turns.rest(msUntilTurn(), isBehind);
    await nextTurn();
  }
}

interface AnswerParts {
  readonly views: KnownViews;
  readonly turns: Turns;
  readonly rebuilds: Rebuilds;
  readonly reader: ChunkReader;
  readonly reading: FillingReader;
  readonly limits: EngineLimits;
  readonly head: () => number;
}

/** What the engine is asked for while it runs. */
function answers({
  views,
  turns: { between, wake },
  rebuilds,
  reader,
  reading,
  limits: { cachedDocuments },
  head,
}: AnswerParts): Omit<Engine, 'run' | 'status' | 'close'> {
  return {
    hurry(name, position) {
      views.of(name).rest.await(position);
      wake();
    },
    rebuild: (name, anew = false) =>
      new Promise<RebuildReport>((resolve, reject) => {
        between(async () => {
          const view = views.openOf(name);
          if (view.filling === null || anew) await view.beginFilling(cachedDocuments);
          view.isPaused = false;
          rebuilds.add(view, { resolve, reject });
        }).catch(reject);
      }),
    pause: (name) =>
      between(async () => {
        const view = views.openOf(name);
        const { filling } = view;
        if (filling === null) return null;
        await takeToEnd(view, filling, reading, head());
        await filling.runner.commit();
        view.isPaused = true;
        return { position: filling.runner.committed, head: head() };
      }),
    damaged: (name) => between(() => views.openOf(name).giveUpServing(cachedDocuments)),
    async hash(name) {
      // Only the start has to fall between two steps: the entries are a snapshot of then.
      const { position, hashing } = await between(async () => {
        const { runner } = views.servingOf(name);
        return { position: runner.committed, hashing: hashView(runner.sink) };
      });
      return { ...(await hashing), position };
    },
    parked: (name) => between(() => views.servingOf(name).runner.sink.parked()),
    replay: (name, key) => between(() => views.servingOf(name).runner.replay(key, reader.at)),
    skip: (name, key, eventId, reason) =>
      between(async () => {
        await views.openOf(name).skip(eventId, reason);
        return views.servingOf(name).runner.replay(key, reader.at);
      }),
  };
}
