import type { DatabaseSync } from 'node:sqlite';
import type { PrincipalId } from '#domain/kernel/ids.ts';
import type { ConfirmationRequest, RequestedAct } from '#domain/systems/registered-system.ts';

interface RequestRow {
  readonly system: string;
  readonly id: string;
  readonly act: string;
  readonly key: string | null;
  readonly overlap_days: number | null;
  readonly asked_by: string;
  readonly asked_at: string;
  readonly reason: string;
}

/** What waits for an agency, at most one request for each system. */
export interface SystemRequests {
  of(systemId: string): ConfirmationRequest | null;
  /** Throws RangeError when one is open already. */
  open(systemId: string, request: ConfirmationRequest): void;
  close(systemId: string): void;
}

export function sqliteSystemRequests(database: DatabaseSync): SystemRequests {
  const select = database.prepare('SELECT * FROM system_requests WHERE system = ?');
  const insert = database.prepare(
    `INSERT INTO system_requests (system, id, act, key, overlap_days, asked_by, asked_at, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const remove = database.prepare('DELETE FROM system_requests WHERE system = ?');
  return {
    of(systemId) {
      const row = select.get(systemId) as RequestRow | undefined;
      return row === undefined ? null : requestOf(row);
    },
    open(systemId, request) {
      const { id, act, key, by, askedAt, reason } = request;
      const days = act === 'newKey' ? request.overlapDays : null;
      const { changes } = insert.run(systemId, id, act, key, days, by, askedAt, reason);
      if (changes === 0) throw new RangeError(`something is open of ${systemId} already`);
    },
    close: (systemId) => void remove.run(systemId),
  };
}

const requestOf = (row: RequestRow): ConfirmationRequest => ({
  ...actOf(row),
  id: row.id,
  by: row.asked_by as PrincipalId,
  askedAt: row.asked_at,
  reason: row.reason,
});

function actOf({ system, act, key, overlap_days: overlapDays }: RequestRow): RequestedAct {
  if (act === 'thaw') return { act, key };
  if (act === 'registration' && key !== null) return { act, key };
  if (act === 'newKey' && key !== null && overlapDays !== null) return { act, key, overlapDays };
  throw new Error(`what is open of ${system} makes no sense: ${act}`);
}
