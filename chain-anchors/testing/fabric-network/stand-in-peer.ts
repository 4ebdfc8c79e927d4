import fabric from '@hyperledger/fabric-protos';
import { createHash, createPrivateKey, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { utf8 } from '#domain/evidence/encoding.ts';
import { selfSigned, type SelfSigned } from '#platform/crypto/self-signed.ts';
import { identityBytes } from '../../ledger/fabric/identity-bytes.ts';
import { actionOf, signAsPeer } from '../paper-channel.ts';
import { contractStream, type Simulated } from '../runtime-peer.ts';
import type { StandInChain } from './stand-in-chain.ts';

type SignedProposal = InstanceType<typeof fabric.peer.SignedProposal>;

/** A proposal, read as a peer reads it. */
export interface ReadProposal {
  readonly signed: SignedProposal;
  readonly txId: string;
  readonly channel: string;
  readonly creator: Uint8Array;
  readonly channelHeader: Uint8Array;
  readonly signatureHeader: Uint8Array;
  /** Without its transient data, as it goes into a block. */
  readonly payload: Uint8Array;
  readonly contract: string;
  readonly input: InstanceType<typeof fabric.peer.ChaincodeInput>;
}

export function readProposal(signed: SignedProposal): ReadProposal {
  const proposal = fabric.peer.Proposal.deserializeBinary(signed.getProposalBytes_asU8());
  const header = fabric.common.Header.deserializeBinary(proposal.getHeader_asU8());
  const channelHeader = header.getChannelHeader_asU8();
  const signatureHeader = header.getSignatureHeader_asU8();
  const payload = fabric.peer.ChaincodeProposalPayload.deserializeBinary(
    proposal.getPayload_asU8(),
  );
  payload.clearTransientmapMap();
  const spec = fabric.peer.ChaincodeInvocationSpec.deserializeBinary(
    payload.getInput_asU8(),
  ).getChaincodeSpec()!;
  const read = fabric.common.ChannelHeader.deserializeBinary(channelHeader);
  return {
    signed,
    txId: read.getTxId(),
    channel: read.getChannelId(),
    creator: fabric.common.SignatureHeader.deserializeBinary(signatureHeader).getCreator_asU8(),
    channelHeader,
    signatureHeader,
    payload: payload.serializeBinary(),
    contract: spec.getChaincodeId()!.getName(),
    input: spec.getInput()!,
  };
}

/** Whether a client signed these bytes who is a member of the channel. */
export function isOfMember(
  creator: Uint8Array,
  members: ReadonlyMap<string, Uint8Array>,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const identity = fabric.msp.SerializedIdentity.deserializeBinary(creator);
  const known = members.get(identity.getMspid());
  if (known === undefined || !Buffer.from(known).equals(creator)) return false;
  const { publicKey } = new X509Certificate(Buffer.from(identity.getIdBytes_asU8()));
  return verify('sha256', bytes, publicKey, signature);
}

/** What a peer makes of a proposal. */
export interface Endorsed {
  readonly simulated: Simulated;
  /** `ProposalResponsePayload`: what it signs beside its name. */
  readonly response: Uint8Array;
  readonly identity: Uint8Array;
  readonly signature: Uint8Array;
}

/** A peer of one agency, with its certificate and its way to the contract. */
export interface StandInPeer {
  readonly mspId: string;
  readonly pair: SelfSigned;
  readonly identity: Uint8Array;
  /** Runs the contract and signs. Rejects when the peer is down, or its contract. */
  endorse(proposal: ReadProposal): Promise<Endorsed>;
  isUp(): boolean;
  stop(): void;
  start(): void;
  /** Its contract says something else than it should from now on. */
  alter(altered: boolean): void;
  close(): void;
}

export async function standInPeer(
  mspId: string,
  contractAddress: string,
  chain: StandInChain,
): Promise<StandInPeer> {
  const pair = selfSigned(`peer0.${mspId}`, ['localhost'], 365);
  const identity = identityBytes(mspId, utf8(pair.certificate));
  const key: KeyObject = createPrivateKey(pair.key);
  const contract = await contractStream(contractAddress);
  let up = true;
  let altered = false;

  async function simulate(proposal: ReadProposal) {
    const reads: Record<string, number | null> = {};
    const read = (name: string): string | null => {
      const found = chain.get(name);
      reads[name] = found?.block ?? null;
      return found?.text ?? null;
    };
    const simulated = await contract.run(
      { ...proposal, proposal: proposal.signed },
      {
        get: read,
        range: (from, until) => chain.keys(from, until).map((name) => [name, read(name)!] as const),
      },
    );
    return { simulated, reads };
  }

  return {
    mspId,
    pair,
    identity,
    isUp: () => up,
    stop: () => void (up = false),
    start: () => void (up = true),
    alter: (now) => void (altered = now),
    async endorse(proposal) {
      if (!up) throw new Error(`the peer of ${mspId} is down`);
      const { simulated, reads } = await simulate(proposal);
      const { contract: name } = proposal;
      const { answer, status, writes } = simulated;
      const other = altered ? { 'an altered contract': 'was here' } : {};
      const action = actionOf({
        name: '',
        args: [],
        contract: name,
        answer: utf8(answer),
        status,
        reads,
        writes: { ...Object.fromEntries(writes), ...other },
      });
      const payload = new fabric.peer.ProposalResponsePayload();
      payload.setProposalHash(
        createHash('sha256')
          .update(proposal.channelHeader)
          .update(proposal.signatureHeader)
          .update(proposal.payload)
          .digest(),
      );
      payload.setExtension$(action.serializeBinary());
      const response = payload.serializeBinary();
      const signature = signAsPeer(key, Uint8Array.from([...response, ...identity]));
      return { simulated, response, identity, signature };
    },
    close: contract.close,
  };
}
