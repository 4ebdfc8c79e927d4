import type { DatabaseSync } from 'node:sqlite';
import { leafHash } from '#domain/evidence/merkle-proof.ts';
import { maximumMergeDelay } from '#domain/evidence/receipt.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { sm3 } from '#platform/crypto/sm3.ts';
import { casePseudonyms } from './case-pseudonyms.ts';
import { caseOf, leafBytesOf } from './leaf-of-event.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import { changeSealed } from './row-seal.ts';
import { appendToTiles } from './tile-store.ts';

/** Another sequencer has taken over this log; this one must stop. */
export class FencedOff extends Error {
  override readonly name = 'FencedOff';
}

/** How far the log reaches. */
export interface LogExtent {
  /** Number of leaves. */
  readonly size: number;
  /** Every event up to this position has its leaf. */
  readonly position: number;
  /** Leaves that came more than `maximumMergeDelay` after their event: broken promises. */
  readonly late: number;
}

export interface Sequencer {
  extent(): LogExtent;
  /**
   * Appends the leaves of these events up to the first that can have none, all of them or
   * nothing, and syncs. Events at or below the position reached are passed over: they have
   * their leaf. Not yet true when it returns: that any checkpoint covers them.
   * Gives false when it ended at an event that can have no leaf: nothing after it may have one.
   * Throws FencedOff.
   */
  append(events: readonly RecordedEvent[]): boolean;
}

/** Reads how far the log reaches. */
export const readExtent = (database: DatabaseSync): LogExtent =>
  database.prepare('SELECT size, position, late FROM log').get() as unknown as LogExtent;

/**
 * The one writer of leaves. Opening it fences off any earlier one (M. Kleppmann,
 * "How to do distributed locking": a lease alone does not stop a paused holder).
 * `assertMayOpen` is called before, in the same transaction; what it throws is thrown on.
 */
export function openSequencer(
  database: DatabaseSync,
  origin: string,
  assertMayOpen: () => void = () => undefined,
): Sequencer {
  const { fence } = inTransaction(database, () => {
    assertMayOpen();
    return changeSealed(
      database,
      () =>
        database.prepare('UPDATE log SET fence = fence + 1 RETURNING fence').get() as {
          fence: number;
        },
    );
  });
  fenceOff(database, fence);
  const pseudonymOf = casePseudonyms(database);
  const insert = database.prepare('INSERT INTO leaf VALUES (?, ?, ?, ?)');
  const advance = database.prepare(
    'UPDATE log SET size = ?, position = ?, late = late + ? WHERE fence = ?',
  );

  /** Hashes of the leaves up to the first event that can have none. */
  function leavesFrom(events: readonly RecordedEvent[], size: number): Uint8Array[] {
    const hashes: Uint8Array[] = [];
    for (const event of events) {
      const caseId = caseOf(event.stream);
      const pseudonym = caseId === null ? null : pseudonymOf(caseId);
      const bytes = leafBytesOf(event, origin, pseudonym);
      if (bytes === null) break;
      insert.run(size + hashes.length, event.id, event.position, bytes);
      hashes.push(leafHash({ sm3 }, bytes));
    }
    return hashes;
  }

  function append(events: readonly RecordedEvent[]): boolean {
    return inTransaction(database, () => {
      const { size, position } = readExtent(database);
      const due = events.filter((event) => event.position > position);
      const hashes = leavesFrom(due, size);
      const added = due.slice(0, hashes.length);
      if (added.length === 0) return due.length === 0;
      appendToTiles(database, size, hashes);
      const { changes } = changeSealed(database, () =>
        advance.run(size + added.length, added.at(-1)!.position, lateAmong(added), fence),
      );
      if (changes !== 1) throw new FencedOff('another sequencer has taken over this log');
      return added.length === due.length;
    });
  }

  return { extent: () => readExtent(database), append };
}

/** What this connection writes beside leaves, which ask for the number themselves. */
const fenced = ['checkpoint', 'anchor', 'log_key', 'chain_identity', 'case_key'] as const;

/**
 * From now on this connection writes nothing more once another sequencer has raised the number: it is
 * asked for in the transaction of each write. The triggers are the connection's own, not the file's.
 */
function fenceOff(database: DatabaseSync, fence: number): void {
  for (const table of fenced) {
    for (const act of ['INSERT', 'UPDATE', 'DELETE']) {
      const name = `fence_${table}_${act}`;
      database.exec(`DROP TRIGGER IF EXISTS temp.${name}; CREATE TEMP TRIGGER ${name} BEFORE ${act} ON main.${table}
        WHEN (SELECT fence FROM main.log) <> ${fence}
        BEGIN SELECT RAISE(ABORT, 'another sequencer has taken over this log'); END`);
    }
  }
}

function lateAmong(events: readonly RecordedEvent[]): number {
  const limit = Date.now() - maximumMergeDelay;
  return events.filter((event) => Date.parse(event.recordedAt) < limit).length;
}
