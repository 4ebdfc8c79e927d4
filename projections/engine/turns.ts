/** What is to be done between two steps of the engine, and how it rests while there is nothing to do. */
export interface Turns {
  /** Does something between two steps, so that nothing moves meanwhile. Rejects once closed, and as the act. */
  between<T>(act: () => Promise<T>): Promise<T>;
  /** Does what was asked for first; false where nothing was. */
  take(): Promise<boolean>;
  /** Rests until it is woken, so many ms at most, without end for Infinity; not at all where `isDue`. */
  rest(waitMs: number, isDue: () => boolean): Promise<void>;
  wake(): void;
  /** Refuses what was not begun. */
  refuseAll(): void;
}

interface Task {
  run(): Promise<void>;
  reject(error: Error): void;
}

/** What whoever asks is told once the engine is closed. */
export const closed = (): Error => new Error('the projections are closed');

export function openTurns(stopping: AbortSignal): Turns {
  const tasks: Task[] = [];
  let wake: () => void = () => undefined;
  return {
    wake: () => wake(),
    between(act) {
      if (stopping.aborted) return Promise.reject(closed());
      return new Promise((resolve, reject) => {
        tasks.push({ run: () => Promise.resolve().then(act).then(resolve, reject), reject });
        wake();
      });
    },
    async take() {
      const task = tasks.shift();
      await task?.run();
      return task !== undefined;
    },
    rest: (waitMs, isDue) =>
      new Promise<void>((resolve) => {
        const timer =
          waitMs === Infinity ? undefined : setTimeout(resolve, Math.max(1, Math.ceil(waitMs)));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (tasks.length > 0 || stopping.aborted || isDue()) wake();
      }),
    refuseAll() {
      for (const { reject } of tasks.splice(0)) reject(closed());
    },
  };
}
