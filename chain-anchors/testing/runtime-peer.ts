import fabric from '@hyperledger/fabric-protos';
import { credentials, type ClientDuplexStream } from '@grpc/grpc-js';
import { createHash, randomBytes } from 'node:crypto';
import { fromUtf8, toHex, utf8 } from '#domain/evidence/encoding.ts';
import { selfSigned } from '#platform/crypto/self-signed.ts';
import { refusalIn } from '../contract/fabric/refusal-message.ts';

type Message = InstanceType<typeof fabric.peer.ChaincodeMessage>;
const { Type } = fabric.peer.ChaincodeMessage;

/** What an invocation came to on one peer. */
export interface Simulated {
  readonly status: number;
  readonly message: string;
  readonly answer: string;
  readonly writes: ReadonlyMap<string, string>;
}

/** The identity that a proposal is made under: a real certificate, for the runtime reads it. */
export function clientIdentity(mspId: string): Uint8Array {
  const identity = new fabric.msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(utf8(selfSigned('client', ['client.example'], 30).certificate));
  return identity.serializeBinary();
}

/** What a contract may read of a peer's state while it runs. */
export interface PeerView {
  get(key: string): string | null;
  range(from: string, until: string): readonly (readonly [key: string, value: string])[];
}

/** A call as it goes to the contract: its id, its input, and the proposal that a client signed. */
export interface ContractTransaction {
  readonly txId: string;
  readonly channel: string;
  readonly input: InstanceType<typeof fabric.peer.ChaincodeInput>;
  readonly proposal: InstanceType<typeof fabric.peer.SignedProposal>;
}

/**
 * The side of a peer in the protocol between peers and contracts (`chaincode_shim.proto`): runs calls in Fabric's real
 * contract runtime. Rejects where nobody listens; a call rejects when the contract goes away.
 */
export async function contractStream(address: string) {
  const client = new fabric.peer.ChaincodeClient(address, credentials.createInsecure());
  const stream: ClientDuplexStream<Message, Message> = client.connect();
  const running = new Map<string, Run>();
  const ready = Promise.withResolvers<void>();
  const away = (error: Error): void => {
    ready.reject(error);
    for (const { fail } of running.values()) fail(error);
  };
  stream.on('data', (message: Message) => {
    switch (message.getType()) {
      case Type.REGISTER:
        stream.write(messageOf(Type.REGISTERED));
        stream.write(messageOf(Type.READY));
        return ready.resolve();
      case Type.KEEPALIVE:
        return;
      default:
        return running.get(message.getTxid())?.take(message);
    }
  });
  stream.on('error', away);
  stream.on('end', () => away(new Error('the contract ended the stream')));
  await ready.promise;

  async function run(transaction: ContractTransaction, view: PeerView): Promise<Simulated> {
    const { txId, channel } = transaction;
    const done = Promise.withResolvers<Simulated>();
    const answer = (payload: Uint8Array): void => {
      const reply = messageOf(Type.RESPONSE, payload);
      reply.setTxid(txId);
      reply.setChannelId(channel);
      stream.write(reply);
    };
    running.set(txId, {
      take: simulation(view, answer, done.resolve, done.reject),
      fail: done.reject,
    });
    const message = messageOf(Type.TRANSACTION, transaction.input.serializeBinary());
    message.setTxid(txId);
    message.setChannelId(channel);
    message.setProposal(transaction.proposal);
    stream.write(message);
    return done.promise.finally(() => running.delete(txId));
  }

  return {
    run,
    close(): void {
      stream.cancel();
      client.close();
    },
  };
}

interface Run {
  take(message: Message): void;
  fail(error: Error): void;
}

/** Answers what the contract asks of the state, and gathers what it would write. */
function simulation(
  view: PeerView,
  answer: (payload: Uint8Array) => void,
  done: (simulated: Simulated) => void,
  fail: (error: Error) => void,
): (message: Message) => void {
  const writes = new Map<string, string>();
  return (message) => {
    const payload = message.getPayload_asU8();
    switch (message.getType()) {
      case Type.GET_STATE: {
        const key = fabric.peer.GetState.deserializeBinary(payload).getKey();
        return answer(utf8(view.get(key) ?? ''));
      }
      case Type.PUT_STATE: {
        const put = fabric.peer.PutState.deserializeBinary(payload);
        writes.set(put.getKey(), fromUtf8(new Uint8Array(put.getValue_asU8())));
        return answer(new Uint8Array());
      }
      case Type.GET_STATE_BY_RANGE: {
        const range = fabric.peer.GetStateByRange.deserializeBinary(payload);
        return answer(rangeOf(view.range(range.getStartkey(), range.getEndkey())));
      }
      case Type.QUERY_STATE_CLOSE:
        return answer(new fabric.peer.QueryResponse().serializeBinary());
      case Type.COMPLETED: {
        const response = fabric.peer.Response.deserializeBinary(payload);
        return done({
          status: response.getStatus(),
          message: response.getMessage(),
          answer: fromUtf8(new Uint8Array(response.getPayload_asU8())),
          writes,
        });
      }
      default:
        return fail(new Error(`message ${message.getType()}: ${Buffer.from(payload)}`));
    }
  };
}

