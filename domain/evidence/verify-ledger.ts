import { fromUtf8 } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Fault, FaultCode } from './faults.ts';
import {
  blockBytes,
  blockHash,
  countSignatures,
  proposalBytes,
  type CommittedTransaction,
} from './ledger-transaction.ts';
import { bundleFile } from './manifest.ts';
import { keysAt, type Trust } from './trust.ts';

/**
 * The chain holds this very checkpoint: enough trusted endorsers signed the
 * proposal that carries it, and as many signed the block that it was put in.
 */
export function ledgerFaults(
  crypto: EvidenceCrypto,
  committed: CommittedTransaction | null,
  checkpoint: Uint8Array | undefined,
  trust: Trust | null,
): Fault[] {
  if (committed === null || trust === null) return [];
  const { proposal, endorsements } = committed.transaction;
  const { block } = committed;
  const faults: Fault[] = [];
  const add = (code: FaultCode, detail = ''): void => {
    faults.push({ code, file: bundleFile.ledger, detail });
  };
  if (proposal.channel !== trust.ledger.channel) add('ledger-other-channel', proposal.channel);
  if (checkpoint === undefined || !isText(checkpoint, proposal.call.note)) {
    add('ledger-other-checkpoint');
  }
  const { threshold } = trust.ledger;
  const keys = keysAt(trust.ledger.endorsers, proposal.time);
  const endorsed = countSignatures(crypto, endorsements, proposalBytes(proposal), keys);
  if (endorsed === -1) add('ledger-endorsement-wrong');
  else if (endorsed < threshold) {
    add('ledger-endorsements-missing', `${endorsed} of ${threshold}`);
  }
  const sealed = countSignatures(crypto, block.signatures, blockBytes(block), keys);
  if (block.hash !== blockHash(crypto, block, committed.transaction) || sealed < threshold) {
    add('ledger-block-wrong', `block ${block.number}`);
  }
  return faults;
}

function isText(bytes: Uint8Array, text: string): boolean {
  try {
    return fromUtf8(bytes) === text;
  } catch {
    return false;
  }
}
