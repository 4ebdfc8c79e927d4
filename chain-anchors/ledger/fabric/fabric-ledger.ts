import { status } from '@grpc/grpc-js';
import { fromBase64, fromUtf8, toBase64, toHex, utf8 } from '#domain/evidence/encoding.ts';
import { readCall, type EndorsedCall } from '#domain/evidence/fabric-call.ts';
import { callOfEnvelope } from '#domain/evidence/fabric-envelope.ts';
import { checkpointCall, parseCheckpointRecord } from '#domain/evidence/on-chain.ts';
import type { FabricTransaction } from '#domain/evidence/fabric-transaction.ts';
import { parsedNote } from '../checkpoint-contract.ts';
import {
  LedgerRefusal,
  LedgerUnavailable,
  TransactionInvalidated,
  type AnchoredCheckpoint,
  type ForkReport,
  type Ledger,
  type TransactionStatus,
} from '../ledger.ts';
import { codeName } from './chain-messages.ts';
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

  const { anchored, asked, isRegistered } = questions(calls, evidence);

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
      const [note = ''] = readCall(callOfEnvelope((await calls.kept(txId)).envelope)).args;
      return { kind: 'committed', committed: await evidence(txId, note) };
    },
    getHead: async (origin) => anchored(await asked('checkpoints:GetHead', [origin], '')),
    getCheckpoint: async (origin, size) =>
      anchored(await asked(checkpointCall.get, [origin, String(size)], '')),
    async checkpointsAfter(origin, size, limit) {
      const args = [origin, String(size), String(limit)];
      const found: AnchoredCheckpoint[] = [];
      for (const { note, txId } of JSON.parse(
        await asked('checkpoints:GetCheckpoints', args, '[]'),
      ) as { note: string; txId: string }[]) {
        const { origin: of, size: at, root } = parsedNote(note);
        found.push({
          origin: of,
          size: at,
          root: toHex(root),
          committed: await evidence(txId, note),
        });
      }
      return found;
    },
    reportFork: async (noteA, noteB) =>
      reportIn(
        JSON.parse(fromUtf8(await submitted(calls, 'checkpoints:ReportFork', [noteA, noteB]))),
      ),
    async getForks(origin) {
      const reports = await asked('checkpoints:GetForks', [origin], '[]');
      return (JSON.parse(reports) as unknown[]).map(reportIn);
    },
    close: async () => calls.close(),
  };
}

/** What is read of the chain, from our own agency's peer. */
function questions(calls: ChannelCalls, evidence: ReturnType<typeof evidenceOf>) {
  async function anchored(record: string): Promise<AnchoredCheckpoint | null> {
    if (record === '') return null;
    const { note, txId } = parseCheckpointRecord(utf8(record));
    const { origin, size, root } = parsedNote(note);
    return { origin, size, root: toHex(root), committed: await evidence(txId, note) };
  }

  /** An unknown log has nothing. */
  async function asked(name: string, args: readonly string[], nothing: string): Promise<string> {
    try {
      return fromUtf8(await calls.evaluate(name, args));
    } catch (error) {
      if (error instanceof LedgerRefusal && error.code === 'unknown-log') return nothing;
      throw error;
    }
  }

  async function isRegistered(origin: string, publicKey: string): Promise<boolean> {
    const log = await asked('checkpoints:GetKeys', [origin], '{"keys":[]}');
    const { keys } = JSON.parse(log) as { keys: { publicKey: string }[] };
    return keys.some((key) => key.publicKey === publicKey);
  }

  return { anchored, asked, isRegistered };
}

const ofAnotherKind = (): LedgerRefusal =>
  new LedgerRefusal('malformed', 'made for another kind of ledger');

function reportIn(report: unknown): ForkReport {
  const { origin, notes } = report as { origin: string; notes: [string, string] };
  return { origin, noteA: notes[0], noteB: notes[1] };
}

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

  return async (txId: string, note: string): Promise<FabricTransaction> => ({
    kind: 'fabric',
    v: 1,
    transaction: callOfEnvelope((await calls.kept(txId)).envelope),
    confirmation: await confirmation(txId, note),
  });
}

/** Peers answered, and not the same. */
const isDisagreement = (error: unknown): boolean =>
  error instanceof FabricUnavailable &&
  error.code === status.ABORTED &&
  error.message.includes('ProposalResponsePayloads do not match');
