import { MalformedDocument } from './canonical-document.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { rawOfDer } from './ecdsa-signature.ts';
import { fromBase64, fromHex, toHex } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import {
  endorsedBytes,
  isOneProposal,
  readCall,
  type EndorsedCall,
  type ReadCall,
} from './fabric-call.ts';
import type { FabricTransaction } from './fabric-transaction.ts';
import type { FaultCode } from './faults.ts';
import { checkpointCall, checkpointKey, parseCheckpointRecord } from './on-chain.ts';
import { validAt, type FabricTrust } from './trust.ts';

/**
 * Peers of enough agencies signed that the contract puts the checkpoint, and afterwards that the chain has it,
 * from this very transaction. That it has it only the second says; see {@link FabricTransaction}.
 */
export function fabricFaults(
  crypto: EvidenceCrypto,
  { transaction, confirmation }: FabricTransaction,
  trust: FabricTrust,
  add: (code: FaultCode, detail?: string) => void,
): void {
  for (const call of [transaction, confirmation]) callFaults(crypto, call, trust, add);
  const put = readCall(transaction);
  if (put.name !== checkpointCall.put || put.status !== 200) {
    add('ledger-other-contract', `${put.name}, status ${put.status}`);
  }
  if (!confirms(readCall(confirmation), put)) add('ledger-not-confirmed');
}

/** Of one call: its channel and contract, that it is of one piece, and who signed it. */
function callFaults(
  crypto: EvidenceCrypto,
  call: EndorsedCall,
  trust: FabricTrust,
  add: (code: FaultCode, detail?: string) => void,
): void {
  const { channel, contract, time, txId } = readCall(call);
  if (channel !== trust.channel) add('ledger-other-channel', channel);
  if (contract !== trust.contract) add('ledger-other-contract', contract);
  if (!isOneProposal(crypto, call)) add('ledger-proposal-wrong', txId);
  const agencies = endorsingAgencies(crypto, call, trust, time);
  if (agencies === null) add('ledger-endorsement-wrong');
  else if (agencies.size < trust.threshold) {
    add('ledger-endorsements-missing', `${agencies.size} of ${trust.threshold}`);
  }
}

/** Agencies of trusted peers that signed; those of others are passed over. Null for a wrong one of a trusted peer. */
export function endorsingAgencies(
  crypto: EvidenceCrypto,
  call: EndorsedCall,
  { peers }: FabricTrust,
  time: string,
): ReadonlySet<string> | null {
  const agencies = new Set<string>();
  for (const { endorser, signature } of call.endorsements) {
    const identity = toHex(crypto.sha256(fromBase64(endorser)));
    const peer = peers.find((known) => known.identity === identity && validAt(known, time));
    if (peer === undefined) continue;
    const raw = rawOfDer(fromBase64(signature));
    const message = endorsedBytes(call, endorser);
    if (raw === null || !crypto.p256Verify(fromHex(peer.publicKey), message, raw)) return null;
    agencies.add(peer.mspId);
  }
  return agencies;
}

/** The peers' answer is the checkpoint that was put, by the transaction that put it. */
function confirms(read: ReadCall, put: ReadCall): boolean {
  const [note = ''] = put.args;
  try {
    const { origin, size } = parseCheckpoint(note);
    const record = parseCheckpointRecord(read.answer);
    return (
      read.name === checkpointCall.get &&
      read.status === 200 &&
      read.args[0] === origin &&
      read.args[1] === String(size) &&
      read.reads.has(checkpointKey(origin, size)) &&
      record.note === note &&
      record.txId === put.txId
    );
  } catch (error) {
    if (error instanceof MalformedDocument) return false;
    throw error;
  }
}
