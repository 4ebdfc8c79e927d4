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
  const insert = database.prepare(
    "INSERT INTO anchor (size, state, changed_at) VALUES (?, 'prepared', ?) RETURNING id",
  );
  const update = database.prepare(
    `UPDATE anchor SET state = ?, tx_id = coalesce(?, tx_id), evidence = coalesce(?, evidence),
       reason = ?, changed_at = ? WHERE id = ?`,
  );

  const find = (id: number): AnchorRow => byId.get(id) as unknown as AnchorRow;
  return {
    find,
    open: (): AnchorRow | null => (open.get() as unknown as AnchorRow | undefined) ?? null,
    anchoredSize: (): number => (largest.get() as { size: number }).size,
    prepare: (size: number): AnchorRow => find((insert.get(size, now()) as { id: number }).id),
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
