import type { DatabaseSync } from 'node:sqlite';
import { MalformedDocument } from '#domain/evidence/canonical-document.ts';
import { parseCheckpoint } from '#domain/evidence/checkpoint.ts';
import { fromHex, fromUtf8, toHex, utf8 } from '#domain/evidence/encoding.ts';
import {
  committedTransactionBytes,
  isSameCommit,
  parseCommittedTransaction,
  statementOf,
} from '#domain/evidence/ledger-transaction.ts';
import { verifyNote } from '#domain/evidence/signed-note.ts';
import { noteKeyOf } from '#domain/evidence/trust.ts';
import { ledgerFaults } from '#domain/evidence/verify-ledger.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { trustOf } from '../chain-identity.ts';
import { logKeys } from '../log/log-keys.ts';
import type { LogReader } from '../log/log-reader.ts';
import { anchorRows } from './anchor-rows.ts';
import type { AnchoredCheckpoint } from './ledger.ts';

/** How a checkpoint of the chain stands to what the log has. */
export type OnChain =
  | 'fits'
  /** The log's leaves give its root; the log has no signed head of that size, or no record of its anchor. */
  | 'notInLog'
  /** The log's leaves give another root. */
  | 'otherRoot'
  /** The same root, but another note or transaction than the log has, or one that does not verify. */
  | 'otherRecord';

/** The chain's checkpoints held against the log, as `andu fsck` holds them. */
export interface ChainHistory {
  /** Of a checkpoint that is not beyond the log. */
  compare(onChain: AnchoredCheckpoint): OnChain;
  /** Enters the signed head and the anchor that the log lost, as the chain has them; synced. */
  takeOver(onChain: AnchoredCheckpoint): void;
  /** Size of the largest head that the log knows to be anchored; 0 for none. */
  anchoredSize(): number;
  /** Sizes of heads that the log knows to be anchored, above one and up to another. */
  anchoredSizes(above: number, upTo: number): readonly number[];
}

export function chainHistory(database: DatabaseSync, log: LogReader, origin: string): ChainHistory {
  const rows = anchorRows(database);

  function isGenuine({ size, root, committed }: AnchoredCheckpoint): boolean {
    const { note } = statementOf(committed);
    const trust = trustOf(database, origin);
    if (ledgerFaults(nodeCrypto, committed, utf8(note), trust).length > 0) return false;
    const head = parseCheckpoint(note);
    if (head.origin !== origin || head.size !== size || toHex(head.root) !== root) return false;
    const keys = logKeys(database, origin).map(noteKeyOf);
    return verifyNote(nodeCrypto, head.note, keys).kind === 'signed';
  }

  return {
    compare(onChain) {
      const { size, root, committed } = onChain;
      if (toHex(log.root(size)) !== root) return 'otherRoot';
      if (!genuine(() => isGenuine(onChain))) return 'otherRecord';
      const ours = log.checkpointAt(size);
      const evidence = rows.evidenceAt(size);
      if (ours !== null && ours.note !== statementOf(committed).note) {
        return 'otherRecord';
      }
      if (evidence !== null && !genuine(() => isKnown(evidence, onChain))) return 'otherRecord';
      return ours === null || evidence === null ? 'notInLog' : 'fits';
    },
    takeOver(onChain) {
      const { size, root, committed } = onChain;
      const { note, time, txId } = statementOf(committed);
      inTransaction(database, () => {
        if (log.checkpointAt(size) === null) {
          database
            .prepare('INSERT INTO checkpoint VALUES (?, ?, ?, ?, ?)')
            .run(origin, size, fromHex(root), note, time);
        }
        if (rows.evidenceAt(size) === null) {
          rows.takenOver(size, txId, evidenceOf(onChain));
        }
      });
    },
    anchoredSize: rows.anchoredSize,
    anchoredSizes: rows.sizes,
  };
}

/** What cannot even be read is not genuine. */
function genuine(look: () => boolean): boolean {
  try {
    return look();
  } catch (error) {
    if (error instanceof MalformedDocument) return false;
    throw error;
  }
}

/** The log's own record of an anchor is of the commit that the chain has. */
const isKnown = (evidence: string, { committed }: AnchoredCheckpoint): boolean =>
  isSameCommit(parseCommittedTransaction(utf8(evidence)), committed);

const evidenceOf = ({ committed }: AnchoredCheckpoint): string =>
  fromUtf8(committedTransactionBytes(committed));
