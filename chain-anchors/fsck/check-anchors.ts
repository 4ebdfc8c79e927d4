import type { DatabaseSync } from 'node:sqlite';
import { utf8 } from '#domain/evidence/encoding.ts';
import { describeFault } from '#domain/evidence/faults.ts';
import {
  parseCommittedTransaction,
  readEndorsedTransaction,
  statementOf,
  txIdOf,
} from '#domain/evidence/ledger-transaction.ts';
import type { Trust } from '#domain/evidence/trust.ts';
import { ledgerFaults } from '#domain/evidence/verify-ledger.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import type { LogReader } from '../log/log-reader.ts';
import type { CheckedChain } from './check-ledger.ts';
import { attempt, type Differences } from './differences.ts';

interface Row {
  readonly id: number;
  readonly size: number;
  readonly state: string;
  readonly tx_id: string | null;
  readonly evidence: string | null;
}

/** Holds the log's record of its anchors, the chain, and the signed heads against each other. Gives the number anchored. */
export async function checkAnchors(
  database: DatabaseSync,
  { log, chain, trust, chainSizeBefore }: AnchorsToCheck,
  found: Differences,
): Promise<number> {
  let anchored = 0;
  const rows = database
    .prepare('SELECT id, size, state, tx_id, evidence FROM anchor ORDER BY id')
    .all() as unknown as Row[];
  for (const row of rows) {
    await attempt(found, 'anchor', `attempt ${row.id}`, () => {
      const wrong = (detail: string): void => found.add('anchor', `attempt ${row.id}`, detail);
      const note = log.checkpointAt(row.size)?.note;
      if (note === undefined) wrong(`there is no signed head of ${row.size} leaves`);
      if (row.state !== 'committed') return checkOpen(row, wrong);
      const committed = parseCommittedTransaction(utf8(row.evidence ?? ''));
      if (statementOf(committed).txId !== row.tx_id) wrong('of another transaction');
      const bytes = note === undefined ? undefined : utf8(note);
      for (const fault of ledgerFaults(nodeCrypto, committed, bytes, trust)) {
        wrong(describeFault(fault, 'en'));
      }
      const onChain = chain?.get(row.size);
      if (chain === null) anchored += 1;
      else if (onChain === undefined) wrong('the chain does not have it');
      else if (onChain.content !== row.evidence) wrong('the chain has another transaction');
      else anchored += 1;
    });
  }
  const tried = new Set(rows.map(({ size }) => size));
  for (const { size, note } of chain?.values() ?? []) {
    if (size > chainSizeBefore) continue;
    // An attempt is written down before it is sent.
    if (!tried.has(size)) found.add('anchor', size, 'the chain has it, the log never tried it');
    const ours = log.checkpointAt(size);
    if (ours === null) found.add('ledger', size, 'the chain has a head that the log does not have');
    else if (ours.note !== note) found.add('ledger', size, 'the chain has another head');
  }
  return anchored;
}

export interface AnchorsToCheck {
  readonly log: LogReader;
  /** Null where others keep it. */
  readonly chain: CheckedChain | null;
  readonly trust: Trust | null;
  /** Size of the chain's head before the log was looked at: what came later, the log need not have. */
  readonly chainSizeBefore: number;
}

/** An attempt that is not finished, or failed: what it holds is of one piece. */
function checkOpen(row: Row, wrong: (detail: string) => void): void {
  if (row.evidence === null) return;
  const endorsed = readEndorsedTransaction(JSON.parse(row.evidence));
  if (canonicalJson(endorsed) !== row.evidence) wrong('its transaction is not canonical');
  if (txIdOf(endorsed) !== row.tx_id) wrong('of another transaction');
}
