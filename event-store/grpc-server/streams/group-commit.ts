import type { DatabaseSync } from 'node:sqlite';
import { storageFailureOf } from '#platform/storage-failure.ts';
import { StoreOverloaded, StoreUnavailable } from '../../port.ts';

/** What waits for the disk before more is refused. */
const mostWaiting = { works: 20_000, bytes: 64 * 1024 * 1024 } as const;

interface Waiting {
  readonly run: () => unknown;
  readonly bytes: number;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** Writes that arrive in one turn of the event loop share a transaction and its sync. */
export interface GroupCommit {
  /**
   * Runs `work` inside the next transaction; resolves with what it gave when that is synced. What it throws
   * takes back its own writes alone. Rejects with StoreOverloaded, StoreUnavailable.
   */
  write<T>(bytes: number, work: () => T): Promise<T>;
  /** Commits what waits, and takes no more. */
  close(): void;
}

/** `taken` is told when something was taken back, `committed` after each sync, before anybody is answered. */
export function groupCommit(
  database: DatabaseSync,
  folder: string,
  { taken, committed }: { readonly taken: () => void; readonly committed: () => void },
): GroupCommit {
  let waiting: Waiting[] = [];
  let bytes = 0;
  let closed = false;

  function one({ run, done, failed }: Waiting): () => void {
    database.exec('SAVEPOINT member');
    try {
      const value = run();
      database.exec('RELEASE member');
      return () => done(value);
    } catch (error) {
      if (storageFailureOf(error, folder) !== null) throw error;
      database.exec('ROLLBACK TO member; RELEASE member');
      taken();
      return () => failed(error);
    }
  }

  function commit(): void {
    const group = waiting;
    waiting = [];
    bytes = 0;
    if (group.length === 0) return;
    try {
      database.exec('BEGIN IMMEDIATE');
      const answers = group.map(one);
      database.exec('COMMIT');
      committed();
      for (const answer of answers) answer();
    } catch (cause) {
      if (database.isTransaction) database.exec('ROLLBACK');
      taken();
      const reason = storageFailureOf(cause, folder) ?? 'io';
      const error = new StoreUnavailable(reason, { cause });
      for (const { failed } of group) failed(error);
    }
  }

  return {
    write<T>(size: number, work: () => T): Promise<T> {
      if (closed) return Promise.reject(new StoreUnavailable('closed'));
      if (waiting.length >= mostWaiting.works || bytes + size > mostWaiting.bytes) {
        return Promise.reject(new StoreOverloaded('too much waits to be written'));
      }
      return new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(commit);
        waiting.push({
          run: work,
          bytes: size,
          done: (value) => resolve(value as T),
          failed: reject,
        });
        bytes += size;
      });
    },
    close() {
      closed = true;
      commit();
    },
  };
}
