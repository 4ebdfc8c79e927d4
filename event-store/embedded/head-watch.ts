import { BroadcastChannel } from 'node:worker_threads';
import { headChannel } from './writer-protocol.ts';

/**
 * The writer's message wakes a reader at once; this looks in any case, for a
 * writer in another process, which no message comes from.
 */
const pollIntervalMs = 10;

/** Tells the readers of one thread when events were added. */
export interface HeadWatch {
  /**
   * Resolves when the store's head is beyond `position`, or the signal is
   * aborted, or the watch is closed; never rejects, save when reading the head
   * fails.
   */
  beyond(position: number, signal?: AbortSignal): Promise<void>;
  close(): void;
}

interface Waiter {
  readonly position: number;
  resolve(): void;
  reject(error: unknown): void;
}

export function watchHead(file: string, readHead: () => number): HeadWatch {
  const waiters = new Set<Waiter>();
  const heads = new BroadcastChannel(headChannel(file));
  heads.unref();
  heads.onmessage = (message) => wake((message as { data: number }).data);
  let timer: NodeJS.Timeout | undefined;

  function wake(head: number): void {
    for (const waiter of waiters) if (head > waiter.position) waiter.resolve();
  }

  function poll(): void {
    try {
      wake(readHead());
    } catch (error) {
      for (const waiter of waiters) waiter.reject(error);
    }
  }

  function beyond(position: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted || readHead() > position) return resolve();
      const done = (): void => {
        waiters.delete(waiter);
        signal?.removeEventListener('abort', waiter.resolve);
        if (waiters.size === 0) timer = void clearInterval(timer);
      };
      const waiter: Waiter = {
        position,
        resolve() {
          done();
          resolve();
        },
        reject(error) {
          done();
          reject(error);
        },
      };
      waiters.add(waiter);
      signal?.addEventListener('abort', waiter.resolve);
      timer ??= setInterval(poll, pollIntervalMs);
    });
  }

  return {
    beyond,
    close() {
      for (const waiter of waiters) waiter.resolve();
      heads.close();
    },
  };
}
