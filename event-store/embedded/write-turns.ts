import { sqliteCode } from '#platform/sqlite-code.ts';

const busy = 5;
/** Between two attempts to begin while another process writes, ms. */
const retryMs = 1;
/** How long the others leave the file to a writer who waits, ms: longer than one attempt takes to come. */
const leaveMs = 2;
/** Another process that wrote within so long probably waits to write again, ms. */
const rivalMs = 200;

/** Takes turns with the writers of other processes; a lone writer never waits. */
export interface WriteTurns {
  /** Runs what begins a transaction, again and again while another process is in one. Throws what it throws. */
  begin(beginTransaction: () => void): void;
  /** Another process has written since our last transaction. */
  rivalWrote(): void;
  /** After a transaction: leaves the file to the others for a moment if there are any. */
  leave(): void;
}

/**
 * SQLite's own way of waiting for a lock sleeps for up to 100 ms between two looks, so that a writer who
 * commits without a pause keeps the others out for seconds. Here whoever waits looks every millisecond,
 * and whoever has written leaves that long: the writers of two processes alternate. Only the writer's
 * thread stands still meanwhile. `patienceMs`: after so long the other process is taken to be stuck.
 */
export function writeTurns(patienceMs: number): WriteTurns {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const sleep = (ms: number): void => void Atomics.wait(sleeper, 0, 0, ms);
  let rivalAt = Number.NEGATIVE_INFINITY;
  return {
    begin(beginTransaction) {
      const until = performance.now() + patienceMs;
      for (;;) {
        try {
          return beginTransaction();
        } catch (error) {
          if (sqliteCode(error) !== busy || performance.now() > until) throw error;
          sleep(retryMs);
        }
      }
    },
    rivalWrote() {
      rivalAt = performance.now();
    },
    leave() {
      if (performance.now() - rivalAt < rivalMs) sleep(leaveMs);
    },
  };
}
