import { status } from '@grpc/grpc-js';
import { fromBase64, fromUtf8, toBase64, toHex } from '#domain/evidence/encoding.ts';
import { readCall, type EndorsedCall } from '#domain/evidence/fabric-call.ts';
import { callOfEnvelope } from '#domain/evidence/fabric-envelope.ts';
import { checkpointCall, parseCheckpointRecord } from '#domain/evidence/on-chain.ts';
import type { FabricTransaction } from '#domain/evidence/fabric-transaction.ts';
import { parsedNote } from '../checkpoint-contract.ts';
import {
  LedgerRefusal,
  LedgerUnavailable,
  TransactionInvalidated,
  type Ledger,
  type TransactionStatus,
} from '../ledger.ts';
import { answerOr, checkpointAnswers, forkIn } from '../checkpoint-answers.ts';
import { codeName, type KeptTransaction } from './chain-messages.ts';
import { channelCalls, type ChannelCalls } from './channel-calls.ts';
import { FabricUnavailable } from './fabric-failure.ts';
import { readFabricProfile, type FabricProfile } from './fabric-profile.ts';

/**
 * A channel of Hyperledger Fabric, by its gateway: endorse, submit, ask for the commit. The evidence is the call that
 * put a checkpoint and the peers' word that the chain has it (decision 27). Nothing is connected yet when it returns.
 * Throws UnusableFabricProfile, UnsafeKeyFile.
 */
export const openFabricLedger = (profilePath: string): Ledger =>
  fabricLedger(readFabricProfile(profilePath));

/** The same of a profile that was read. */
export function fabricLedger(profile: FabricProfile): Ledger {
  const calls = channelCalls(profile);
  const evidence = evidenceOf(calls, profile);

  /** From our own agency's peer. */
  const ask = async (name: string, args: readonly string[]): Promise<string> =>
    fromUtf8(await calls.evaluate(name, args));

  async function isRegistered(origin: string, publicKey: string): Promise<boolean> {
    const log = await answerOr('{"keys":[]}', ask, 'checkpoints:GetKeys', [origin]);
    const { keys } = JSON.parse(log) as { keys: { publicKey: string }[] };
    return keys.some((key) => key.publicKey === publicKey);
  }

  return {
    channel: profile.channel,
    // Of each, peers of several agencies are asked: the walk over all is slow, and in nobody's way.
    page: 16,
    trust: async () => profile.trust,
    async registerLog(origin, publicKey) {
      const key = toHex(publicKey);
      if (await isRegistered(origin, key)) return;
      await submitted(calls, 'checkpoints:RegisterLog', [origin, key]);
    },
    propose({ note, consistencyProof }) {
      const args = [note, JSON.stringify(consistencyProof)];
      const { txId, bytes } = calls.propose(checkpointCall.put, args);
      return { kind: 'fabric', txId, bytes: toBase64(bytes) };
    },
    async endorse(proposal) {
      if (!('kind' in proposal)) throw ofAnotherKind();
      const { transaction, answer } = await calls.endorse(fromBase64(proposal.bytes));
      const { note, txId } = parseCheckpointRecord(answer);
      if (txId === proposal.txId) return { kind: 'endorsed', transaction };
      return { kind: 'alreadyCommitted', committed: await evidence(txId, note) };
    },
    async submit(transaction) {
      if (!('kind' in transaction)) throw ofAnotherKind();
      await calls.submit(transaction);
    },
    async statusOf(txId): Promise<TransactionStatus> {
      const code = await calls.fate(txId);
      if (code === null) return { kind: 'unknown' };
      if (code !== 0) return { kind: 'invalid', reason: codeName(code) };
      const put = await calls.kept(txId);
      const [note = ''] = readCall(callOfEnvelope(put.envelope)).args;
      return { kind: 'committed', committed: await evidence(txId, note, put) };
    },
    ...checkpointAnswers(ask, evidence),
    reportFork: async (noteA, noteB) =>
      forkIn(
        JSON.parse(fromUtf8(await submitted(calls, 'checkpoints:ReportFork', [noteA, noteB]))),
      ),
    close: async () => calls.close(),
  };
}

const ofAnotherKind = (): LedgerRefusal =>
  new LedgerRefusal('malformed', 'made for another kind of ledger');

/** A call that is endorsed, ordered and committed; gives its answer. Throws TransactionInvalidated as well. */
async function submitted(
  calls: ChannelCalls,
  name: string,
  args: readonly string[],
): Promise<Uint8Array> {
  const { transaction, answer } = await calls.endorse(calls.propose(name, args).bytes);
  await calls.submit(transaction);
  const { txId } = transaction;
  const code = await calls.fate(txId);
  if (code === null) {
    throw new LedgerUnavailable(`transaction ${txId} was submitted, its fate is not known`);
  }
  if (code !== 0) throw new TransactionInvalidated(txId, codeName(code));
  return answer;
}

/** Peers other than ours may write the block a moment later: so often they are asked, and after so long, ms. */
const confirmations = { most: 10, pauseMs: 100 };

/** The evidence of a checkpoint that the chain has: its transaction, and the peers' answer that it is there. */
function evidenceOf(calls: ChannelCalls, { trust }: FabricProfile) {
  async function confirmation(txId: string, note: string): Promise<EndorsedCall> {
    const { origin, size } = parsedNote(note);
    for (let tried = 1; ; tried += 1) {
      const { bytes } = calls.propose(checkpointCall.get, [origin, String(size)]);
      try {
        const { transaction, answer } = await calls.endorse(bytes);
        if (answer.length > 0 && parseCheckpointRecord(answer).txId === txId) {
          return callOfEnvelope(transaction.envelope);
        }
      } catch (error) {
        if (!isDisagreement(error) || tried === confirmations.most) throw error;
      }
      if (tried === confirmations.most) {
        throw new LedgerUnavailable(
          `fewer than ${trust.threshold} agencies say that they have transaction ${txId}; they are asked again`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, confirmations.pauseMs));
    }
  }

  /** `put` is the transaction, where it was read already. */
  return async (txId: string, note: string, put?: KeptTransaction): Promise<FabricTransaction> => ({
    kind: 'fabric',
    v: 1,
    transaction: callOfEnvelope((put ?? (await calls.kept(txId))).envelope),
    confirmation: await confirmation(txId, note),
  });
}

/** Peers answered, and not the same. */
const isDisagreement = (error: unknown): boolean =>
  error instanceof FabricUnavailable &&
  error.code === status.ABORTED &&
  error.message.includes('ProposalResponsePayloads do not match');