/** A peer with a state of its own in memory, for where no Fabric is. It simulates; nothing is ordered. */
export async function runtimePeer(address: string) {
  const contract = await contractStream(address);
  const state = new Map<string, string>();
  const view: PeerView = {
    get: (key) => state.get(key) ?? null,
    range: (from, until) =>
      [...state]
        .filter(([key]) => key >= from && key < until)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  };

  async function simulate(
    name: string,
    args: readonly string[],
    { creator, transient = new Map() }: Invocation,
  ): Promise<Simulated> {
    const nonce = new Uint8Array(randomBytes(24));
    const txId = sha256(nonce, creator);
    const proposed = { name, args, creator, nonce, txId, transient };
    const [input, proposal] = [inputOf(proposed), signedProposal(proposed)];
    return contract.run({ txId, channel, input, proposal }, view);
  }

  return { state, simulate, close: contract.close };
}

export interface Invocation {
  readonly creator: Uint8Array;
  readonly transient?: ReadonlyMap<string, Uint8Array>;
}

/**
 * One channel of two such peers: a call is simulated on both, must come to the same, and is committed on both.
 * Rejects with the contract's refusal.
 */
export function channelOf(peers: readonly Awaited<ReturnType<typeof runtimePeer>>[]) {
  return async function invoke(
    name: string,
    args: readonly string[],
    invocation: Invocation,
  ): Promise<string> {
    const [first, ...others] = await Promise.all(
      peers.map((peer) => peer.simulate(name, args, invocation)),
    );
    // Each simulation has an id of its own here, which the records hold.
    if (others.some((other) => withoutIds(other) !== withoutIds(first!))) {
      throw new Error(`two peers say different things of ${name}`);
    }
    if (first!.status !== 200) throw refusalIn(first!.message) ?? new Error(first!.message);
    for (const { state } of peers) for (const [key, value] of first!.writes) state.set(key, value);
    return first!.answer;
  };
}

const withoutIds = ({ status, message, answer, writes }: Simulated): string =>
  JSON.stringify([status, message, answer, [...writes]]).replaceAll(
    /\\*"txId\\*":\\*"[0-9a-f]{64}\\*"/g,
    'txId',
  );

const channel = 'legal-affairs';

const sha256 = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return toHex(new Uint8Array(hash.digest()));
};

function messageOf(
  type: (typeof Type)[keyof typeof Type],
  payload: Uint8Array = new Uint8Array(),
): Message {
  const message = new fabric.peer.ChaincodeMessage();
  message.setType(type);
  message.setPayload(payload);
  return message;
}

function rangeOf(found: readonly (readonly [string, string])[]): Uint8Array {
  const response = new fabric.peer.QueryResponse();
  for (const [key, value] of found) {
    const pair = new fabric.ledger.queryresult.KV();
    pair.setKey(key);
    pair.setValue(utf8(value));
    const bytes = new fabric.peer.QueryResultBytes();
    bytes.setResultbytes(pair.serializeBinary());
    response.addResults(bytes);
  }
  response.setId('0');
  return response.serializeBinary();
}

interface Proposed extends Required<Invocation> {
  readonly name: string;
  readonly args: readonly string[];
  readonly nonce: Uint8Array;
  readonly txId: string;
}

function inputOf({ name, args }: Proposed) {
  const input = new fabric.peer.ChaincodeInput();
  input.setArgsList([name, ...args].map(utf8));
  return input;
}

function signedProposal(proposed: Proposed) {
  const { creator, nonce, txId, transient } = proposed;
  const channelHeader = new fabric.common.ChannelHeader();
  channelHeader.setType(fabric.common.HeaderType.ENDORSER_TRANSACTION);
  channelHeader.setChannelId(channel);
  channelHeader.setTxId(txId);
  const moment = fabric.common.ChannelHeader.deserializeBinary(
    Uint8Array.of(26, 0),
  ).getTimestamp()!;
  moment.setSeconds(1_780_000_000);
  channelHeader.setTimestamp(moment);
  const signatureHeader = new fabric.common.SignatureHeader();
  signatureHeader.setCreator(creator);
  signatureHeader.setNonce(nonce);
  const header = new fabric.common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  const spec = new fabric.peer.ChaincodeSpec();
  spec.setInput(inputOf(proposed));
  const invocation = new fabric.peer.ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const payload = new fabric.peer.ChaincodeProposalPayload();
  payload.setInput(invocation.serializeBinary());
  for (const [key, value] of transient) payload.getTransientmapMap().set(key, value);
  const proposal = new fabric.peer.Proposal();
  proposal.setHeader(header.serializeBinary());
  proposal.setPayload(payload.serializeBinary());
  const signed = new fabric.peer.SignedProposal();
  signed.setProposalBytes(proposal.serializeBinary());
  return signed;
}
