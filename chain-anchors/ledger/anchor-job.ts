import type { DatabaseSync } from 'node:sqlite';
import { fromUtf8, toHex } from '#domain/evidence/encoding.ts';
import {
  committedTransactionBytes,
  readEndorsedTransaction,
  statementOf,
  type CommittedTransaction,
  type EndorsedTransaction,
} from '#domain/evidence/ledger-transaction.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import type { LogReader, StoredCheckpoint } from '../log/log-reader.ts';
import { anchorRows, type AnchorRow, type AnchorRows } from './anchor-rows.ts';
import { LedgerRefusal, type Ledger, TransactionInvalidated } from './ledger.ts';

/**
 * Puts checkpoints on the chain. Each step is written down before the next one, so
 * that after a crash at any moment the attempt goes on where it stood: prepared →
 * endorsed → submitted → committed or invalid; `unknown` when the chain did not
 * say. Only one attempt is open at a time, and always for the newest head.
 */
export interface AnchorJob {
  /**
   * One round: finishes the open attempt, or begins one for `checkpoint` when it is
   * beyond what the chain has. Gives the anchored size. Throws LedgerUnavailable
   * when the chain does not answer (the attempt stays open), LedgerRefusal when the
   * contract said no (the attempt is closed as invalid).
   */
  run(checkpoint: StoredCheckpoint | null): Promise<number>;
  /** True when an attempt waits to be finished. */
  isOpen(): boolean;
  /** Size of the largest checkpoint known to be on the chain; 0 for none. */
  anchoredSize(): number;
}

export function anchorJob(
  database: DatabaseSync,
  log: LogReader,
  ledger: Ledger,
  origin: string,
): AnchorJob {
  const rows = anchorRows(database);

  async function run(checkpoint: StoredCheckpoint | null): Promise<number> {
    const open = renewed(rows, checkpoint);
    if (open !== null) await advance(open);
    else if (checkpoint !== null && checkpoint.size > rows.anchoredSize()) {
      await advance(rows.prepare(checkpoint.size));
    }
    return rows.anchoredSize();
  }

  async function advance(row: AnchorRow): Promise<void> {
    switch (row.state) {
      case 'prepared':
        return endorse(row);
      case 'endorsed':
        return submit(row, endorsedOf(row));
      case 'submitted':
        return (await settled(row)) ? undefined : rows.moveTo(row, 'unknown');
      case 'unknown':
        return (await settled(row)) ? undefined : submit(row, endorsedOf(row));
    }
  }

  async function endorse(row: AnchorRow): Promise<void> {
    const note = log.checkpointAt(row.size)!.note;
    const head = await ledger.getHead(origin);
    if (head !== null && head.size > row.size) return adopt(row, head.size);
    const consistencyProof = log.consistencyProof(head?.size ?? 0, row.size).map(toHex);
    const proposal = ledger.propose({ note, consistencyProof });
    const endorsement = await refusedAs(rows, row, () => ledger.endorse(proposal));
    if (endorsement.kind === 'alreadyCommitted') return commit(rows, row, endorsement.committed);
    rows.endorsed(row, proposal.txId, canonicalJson(endorsement.transaction));
    await submit(rows.find(row.id), endorsement.transaction);
  }

  /** `unknown` before sending: if the answer is lost, it was perhaps sent. */
  async function submit(row: AnchorRow, transaction: EndorsedTransaction): Promise<void> {
    rows.moveTo(row, 'unknown');
    await refusedAs(rows, row, () => ledger.submit(transaction));
    rows.moveTo(row, 'submitted');
    await settled(rows.find(row.id));
  }

  /**
   * Asks for the stored transaction and, when there is none, for the checkpoint.
   * False when the chain has neither: the same transaction may be sent again.
   */
  async function settled(row: AnchorRow): Promise<boolean> {
    const status = await ledger.statusOf(row.txId!);
    const there =
      status.kind === 'committed' ? status : await ledger.getCheckpoint(origin, row.size);
    if (there !== null) {
      commit(rows, row, there.committed);
      return true;
    }
    if (status.kind !== 'invalid') return false;
    rows.invalid(row, status.reason);
    throw new TransactionInvalidated(row.txId!, status.reason);
  }

  /** The chain is ahead of this attempt: take its head, once it is known to be ours. */
  async function adopt(row: AnchorRow, size: number): Promise<void> {
    const head = await ledger.getCheckpoint(origin, size);
    rows.invalid(row, `the chain has ${size} leaves already`);
    if (head !== null && log.checkpointAt(size) !== null) {
      commit(rows, rows.prepare(size), head.committed);
    }
  }

  return { run, isOpen: () => rows.open() !== null, anchoredSize: rows.anchoredSize };
}

/** The open attempt. One that is only prepared nobody has seen: after an outage it is for the newest head. */
function renewed(rows: AnchorRows, newest: StoredCheckpoint | null): AnchorRow | null {
  const open = rows.open();
  if (open?.state !== 'prepared' || newest === null || newest.size <= open.size) return open;
  return rows.renewed(open, newest.size);
}

const endorsedOf = (row: AnchorRow): EndorsedTransaction =>
  readEndorsedTransaction(JSON.parse(row.evidence!));

function commit(rows: AnchorRows, row: AnchorRow, committed: CommittedTransaction): void {
  rows.committed(row, statementOf(committed).txId, fromUtf8(committedTransactionBytes(committed)));
}

/** A refusal closes the attempt. */
async function refusedAs<T>(rows: AnchorRows, row: AnchorRow, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof LedgerRefusal) rows.invalid(row, error.message);
    throw error;
  }
}
