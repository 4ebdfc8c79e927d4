import fabric from '@hyperledger/fabric-protos';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { fromBase64, toBase64, toHex, utf8 } from '#domain/evidence/encoding.ts';
import type { EndorsedCall } from '#domain/evidence/fabric-call.ts';
import type { FabricTransaction } from '#domain/evidence/fabric-transaction.ts';
import { checkpointCall, checkpointKey, checkpointRecordBytes } from '#domain/evidence/on-chain.ts';
import type { FabricTrust } from '#domain/evidence/trust.ts';
import { p256PublicKey } from '#platform/crypto/p256.ts';

/** A peer of one agency: its key, and its identity as it signs under. */
interface PaperPeer {
  readonly mspId: string;
  readonly identity: Uint8Array;
  readonly privateKey: KeyObject;
  readonly publicKey: Uint8Array;
}

/** What one call is to look like; what is left out is as it should be. */
export interface PaperCall {
  readonly name: string;
  readonly args: readonly string[];
  readonly answer?: Uint8Array;
  readonly status?: number;
  readonly channel?: string;
  readonly contract?: string;
  readonly time?: Date;
  /** Keys that the contract read, with the block that wrote each; null where it was not there. */
  readonly reads?: Readonly<Record<string, number | null>>;
  /** What the contract would write. */
  readonly writes?: Readonly<Record<string, string>>;
  readonly by?: readonly PaperPeer[];
  readonly txId?: string;
  /** Who proposed it, and under which id; another each time where it is left out. */
  readonly proposal?: PaperProposal;
}

/** Who proposes a call; its id follows. */
export interface PaperProposal {
  readonly txId: string;
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
}

export function newProposal(creator: Uint8Array = paperPeer('prison').identity): PaperProposal {
  const nonce = new Uint8Array(randomBytes(24));
  return { txId: toHex(sha256(nonce, creator)), creator, nonce };
}

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** ECDSA in DER with the lower `s`, as Fabric's peers sign. */
export function signAsPeer(privateKey: KeyObject, message: Uint8Array): Uint8Array {
  const raw = new Uint8Array(
    sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  );
  const s = BigInt(`0x${toHex(raw.subarray(32))}`);
  return derOf(raw.subarray(0, 32), s > order / 2n ? order - s : s);
}

/** Also of an `s` that Fabric would not take. */
export function derOf(r: Uint8Array, s: bigint): Uint8Array {
  const integer = (hex: string): number[] => {
    const bytes = [...Buffer.from(hex.padStart(64, '0'), 'hex')];
    while (bytes.length > 1 && bytes[0] === 0 && bytes[1]! < 0x80) bytes.shift();
    if (bytes[0]! >= 0x80) bytes.unshift(0);
    return [0x02, bytes.length, ...bytes];
  };
  const body = [...integer(toHex(r)), ...integer(s.toString(16))];
  return Uint8Array.from([0x30, body.length, ...body]);
}

/**
 * A Fabric channel of four agencies on paper: the messages are those of the official protocol buffers and every
 * signature is real, so that a reader and verifier of our own is held to them. Nothing runs.
 */
export function paperChannel(channel = 'legal-affairs', contract = 'andu') {
  const peers = ['prison', 'procuratorate', 'court', 'justice'].map(paperPeer);
  const trust: FabricTrust = {
    kind: 'fabric',
    channel,
    contract,
    threshold: 3,
    peers: peers.map(({ mspId, identity, publicKey }) => ({
      mspId,
      identity: toHex(sha256(identity)),
      publicKey: toHex(publicKey),
      from: '2020-01-01T00:00:00.000Z',
      until: null,
    })),
  };
  const call = (asked: PaperCall): EndorsedCall =>
    endorsedCall({ channel, contract, by: peers.slice(0, 3), ...asked });

  /** The evidence of a checkpoint that went as it should; `put` and `get` change one of the calls. */
  function evidence(
    note: string,
    { put = {}, get = {} }: { put?: Partial<PaperCall>; get?: Partial<PaperCall> } = {},
  ): FabricTransaction {
    const [origin = '', size = ''] = note.split('\n');
    const transaction = call({ name: checkpointCall.put, args: [note, '[]'], ...put });
    const txId = fabric.common.ChannelHeader.deserializeBinary(
      Buffer.from(transaction.channelHeader, 'base64'),
    ).getTxId();
    const confirmation = call({
      name: checkpointCall.get,
      args: [origin, size],
      answer: checkpointRecordBytes({ v: 1, note, txId }),
      reads: { [checkpointKey(origin, Number(size))]: 7 },
      ...get,
    });
    return { kind: 'fabric', v: 1, transaction, confirmation };
  }

  return { peers, trust, call, evidence };
}

