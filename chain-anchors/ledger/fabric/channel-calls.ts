import { status } from '@grpc/grpc-js';
import { readCall, type EndorsedCall } from '#domain/evidence/fabric-call.ts';
import { callOfEnvelope, type FabricEndorsed } from '#domain/evidence/fabric-envelope.ts';
import type { FabricTrust } from '#domain/evidence/trust.ts';
import { endorsingAgencies } from '#domain/evidence/verify-fabric.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { LedgerUnavailable } from '../ledger.ts';
import { utf8 } from '#domain/evidence/encoding.ts';
import {
  codeName,
  commitQuestion,
  heightIn,
  keptTransaction,
  preparedBytes,
  signedEnvelope,
  type KeptTransaction,
} from './chain-messages.ts';
import { fabricChannel } from './fabric-channel.ts';
import { FabricUnavailable } from './fabric-failure.ts';
import type { FabricProfile } from './fabric-profile.ts';
import { identityBytes } from './identity-bytes.ts';

/** What an endorsed call is and answers. */
export interface EndorsedAnswer {
  readonly transaction: FabricEndorsed;
  readonly answer: Uint8Array;
}

/** Fabric's own contract for what a peer has of the chain. */
const systemContract = 'qscc';

/** The steps of the gateway's protocol on one channel. All throw LedgerRefusal and LedgerUnavailable. */
export function channelCalls(profile: FabricProfile) {
  const { channel, contract, mspId, certificate } = profile;
  const connection = fabricChannel(profile);
  const identity = identityBytes(mspId, utf8(certificate));
  /** Asked without a pin, another agency's peer may answer: ours is the one that we believe. */
  const ours = { endorsingOrganizations: [mspId] };

  const proposalOf = (of: string, name: string, args: readonly string[], pinned = {}) =>
    connection
      .gateway()
      .getNetwork(channel)
      .getContract(of)
      .newProposal(name, { arguments: [...args], ...pinned });

  async function evaluateOf(of: string, name: string, args: readonly string[]) {
    const proposal = proposalOf(of, name, args, ours);
    return connection.call('evaluate', proposal.getTransactionId(), (gateway) =>
      gateway.newProposal(proposal.getBytes()).evaluate(),
    );
  }

  return {
    /** What our own agency's peer answers. */
    evaluate: (name: string, args: readonly string[]) => evaluateOf(contract, name, args),
    /** A proposal that is not sent yet. */
    propose(name: string, args: readonly string[]) {
      const proposal = proposalOf(contract, name, args);
      return { txId: proposal.getTransactionId(), bytes: proposal.getBytes() };
    },
    /**
     * Runs a proposal on the peers of as many agencies as the policy asks for. What a verifier would not believe
     * (a peer that the profile does not know, a wrong signature) goes no further.
     */
    async endorse(proposal: Uint8Array): Promise<EndorsedAnswer> {
      const txId = connection.gateway().newProposal(proposal).getTransactionId();
      const endorsed = await connection.call('endorse', txId, (gateway) =>
        gateway.newProposal(proposal).endorse(),
      );
      const signature = await connection.sign(endorsed.getDigest());
      const signed = signedEnvelope(endorsed.getBytes(), signature);
      if (!isVerifiable(callOfEnvelope(signed.envelope), profile.trust)) {
        connection.unexplained();
        throw tooFewPinned(txId, profile.trust.threshold);
      }
      return { transaction: { kind: 'fabric', v: 1, ...signed }, answer: endorsed.getResult() };
    },
    /** Hands it to the orderer. Not yet true when it resolves: that it will be in a block. */
    async submit(transaction: FabricEndorsed): Promise<void> {
      await connection.call('submit', transaction.txId, (gateway) =>
        gateway.newTransaction(preparedBytes(transaction)).submit(),
      );
    },
    /** The validation code of a transaction, 0 for a valid one; null when it is in no block until the time is over. */
    async fate(txId: string): Promise<number | null> {
      try {
        const { code, successful } = await connection.call('commit status', txId, (gateway) =>
          gateway.newCommit(commitQuestion(channel, txId, identity)).getStatus(),
        );
        if (successful) connection.worked();
        // Another one was ordered before it: that is no fault of the connection.
        else if (codeName(code) !== 'MVCC_READ_CONFLICT') connection.unexplained();
        return code;
      } catch (error) {
        if (error instanceof FabricUnavailable && error.code === status.DEADLINE_EXCEEDED) {
          return null;
        }
        throw error;
      }
    },
    /** A transaction that is in a block, as our own peer has it. */
    async kept(txId: string): Promise<KeptTransaction> {
      const args = [channel, txId];
      return keptTransaction(await evaluateOf(systemContract, 'GetTransactionByID', args));
    },
    /** Number of blocks that our own peer has. */
    height: async (): Promise<number> =>
      heightIn(await evaluateOf(systemContract, 'GetChainInfo', [channel])),
    close: connection.close,
  };
}

function isVerifiable(call: EndorsedCall, trust: FabricTrust): boolean {
  const agencies = endorsingAgencies(nodeCrypto, call, trust, readCall(call).time);
  return agencies !== null && agencies.size >= trust.threshold;
}

const tooFewPinned = (txId: string, threshold: number): LedgerUnavailable =>
  new LedgerUnavailable(
    `endorse of transaction ${txId}: fewer than ${threshold} agencies endorsed it by a peer that the profile lists. ` +
      'Has a peer another certificate now, list that as well; it is tried again',
  );

export type ChannelCalls = ReturnType<typeof channelCalls>;
