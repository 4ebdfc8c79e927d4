import { z } from 'zod';
import { MalformedDocument } from './canonical-document.ts';
import { concatBytes, equalBytes, fromBase64, toHex } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import { readMessage, textOf } from './protobuf-reader.ts';

/** Base64 of some bytes, of one spelling. */
const bytesOf = (most: number) =>
  z.string().max(most).refine(isBase64, { error: 'not canonical base64' });

/**
 * One call of a contract on a Hyperledger Fabric channel with what peers signed of it: the parts of the
 * transaction that endorsers' signatures cover, and nothing that they do not. Field by field the bytes of
 * fabric-protos 2.5: `ChannelHeader`, `SignatureHeader`, `ChaincodeProposalPayload` (without its transient map),
 * `ProposalResponsePayload`, and `Endorsement`s. The client's own signature is left out: nobody is believed for it.
 */
export const EndorsedCallSchema = z.strictObject({
  channelHeader: bytesOf(4_000),
  signatureHeader: bytesOf(20_000),
  payload: bytesOf(100_000),
  response: bytesOf(200_000),
  endorsements: z
    .array(z.strictObject({ endorser: bytesOf(20_000), signature: bytesOf(200) }))
    .min(1)
    .max(16),
});
export type EndorsedCall = z.infer<typeof EndorsedCallSchema>;

/** What stands in an {@link EndorsedCall}. */
export interface ReadCall {
  readonly channel: string;
  readonly txId: string;
  /** Moment of the proposal by the client's clock, RFC 3339 in UTC. */
  readonly time: string;
  readonly contract: string;
  readonly name: string;
  readonly args: readonly string[];
  readonly status: number;
  readonly answer: Uint8Array;
  /** The contract that was asked; {@link contract} is the one that answered. */
  readonly asked: string;
  /** Keys that the contract read and that were there, with the block that wrote each, as the endorsers have it. */
  readonly reads: ReadonlyMap<string, number>;
  /** Who made the proposal, and what it was made unique by. */
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
  /** What the answer says to be the hash of the proposal. */
  readonly proposalHash: Uint8Array;
}

/** Reads all of it. Throws MalformedDocument. */
export function readCall(call: EndorsedCall): ReadCall {
  const header = readMessage(fromBase64(call.channelHeader));
  const time = header.message(3);
  const signatureHeader = readMessage(fromBase64(call.signatureHeader));
  const spec = readMessage(fromBase64(call.payload)).message(1).message(1);
  const [name, ...args] = spec.message(3).all(1).map(textOf);
  const response = readMessage(fromBase64(call.response));
  const action = response.message(2);
  const contract = action.message(4).text(2);
  return {
    channel: header.text(4),
    txId: header.text(5),
    time: momentOf(time.number(1), time.number(2)),
    contract,
    name: name ?? '',
    args,
    status: action.message(3).number(1),
    answer: action.message(3).bytes(3),
    asked: spec.message(2).text(2),
    reads: readsOf(action.bytes(1), contract),
    creator: signatureHeader.bytes(1),
    nonce: signatureHeader.bytes(2),
    proposalHash: response.bytes(1),
  };
}

/** The latest moment that RFC 3339 can write. */
const endOfTime = 253_402_300_799;

function momentOf(seconds: number, nanos: number): string {
  if (seconds > endOfTime || nanos >= 1e9) throw new MalformedDocument('not a moment');
  return new Date(seconds * 1_000 + Math.floor(nanos / 1e6)).toISOString();
}

/** The read set (`TxReadWriteSet`) of one contract. */
function readsOf(results: Uint8Array, contract: string): ReadonlyMap<string, number> {
  const blocks = new Map<string, number>();
  for (const part of readMessage(results).all(2)) {
    const namespace = readMessage(part);
    if (namespace.text(1) !== contract) continue;
    for (const each of readMessage(namespace.bytes(2)).all(1)) {
      const read = readMessage(each);
      // A key that was not there has no version.
      if (read.all(2).length > 0) blocks.set(read.text(1), read.message(2).number(1));
    }
  }
  return blocks;
}

/**
 * Whether the parts are those of one proposal: its id follows from who made it, the answer names its hash, and
 * both name the same contract.
 */
export function isOneProposal(crypto: Pick<EvidenceCrypto, 'sha256'>, call: EndorsedCall): boolean {
  const { txId, contract, asked, creator, nonce, proposalHash } = readCall(call);
  if (toHex(crypto.sha256(nonce, creator)) !== txId || asked !== contract) return false;
  const parts = [call.channelHeader, call.signatureHeader, call.payload].map(fromBase64);
  return equalBytes(proposalHash, crypto.sha256(...parts));
}

/** What a peer signs: its answer, and who it is. */
export const endorsedBytes = (call: EndorsedCall, endorser: string): Uint8Array =>
  concatBytes(fromBase64(call.response), fromBase64(endorser));

function isBase64(text: string): boolean {
  try {
    fromBase64(text);
    return true;
  } catch {
    return false;
  }
}