export function paperPeer(mspId: string): PaperPeer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const identity = new fabric.msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(utf8(String(publicKey.export({ type: 'spki', format: 'pem' }))));
  return {
    mspId,
    identity: identity.serializeBinary(),
    privateKey,
    publicKey: p256PublicKey(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))),
  };
}

function endorsedCall(
  asked: PaperCall & Required<Pick<PaperCall, 'channel' | 'contract' | 'by'>>,
): EndorsedCall {
  const { creator, nonce, txId } = asked.proposal ?? newProposal();
  const signatureHeader = new fabric.common.SignatureHeader();
  signatureHeader.setCreator(creator);
  signatureHeader.setNonce(nonce);
  const channelHeader = new fabric.common.ChannelHeader();
  channelHeader.setType(fabric.common.HeaderType.ENDORSER_TRANSACTION);
  channelHeader.setChannelId(asked.channel);
  channelHeader.setTxId(asked.txId ?? txId);
  channelHeader.setTimestamp(timestampOf(asked.time ?? new Date('2026-06-01T00:00:00.250Z')));
  const parts = [channelHeader, signatureHeader].map((part) => part.serializeBinary());
  const payload = payloadOf(asked).serializeBinary();
  const response = new fabric.peer.ProposalResponsePayload();
  response.setProposalHash(sha256(...parts, payload));
  response.setExtension$(actionOf(asked).serializeBinary());
  const responseBytes = response.serializeBinary();
  return {
    channelHeader: toBase64(parts[0]!),
    signatureHeader: toBase64(parts[1]!),
    payload: toBase64(payload),
    response: toBase64(responseBytes),
    endorsements: asked.by.map(({ identity, privateKey }) => ({
      endorser: toBase64(identity),
      signature: toBase64(signAsPeer(privateKey, Uint8Array.from([...responseBytes, ...identity]))),
    })),
  };
}

/** The message's own class of moments, from an empty one: field 3, no bytes. */
function timestampOf(time: Date) {
  const moment = fabric.common.ChannelHeader.deserializeBinary(
    Uint8Array.of(26, 0),
  ).getTimestamp()!;
  moment.setSeconds(Math.floor(time.getTime() / 1_000));
  moment.setNanos((time.getTime() % 1_000) * 1_000_000);
  return moment;
}

function chaincodeId(name: string) {
  const id = new fabric.peer.ChaincodeID();
  id.setName(name);
  return id;
}

function payloadOf({ contract = '', name, args }: PaperCall) {
  const input = new fabric.peer.ChaincodeInput();
  input.setArgsList([name, ...args].map(utf8));
  const spec = new fabric.peer.ChaincodeSpec();
  spec.setType(fabric.peer.ChaincodeSpec.Type.NODE);
  spec.setChaincodeId(chaincodeId(contract));
  spec.setInput(input);
  const invocation = new fabric.peer.ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const payload = new fabric.peer.ChaincodeProposalPayload();
  payload.setInput(invocation.serializeBinary());
  return payload;
}

/** The answer of the contract with what it read and would write. */
export function actionOf(asked: PaperCall) {
  const { contract = '', answer = new Uint8Array(), status = 200, reads = {}, writes = {} } = asked;
  const response = new fabric.peer.Response();
  response.setStatus(status);
  response.setPayload(answer);
  const action = new fabric.peer.ChaincodeAction();
  action.setResults(resultsOf(contract, reads, writes));
  action.setResponse(response);
  action.setChaincodeId(chaincodeId(contract));
  return action;
}

