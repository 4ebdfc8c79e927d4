import { utf8 } from '#domain/evidence/encoding.ts';
import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { contractCalls, type ContractState } from '../contract/index.ts';
import { portableCrypto } from '../verifier/portable-crypto.ts';

/** How a contract is asked on paper. */
export interface Asked {
  readonly caller?: string;
  readonly transient?: Readonly<Record<string, string>>;
}

/** The state of one peer, and what a call would write. Own writes are not read back before the commit, as on Fabric. */
function peer(crypto: EvidenceCrypto) {
  const committed = new Map<string, string>();
  return {
    committed,
    async run(name: string, args: readonly string[], txId: string, asked: Asked) {
      const writes = new Map<string, string>();
      const state: ContractState = {
        get: async (key) => committed.get(key) ?? null,
        put: async (key, value) => void writes.set(key, value),
        async *range(from, until) {
          const keys = [...committed.keys()].filter((key) => key >= from && key < until).toSorted();
          for (const key of keys) yield [key, committed.get(key)!] as const;
        },
      };
      const transient = new Map(
        Object.entries(asked.transient ?? {}).map(([key, text]) => [key, utf8(text)]),
      );
      const call = contractCalls.get(name);
      if (call === undefined) throw new Error(`no call: ${name}`);
      const { caller = 'prison' } = asked;
      const answer = await call({ state, caller, txId, transient, crypto }, ...args);
      return { answer, writes };
    },
  };
}

const settled = async <T>(run: Promise<T>) =>
  run.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

/**
 * The contract on two peers, one with OpenSSL and one with plain JavaScript: each call runs on both, and answer,
 * refusal and writes must be the same before anything is committed.
 */
export function twoPeers() {
  const peers = [peer(nodeCrypto), peer(portableCrypto)] as const;
  let transactions = 0;
  return {
    /** Rejects with what the contract refuses. Gives the answer, empty or parsed. */
    async call(name: string, args: readonly string[], asked: Asked = {}): Promise<string> {
      const txId = (++transactions).toString(16).padStart(64, '0');
      const [first, second] = await Promise.all(
        peers.map((each) => settled(each.run(name, args, txId, asked))),
      );
      expect(second).toEqual(first);
      if (first === undefined || 'error' in first) throw first?.error;
      for (const { committed } of peers) {
        for (const [key, value] of first.value.writes) committed.set(key, value);
      }
      return first.value.answer;
    },
    /** Everything on the chain. */
    state: (): ReadonlyMap<string, string> => peers[0].committed,
  };
}
