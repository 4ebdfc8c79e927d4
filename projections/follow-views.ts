import type { Progress } from './engine/progress.ts';
import type { ViewStatus } from './engine/status.ts';
import type { ViewsBeside, ViewsEngine } from './engine/views-engine.ts';

/** Between two looks while somebody waits for a position, and while nobody does, ms. */
const awaitedMs = 20;
const quietMs = 250;

/** Follows views that another process carries, by what it stores. */
export interface FollowedViews {
  start(): void;
  /** Looks more often, because somebody waits. */
  hurry(): void;
  stop(): void;
}

export interface FollowParts {
  readonly engine: Pick<ViewsEngine, 'versions' | 'beside'>;
  readonly progress: Pick<Progress, 'isAwaited'>;
  readonly head: () => Promise<number>;
  /** True while some process carries them. */
  readonly isCarried: () => boolean;
  readonly onStatus: (status: readonly ViewStatus[]) => void;
  readonly onFailure: (error: Error) => void;
}

export function followViews(parts: FollowParts): FollowedViews {
  const { engine, progress, onStatus, onFailure } = parts;
  let files: ViewsBeside | null = null;
  let timer: NodeJS.Timeout | undefined;
  let running = false;

  async function look(): Promise<void> {
    const head = await parts.head();
    if (files === null) return;
    const looking = files;
    const found = await looking.look();
    // Stopped, or begun anew, while it looked.
    if (files !== looking) return;
    const uncarried = parts.isCarried() ? null : 'no process carries the views';
    onStatus(
      found.map(({ view, generation, position, parked, fault = uncarried }) => ({
        view,
        version: engine.versions.get(view)!,
        generation,
        position,
        filling: null,
        head,
        lag: Math.max(0, head - position),
        parked,
        fault,
      })),
    );
  }

  function again(afterMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(run, afterMs);
  }

  function run(): void {
    if (running || files === null) return;
    running = true;
    look()
      .catch((error: unknown) => onFailure(error as Error))
      .finally(() => {
        running = false;
        if (files !== null) again(progress.isAwaited() ? awaitedMs : quietMs);
      });
  }

  return {
    start() {
      files = engine.beside();
      run();
    },
    hurry: run,
    stop() {
      clearTimeout(timer);
      files?.close().catch((error: unknown) => onFailure(error as Error));
      files = null;
    },
  };
}
