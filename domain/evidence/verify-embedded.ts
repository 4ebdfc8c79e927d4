import {
  blockBytes,
  blockHash,
  countSignatures,
  proposalBytes,
  type EmbeddedTransaction,
} from './embedded-transaction.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { FaultCode } from './faults.ts';
import { keysAt, type EmbeddedTrust } from './trust.ts';

/**
 * Enough trusted endorsers signed the proposal, and as many signed the block that it was put in. Of an embedded
 * ledger that is its operator's own key.
 */
export function embeddedFaults(
  crypto: EvidenceCrypto,
  { transaction, block }: EmbeddedTransaction,
  { endorsers, threshold }: EmbeddedTrust,
  add: (code: FaultCode, detail?: string) => void,
): void {
  const { proposal, endorsements } = transaction;
  const keys = keysAt(endorsers, proposal.time);
  const endorsed = countSignatures(crypto, endorsements, proposalBytes(proposal), keys);
  if (endorsed === -1) add('ledger-endorsement-wrong');
  else if (endorsed < threshold) {
    add('ledger-endorsements-missing', `${endorsed} of ${threshold}`);
  }
  const sealed = countSignatures(crypto, block.signatures, blockBytes(block), keys);
  if (block.hash !== blockHash(crypto, block, transaction) || sealed < threshold) {
    add('ledger-block-wrong', `block ${block.number}`);
  }
}
