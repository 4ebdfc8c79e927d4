import type { ViewStatus } from './status.ts';

/** What the reading side knows of the views' progress, and those who wait for it. */
export interface Progress {
  /** Takes the newest status; wakes those whose position is reached. */
  update(status: readonly ViewStatus[]): void;
  /** The thread of these views has ended; they do not move until it says something again. */
  stopped(views: readonly string[]): void;
  status(): readonly ViewStatus[];
  /** Position that readers of each view see. */
  positions(): Readonly<Record<string, number>>;
  /** True when the view serves events up to `position` within the time, else false. Throws RangeError for no such view. */
  waitFor(view: string, position: number, timeoutMs: number): Promise<boolean>;
  /** True while somebody waits for a position. */
  isAwaited(): boolean;
  /** Resolves when every view serves. */
  readonly ready: Promise<void>;
  /** Wakes everybody who waits, with false. */
  close(): void;
}

interface Waiter {
  readonly view: string;
  readonly position: number;
  resolve(reached: boolean): void;
}

export function trackProgress(views: readonly string[]): Progress {
  const latest = new Map<string, ViewStatus>();
  const waiters = new Set<Waiter>();
  const readiness = Promise.withResolvers<void>();

  const reached = (view: string, position: number): boolean => {
    const status = latest.get(view);
    return status !== undefined && status.generation !== null && status.position >= position;
  };

  return {
    ready: readiness.promise,
    status: () => [...latest.values()],
    positions: () =>
      Object.fromEntries(views.map((view) => [view, latest.get(view)?.position ?? 0])),

    update(status) {
      for (const one of status) latest.set(one.view, one);
      for (const waiter of waiters) {
        if (reached(waiter.view, waiter.position)) waiter.resolve(true);
      }
      if (views.every((view) => reached(view, 0))) readiness.resolve();
    },

    stopped(names) {
      for (const name of names) {
        const one = latest.get(name);
        if (one !== undefined) latest.set(name, { ...one, fault: 'the projections stopped' });
      }
    },

    waitFor(view, position, timeoutMs) {
      if (!views.includes(view)) throw new RangeError(`there is no view ${view}`);
      if (reached(view, position)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const waiter: Waiter = {
          view,
          position,
          resolve(result) {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(result);
          },
        };
        const timer = setTimeout(() => waiter.resolve(false), timeoutMs);
        waiters.add(waiter);
      });
    },

    isAwaited: () => waiters.size > 0,

    close() {
      for (const waiter of waiters) waiter.resolve(false);
    },
  };
}