/** Beside the contract's own keys the lifecycle's, which every real transaction reads. */
function resultsOf(
  contract: string,
  reads: Readonly<Record<string, number | null>>,
  writes: Readonly<Record<string, string>>,
): Uint8Array {
  const { kvrwset, NsReadWriteSet, TxReadWriteSet } = fabric.ledger.rwset;
  const part = (
    namespace: string,
    keys: Readonly<Record<string, number | null>>,
    written: Readonly<Record<string, string>> = {},
  ) => {
    const all = new kvrwset.KVRWSet();
    for (const [key, block] of Object.entries(keys)) {
      const read = new kvrwset.KVRead();
      read.setKey(key);
      if (block !== null) {
        const version = new kvrwset.Version();
        version.setBlockNum(block);
        read.setVersion(version);
      }
      all.addReads(read);
    }
    for (const [key, text] of Object.entries(written)) {
      const write = new kvrwset.KVWrite();
      write.setKey(key);
      write.setValue(utf8(text));
      all.addWrites(write);
    }
    const set = new NsReadWriteSet();
    set.setNamespace(namespace);
    set.setRwset(all.serializeBinary());
    return set;
  };
  const results = new TxReadWriteSet();
  results.setNsRwsetList([
    part('_lifecycle', { [`namespaces/fields/${contract}/Sequence`]: 4 }),
    part(contract, reads, writes),
  ]);
  return results.serializeBinary();
}

/** The reads and writes of a call in its own contract, read with the official messages. */
export function setsOf(call: EndorsedCall, contract: string) {
  const { ProposalResponsePayload, ChaincodeAction } = fabric.peer;
  const { kvrwset, TxReadWriteSet } = fabric.ledger.rwset;
  const response = ProposalResponsePayload.deserializeBinary(fromBase64(call.response));
  const action = ChaincodeAction.deserializeBinary(response.getExtension_asU8());
  const results = TxReadWriteSet.deserializeBinary(action.getResults_asU8());
  const own = results.getNsRwsetList().find((set) => set.getNamespace() === contract)!;
  const sets = kvrwset.KVRWSet.deserializeBinary(own.getRwset_asU8());
  return {
    reads: sets
      .getReadsList()
      .map((read) => [read.getKey(), read.getVersion()?.getBlockNum() ?? null] as const),
    writes: sets
      .getWritesList()
      .map((write) => [write.getKey(), Buffer.from(write.getValue_asU8()).toString()] as const),
  };
}

/** The envelope of a transaction, as a gateway makes it; the client's own signature is a row of zeros. */
export function envelopeOf(call: EndorsedCall): Uint8Array {
  const endorsed = new fabric.peer.ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(fromBase64(call.response));
  for (const { endorser, signature } of call.endorsements) {
    const endorsement = new fabric.peer.Endorsement();
    endorsement.setEndorser(fromBase64(endorser));
    endorsement.setSignature(fromBase64(signature));
    endorsed.addEndorsements(endorsement);
  }
  const actionPayload = new fabric.peer.ChaincodeActionPayload();
  actionPayload.setChaincodeProposalPayload(fromBase64(call.payload));
  actionPayload.setAction(endorsed);
  const action = new fabric.peer.TransactionAction();
  action.setHeader(fromBase64(call.signatureHeader));
  action.setPayload(actionPayload.serializeBinary());
  const transaction = new fabric.peer.Transaction();
  transaction.addActions(action);
  const header = new fabric.common.Header();
  header.setChannelHeader(fromBase64(call.channelHeader));
  header.setSignatureHeader(fromBase64(call.signatureHeader));
  const payload = new fabric.common.Payload();
  payload.setHeader(header);
  payload.setData(transaction.serializeBinary());
  const envelope = new fabric.common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  envelope.setSignature(new Uint8Array(70));
  return envelope.serializeBinary();
}
