import { DamagedGeneration } from '../ports/sink.ts';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import type { EngineLimits } from './engine-limits.ts';
import type { ChunkReader } from './event-source.ts';
import { type FillingReader, takeFilling } from './take-filling.ts';
import type { RunningGeneration, View } from './view.ts';

export interface StepParts {
  readonly views: readonly View[];
  readonly reader: ChunkReader;
  readonly reading: FillingReader;
  readonly limits: EngineLimits;
  /** Last known position of the store. */
  readonly head: () => number;
  /** A filling has come to the head and is written; it took so many seconds. */
  finished(view: View, filled: RunningGeneration, seconds: number): Promise<void>;
}

/** Carries the views forward, a stretch at a time. */
export interface Stepper {
  /** Takes up what is stored of a view; where its server is away that is tried again. */
  open(view: View): Promise<void>;
  /** One stretch for every view that is behind, the serving ones first; true when any moved. */
  step(): Promise<boolean>;
  /** Whether a view has something to do now. */
  isBehind(): boolean;
  /** How long until the first view has its turn, ms; without end where only an event brings it. */
  msUntilTurn(): number;
}

const firstRetryMs = 100;
const lastRetryMs = 5_000;

export function viewStepper(parts: StepParts): Stepper {
  const { views, reader, limits, head } = parts;
  const { cachedDocuments } = limits;
  const guarded = guard(reset);
  const mended = mending(cachedDocuments);

  const hasMore = (view: View): boolean => moves(view) && view.serving!.runner.taken < head();

  function isResting(view: View): boolean {
    const { taken } = view.serving!.runner;
    return head() - taken < limits.chunk && !view.rest.isOver(performance.now(), taken);
  }

  const isBehind = (view: View): boolean => isFilling(view) || (hasMore(view) && !isResting(view));

  function msUntilTurn(view: View): number {
    if (view.fault !== null) return view.retryAt - Date.now();
    return hasMore(view) ? view.rest.until - performance.now() : Infinity;
  }

  async function reset(view: View): Promise<void> {
    if (!view.isOpen) return view.open(cachedDocuments, head());
    await mended(view, 'serving', async () => view.serving?.runner.reset());
    await mended(view, 'filling', async () => view.filling?.runner.reset());
    if (view.isIdle) await view.beginFilling(cachedDocuments);
  }

  async function stepServing(view: View): Promise<boolean> {
    if (!hasMore(view) || isResting(view)) return false;
    const { runner } = view.serving!;
    const { entries, upTo } = await reader.read(runner.taken, head());
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
    await mended(view, 'filling', () => fillOn(parts, view, filling));
    return true;
  }

  return {
    async open(view) {
      try {
        await view.open(cachedDocuments, head());
      } catch (error) {
        // The server of this view is away: the others go on meanwhile.
        if (!(error instanceof ViewServerUnavailable)) throw error;
        view.fault = error.message;
        view.retryAt = Date.now() + firstRetryMs;
      }
    },
    async step() {
      let moved = false;
      for (const view of views) moved = (await guarded(view, stepServing)) || moved;
      for (const view of views) moved = (await guarded(view, stepFilling)) || moved;
      return moved;
    },
    isBehind: () => views.some((view) => view.fault === null && isBehind(view)),
    msUntilTurn: () => Math.min(...views.map(msUntilTurn)),
  };
}

/** A view whose sink fails goes back to what is written and tries again later; the others go on. */
function guard(reset: (view: View) => Promise<void>) {
  const retryDelays = new Map<View, number>();
  return async (view: View, act: (view: View) => Promise<boolean>): Promise<boolean> => {
    if (view.fault !== null && Date.now() < view.retryAt) return false;
    try {
      if (view.fault !== null) await reset(view);
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
  };
}

/** A generation that turns out to be damaged is given up, and the view filled from the events. */
const mending =
  (cachedDocuments: number) =>
  async <T>(view: View, which: 'serving' | 'filling', act: () => Promise<T>): Promise<T | null> => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DamagedGeneration)) throw error;
      if (which === 'serving') await view.giveUpServing(cachedDocuments);
      else await view.beginFilling(cachedDocuments);
      return null;
    }
  };

const isFilling = (view: View): boolean => view.filling !== null && !view.isPaused;

/** A generation of an older version stays as it is: this program's projector is not its own. */
const moves = (view: View): boolean =>
  view.serving !== null && view.serving.generation.version === view.version;

async function fillOn(
  { reading, limits, head, finished }: StepParts,
  view: View,
  filling: RunningGeneration,
): Promise<void> {
  const { runner } = filling;
  if (!(await takeFilling(view, filling, reading, head()))) return;
  if (runner.taken >= head()) {
    await runner.commit();
    const seconds = (performance.now() - filling.since) / 1000;
    reading.forget();
    await finished(view, filling, seconds);
  } else if (view.isOfOneStream) {
    await runner.commitStretch();
  } else if (
    runner.waiting >= limits.fillingDocuments ||
    runner.taken - runner.committed >= limits.fillingEvents
  ) {
    await runner.commit();
  }
}
