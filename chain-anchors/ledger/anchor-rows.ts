import type { DatabaseSync } from 'node:sqlite';

/** One attempt to put a checkpoint on the chain, as it is written down. */
export interface AnchorRow {
  readonly id: number;
  readonly size: number;
  readonly state: 'prepared' | 'endorsed' | 'submitted' | 'unknown';
  /** Known from `endorsed` on. */
  readonly txId: string | null;
  /** The endorsed transaction, canonical JSON; known from `endorsed` on. */
  readonly evidence: string | null;
}

/** Written beside an anchor that the log lost and the chain had; never beside one that it made itself. */
const fromChain = 'taken over from the chain';

const now = (): string => new Date().toISOString();

/** The attempts in `anchors.db`; every change is one synced commit. */
export function anchorRows(database: DatabaseSync) {
  const columns = 'id, size, state, tx_id AS txId, evidence FROM anchor';
  const open = database.prepare(
    `SELECT ${columns} WHERE state IN ('prepared','endorsed','submitted','unknown') ORDER BY id LIMIT 1`,
  );
  const byId = database.prepare(`SELECT ${columns} WHERE id = ?`);
  const largest = database.prepare(
    "SELECT coalesce(max(size), 0) AS size FROM anchor WHERE state = 'committed'",
  );
  const committedAt = database.prepare(
    "SELECT evidence FROM anchor WHERE state = 'committed' AND size = ? LIMIT 1",
  );
  const committedSizes = database.prepare(
    "SELECT size FROM anchor WHERE state = 'committed' AND size > ? AND size <= ? ORDER BY size",
  );
  const before = database.prepare(
    "SELECT coalesce(max(size), 0) AS size FROM anchor WHERE state = 'committed' AND size < ?",
  );
  const takenOverAt = database.prepare(
    "SELECT 1 FROM anchor WHERE state = 'committed' AND size = ? AND reason = ?",
  );
  const fromChainCount = database.prepare('SELECT count(*) AS count FROM anchor WHERE reason = ?');
  const insert = database.prepare(
    "INSERT INTO anchor (size, state, changed_at) VALUES (?, 'prepared', ?) RETURNING id",
  );
  const update = database.prepare(
    `UPDATE anchor SET state = ?, tx_id = coalesce(?, tx_id), evidence = coalesce(?, evidence),
       reason = ?, changed_at = ? WHERE id = ?`,
  );

  const resize = database.prepare('UPDATE anchor SET size = ?, changed_at = ? WHERE id = ?');

  const find = (id: number): AnchorRow => byId.get(id) as unknown as AnchorRow;
  const openOne = (): AnchorRow | null => (open.get() as unknown as AnchorRow | undefined) ?? null;
  const prepare = (size: number): AnchorRow => find((insert.get(size, now()) as { id: number }).id);
  return {
    find,
    open: openOne,
    prepare,
    /** The committed transaction of a head, canonical JSON; null where none is known. */
    evidenceAt: (size: number): string | null =>
      (committedAt.get(size) as { evidence: string } | undefined)?.evidence ?? null,
    /** Sizes of the heads that are anchored, above one and up to another. */
    sizes: (above: number, upTo: number): number[] =>
      committedSizes.all(above, upTo).map((row) => Number(row['size'])),
    /** Enters an anchor as the chain has it; an open attempt at that size is finished by it. */
    takenOver(size: number, txId: string, evidence: string): void {
      const attempt = openOne();
      const { id } = attempt?.size === size ? attempt : prepare(size);
      update.run('committed', txId, evidence, fromChain, now(), id);
    },
    /** Anchors that were taken over from the chain. */
    takenOverCount: (): number => Number(fromChainCount.get(fromChain)!['count']),
    isTakenOver: (size: number): boolean => takenOverAt.get(size, fromChain) !== undefined,
    /** Size of the largest anchored head that is smaller; 0 for none. */
    anchoredBefore: (size: number): number => (before.get(size) as { size: number }).size,
    anchoredSize: (): number => (largest.get() as { size: number }).size,
    /** The attempt, which nobody has seen yet, for another head. */
    renewed(row: AnchorRow, size: number): AnchorRow {
      resize.run(size, now(), row.id);
      return find(row.id);
    },
    endorsed(row: AnchorRow, txId: string, evidence: string): void {
      update.run('endorsed', txId, evidence, null, now(), row.id);
    },
    moveTo(row: AnchorRow, state: 'submitted' | 'unknown'): void {
      update.run(state, null, null, null, now(), row.id);
    },
    committed(row: AnchorRow, txId: string, evidence: string): void {
      update.run('committed', txId, evidence, null, now(), row.id);
    },
    invalid(row: AnchorRow, reason: string): void {
      update.run('invalid', null, null, reason, now(), row.id);
    },
  };
}

export type AnchorRows = ReturnType<typeof anchorRows>;
