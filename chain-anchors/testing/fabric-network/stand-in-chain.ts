import fabric from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';
import { toBase64 } from '#domain/evidence/encoding.ts';
import { isOneProposal, readCall, type EndorsedCall } from '#domain/evidence/fabric-call.ts';
import { callOfEnvelope } from '#domain/evidence/fabric-envelope.ts';
import type { FabricTrust } from '#domain/evidence/trust.ts';
import { endorsingAgencies } from '#domain/evidence/verify-fabric.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { setsOf } from '../paper-channel.ts';

type Envelope = InstanceType<typeof fabric.common.Envelope>;
const codes = fabric.peer.TxValidationCode;

const callOf = (envelope: Envelope): EndorsedCall =>
  callOfEnvelope(toBase64(envelope.serializeBinary()));

/** A transaction in a block, with the flag that the peers put to it. */
export interface OrderedTransaction {
  readonly envelope: Envelope;
  readonly code: number;
  readonly block: number;
}

/** What the peers of the channel have: blocks, and the state that they come to. */
export interface StandInChain {
  get(key: string): { readonly text: string; readonly block: number } | null;
  /** Keys from one to before another, sorted. */
  keys(from: string, until: string): readonly string[];
  transaction(txId: string): OrderedTransaction | null;
  /** Number of all transactions, valid or not. */
  transactions(): number;
  info(): InstanceType<typeof fabric.common.BlockchainInfo>;
  /** Valid transactions that called this, oldest first. */
  validCalls(name: string): readonly EndorsedCall[];
  /** Resolves when the transaction is in a block; the signal ends the waiting. */
  inBlock(txId: string, signal: AbortSignal): Promise<OrderedTransaction>;
  append(envelopes: readonly Envelope[]): void;
}

/**
 * One ledger for all peers of the stand-in network: each block is checked as a peer checks it (endorsements of enough
 * agencies, versions of what was read) and written.
 */
export function standInChain(trust: () => FabricTrust, threshold: () => number): StandInChain {
  const state = new Map<string, { text: string; block: number }>();
  const transactions = new Map<string, OrderedTransaction>();
  const waiting = new Set<() => void>();
  let height = 1;
  let hash: Uint8Array = new Uint8Array(32);
  let previous: Uint8Array = new Uint8Array(32);

  function validated(call: EndorsedCall, block: number): number {
    const agencies = endorsingAgencies(nodeCrypto, call, trust(), readCall(call).time);
    if ((agencies?.size ?? 0) < threshold() || !isOneProposal(nodeCrypto, call)) {
      return codes.ENDORSEMENT_POLICY_FAILURE;
    }
    const { reads, writes } = setsOf(call, trust().contract);
    if (reads.some(([key, version]) => (state.get(key)?.block ?? null) !== version)) {
      return codes.MVCC_READ_CONFLICT;
    }
    for (const [key, text] of writes) state.set(key, { text, block });
    return codes.VALID;
  }

  return {
    get: (key) => state.get(key) ?? null,
    keys: (from, until) => [...state.keys()].filter((key) => key >= from && key < until).toSorted(),
    transaction: (txId) => transactions.get(txId) ?? null,
    transactions: () => transactions.size,
    info() {
      const info = new fabric.common.BlockchainInfo();
      info.setHeight(height);
      info.setCurrentblockhash(hash);
      info.setPreviousblockhash(previous);
      return info;
    },
    validCalls: (name) =>
      [...transactions.values()]
        .filter(({ code }) => code === codes.VALID)
        .map(({ envelope }) => callOf(envelope))
        .filter((call) => readCall(call).name === name),
    inBlock: (txId, signal) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = transactions.get(txId);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        signal.addEventListener('abort', () => {
          waiting.delete(look);
          reject(new Error('nobody waits for it any more'));
        });
        look();
      }),
    append(envelopes) {
      const block = height++;
      const content = createHash('sha256').update(hash);
      for (const envelope of envelopes) {
        content.update(envelope.serializeBinary());
        const call = callOf(envelope);
        const { txId } = readCall(call);
        // A second one of the same id is flagged DUPLICATE_TXID in the block; what the peers have is the first.
        if (transactions.has(txId)) continue;
        transactions.set(txId, { envelope, code: validated(call, block), block });
      }
      [previous, hash] = [hash, new Uint8Array(content.digest())];
      for (const look of waiting) look();
    },
  };
}

/** Orders what it is given: a block after so long. Killed, it loses what is in none yet, as a single orderer does. */
export function standInOrderer(chain: StandInChain, blockMs: number) {
  let pending: Envelope[] = [];
  let timer: NodeJS.Timeout | undefined;
  let up = true;
  let holds = false;

  function cut(): void {
    timer = undefined;
    const envelopes = pending;
    pending = [];
    chain.append(envelopes);
  }

  return {
    /** False when it is down. */
    take(envelope: Envelope): boolean {
      if (!up) return false;
      pending.push(envelope);
      if (!holds) timer ??= setTimeout(cut, blockMs);
      return true;
    },
    /** Takes in, and cuts no block. */
    hold: () => void (holds = true),
    /** Transactions that are in no block yet. */
    taken: (): number => pending.length,
    /** Gives the ids of the transactions that are lost. */
    kill(): readonly string[] {
      const lost = pending.map((envelope) => readCall(callOf(envelope)).txId);
      up = false;
      holds = false;
      pending = [];
      clearTimeout(timer);
      timer = undefined;
      return lost;
    },
    start: () => void (up = true),
  };
}
