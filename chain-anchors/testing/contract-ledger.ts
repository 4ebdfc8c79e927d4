import { toBase64, toHex, utf8 } from '#domain/evidence/encoding.ts';
import { isOneProposal, readCall, type EndorsedCall } from '#domain/evidence/fabric-call.ts';
import { callOfEnvelope, type FabricEndorsed } from '#domain/evidence/fabric-envelope.ts';
import type { FabricTransaction } from '#domain/evidence/fabric-transaction.ts';
import { checkpointCall, parseCheckpointRecord } from '#domain/evidence/on-chain.ts';
import { endorsingAgencies } from '#domain/evidence/verify-fabric.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { contractCalls, type ContractState } from '../contract/index.ts';
import { parsedNote } from '../ledger/checkpoint-contract.ts';
import { checkpointAnswers, forkIn } from '../ledger/checkpoint-answers.ts';
import { LedgerRefusal } from '../ledger/ledger-refusal.ts';
import type { ForkReport, Ledger, PutCheckpoint, TransactionStatus } from '../ledger/ledger.ts';
import {
  envelopeOf,
  newProposal,
  paperChannel,
  setsOf,
  type PaperProposal,
} from './paper-channel.ts';

interface Value {
  readonly text: string;
  readonly block: number;
}

/** What a simulation read and would write. */
interface Simulation {
  readonly answer: string;
  readonly reads: ReadonlyMap<string, number | null>;
  readonly writes: ReadonlyMap<string, string>;
}

type Fate =
  | { readonly kind: 'committed'; readonly call: EndorsedCall }
  | { readonly kind: 'invalid'; readonly reason: string };

/**
 * The contract behind the ledger's port, in this process: a channel of four agencies of which three endorse. The
 * contract is the real one, messages and signatures are Fabric's; ordering is a counter. What a peer checks at commit
 * is checked: the endorsements of three agencies, and that no key which was read has been written since.
 */
export function openContractLedger(caller = 'prison'): Ledger {
  const channel = paperChannel();
  const state = new Map<string, Value>();
  const fates = new Map<string, Fate>();
  const proposed = new Map<string, { proposal: PaperProposal; request: PutCheckpoint }>();
  let blocks = 0;

  async function simulate(
    name: string,
    args: readonly string[],
    txId: string,
  ): Promise<Simulation> {
    const reads = new Map<string, number | null>();
    const writes = new Map<string, string>();
    const read = (key: string): string | null => {
      const value = state.get(key);
      reads.set(key, value?.block ?? null);
      return value?.text ?? null;
    };
    const view: ContractState = {
      get: async (key) => read(key),
      put: async (key, value) => void writes.set(key, value),
      async *range(from, until) {
        const keys = [...state.keys()].filter((key) => key >= from && key < until).toSorted();
        for (const key of keys) yield [key, read(key)!] as const;
      },
    };
    const context = { state: view, caller, txId, transient: new Map(), crypto: nodeCrypto };
    const answer = await contractCalls.get(name)!(context, ...args);
    return { answer, reads, writes };
  }

  /** Three of the four agencies run it and sign. */
  async function endorsed(name: string, args: readonly string[], proposal = newProposal()) {
    const { answer, reads, writes } = await simulate(name, args, proposal.txId);
    const call = channel.call({
      name,
      args,
      proposal,
      answer: utf8(answer),
      time: new Date(),
      reads: Object.fromEntries(reads),
      writes: Object.fromEntries(writes),
    });
    return { call, answer };
  }

  const evaluated = async (name: string, args: readonly string[]): Promise<string> =>
    (await simulate(name, args, '0'.repeat(64))).answer;

  /** What a submitted call comes to when its block is cut. */
  function commit(call: EndorsedCall): Fate {
    const { trust } = channel;
    const agencies = endorsingAgencies(nodeCrypto, call, trust, readCall(call).time);
    if ((agencies?.size ?? 0) < trust.threshold || !isOneProposal(nodeCrypto, call)) {
      return { kind: 'invalid', reason: 'ENDORSEMENT_POLICY_FAILURE' };
    }
    const { reads, writes } = setsOf(call, trust.contract);
    if (reads.some(([key, block]) => (state.get(key)?.block ?? null) !== block)) {
      return { kind: 'invalid', reason: 'MVCC_READ_CONFLICT' };
    }
    const block = ++blocks;
    for (const [key, text] of writes) state.set(key, { text, block });
    return { kind: 'committed', call };
  }

  /** The evidence: the call that put it, and the peers' word that the chain has it. */
  async function evidenceOf(txId: string, note: string): Promise<FabricTransaction> {
    const { origin, size } = parsedNote(note);
    const fate = fates.get(txId);
    if (fate?.kind !== 'committed') throw new Error(`no transaction ${txId}`);
    const { call } = await endorsed(checkpointCall.get, [origin, String(size)]);
    return { kind: 'fabric', v: 1, transaction: fate.call, confirmation: call };
  }

  /** A call of the contract that is endorsed, ordered and committed at once. */
  async function submitted(name: string, args: readonly string[]): Promise<string> {
    const { call, answer } = await endorsed(name, args);
    const { txId } = readCall(call);
    fates.set(txId, commit(call));
    return answer;
  }

  return {
    channel: channel.trust.channel,
    page: 256,
    trust: async () => channel.trust,
    async registerLog(origin, publicKey) {
      await submitted('checkpoints:RegisterLog', [origin, toHex(publicKey)]);
    },
    propose(request) {
      const proposal = newProposal();
      proposed.set(proposal.txId, { proposal, request });
      return { kind: 'fabric', txId: proposal.txId, bytes: toBase64(proposal.nonce) };
    },
    async endorse({ txId }) {
      const { proposal, request } = proposed.get(txId)!;
      const args = [request.note, JSON.stringify(request.consistencyProof)];
      const { call, answer } = await endorsed(checkpointCall.put, args, proposal);
      const { note, txId: by } = parseCheckpointRecord(utf8(answer));
      if (by !== txId) return { kind: 'alreadyCommitted', committed: await evidenceOf(by, note) };
      const transaction: FabricEndorsed = {
        kind: 'fabric',
        v: 1,
        txId,
        envelope: toBase64(envelopeOf(call)),
      };
      return { kind: 'endorsed', transaction };
    },
    async submit(transaction) {
      if (!('kind' in transaction)) throw new LedgerRefusal('malformed', 'of another ledger');
      const call = callOfEnvelope(transaction.envelope);
      if (!fates.has(transaction.txId)) fates.set(transaction.txId, commit(call));
    },
    async statusOf(txId): Promise<TransactionStatus> {
      const fate = fates.get(txId);
      if (fate === undefined) return { kind: 'unknown' };
      if (fate.kind === 'invalid') return fate;
      const [note = ''] = readCall(fate.call).args;
      return { kind: 'committed', committed: await evidenceOf(txId, note) };
    },
    ...checkpointAnswers(evaluated, evidenceOf),
    async reportFork(noteA, noteB): Promise<ForkReport> {
      const report = await submitted('checkpoints:ReportFork', [noteA, noteB]);
      return forkIn(JSON.parse(report));
    },
    close: async () => undefined,
  };
}
