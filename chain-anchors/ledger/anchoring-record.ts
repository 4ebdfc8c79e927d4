import type { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';
import { toHex, utf8 } from '#domain/evidence/encoding.ts';
import { parseCommittedTransaction, statementOf } from '#domain/evidence/ledger-transaction.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { operationSchemas } from '#domain/records/operation.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { sm3 } from '#platform/crypto/sm3.ts';
import { anchorRows } from './anchor-rows.ts';

/** Where each anchoring is an event (docs/decisions/0024-anchorings-are-events.md). */
export const anchoringStream = 'anchoring';
export const anchoringType = 'HeadAnchored';

/** What an event says of an anchoring: of what the log and the chain must have for good. */
export type AnchoringRecord = z.infer<typeof operationSchemas.HeadAnchored>;

/** The record in an event of that type; null for one that is none. */
export function anchoringRecordIn({ type, data }: RecordedEvent): AnchoringRecord | null {
  if (type !== anchoringType) return null;
  return operationSchemas.HeadAnchored.safeParse(data).data ?? null;
}

/** The newest anchoring of more than `recorded` leaves; null where everything is recorded. */
export function anchoringToRecord(
  database: DatabaseSync,
  recorded: number | null,
): AnchoringRecord | null {
  const rows = anchorRows(database);
  const size = rows.anchoredSize();
  if (size <= (recorded ?? 0)) return null;
  const evidence = rows.evidenceAt(size)!;
  const { txId, block } = statementOf(parseCommittedTransaction(utf8(evidence)));
  return {
    size,
    txId,
    block,
    transaction: digestOf(evidence),
    heads: headsOf(database, recorded ?? rows.anchoredBefore(size), size),
  };
}

/**
 * In what the log is no longer what an event says of it, in words; null where it is. Of heads that were taken over
 * from the chain only those are known that were anchored: what was signed between them was forgotten, and counted.
 */
export function anchoringFault(
  database: DatabaseSync,
  { size, transaction, heads }: AnchoringRecord,
): string | null {
  const rows = anchorRows(database);
  const evidence = rows.evidenceAt(size);
  if (evidence === null) return 'the log has no anchor of it';
  if (digestOf(evidence) !== transaction) return 'the log has another transaction';
  if (rows.isTakenOver(size)) return null;
  return canonicalJson(headsOf(database, heads.after, size)) === canonicalJson(heads)
    ? null
    : `the signed heads of ${heads.after + 1} to ${size} leaves are not those that were signed`;
}

const digestOf = (text: string): string => toHex(sm3(utf8(text)));

function headsOf(database: DatabaseSync, after: number, upTo: number): AnchoringRecord['heads'] {
  const rows = database
    .prepare(
      `SELECT size, hex(root) AS root, note, signed_at AS at FROM checkpoint
       WHERE size > ? AND size <= ? ORDER BY size`,
    )
    .all(after, upTo)
    .map(({ size, root, note, at }) => [Number(size), String(root), String(note), String(at)]);
  return { after, count: rows.length, sm3: digestOf(canonicalJson(rows)) };
}
