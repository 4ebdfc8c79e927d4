import { utf8 } from '#domain/evidence/encoding.ts';
import { contractCalls, type ContractState } from '../contract/index.ts';
import { portableCrypto } from '../verifier/portable-crypto.ts';

/** A call in plain JSON, so that it can go into another realm. */
export interface PlainCall {
  readonly name: string;
  readonly args: readonly string[];
  readonly transient: Readonly<Record<string, string>>;
}

/**
 * Runs the calls one after the other on a chain of their own and gives everything that they say and write, as JSON.
 * It imports nothing but the contract and plain JavaScript crypto: bundled, it runs where there is no clock.
 */
export async function runCalls(text: string): Promise<string> {
  const committed = new Map<string, string>();
  const said: unknown[] = [];
  for (const [index, { name, args, transient }] of (JSON.parse(text) as PlainCall[]).entries()) {
    const writes = new Map<string, string>();
    const state: ContractState = {
      get: async (key) => committed.get(key) ?? null,
      put: async (key, value) => void writes.set(key, value),
      async *range(from, until) {
        const keys = [...committed.keys()].filter((key) => key >= from && key < until);
        for (const key of keys.sort()) yield [key, committed.get(key)!] as const;
      },
    };
    const context = {
      state,
      caller: 'prison',
      txId: String(index).padStart(64, '0'),
      transient: new Map(Object.entries(transient).map(([key, value]) => [key, utf8(value)])),
      crypto: portableCrypto,
    };
    try {
      const answer = await contractCalls.get(name)!(context, ...args);
      for (const [key, value] of writes) committed.set(key, value);
      said.push({ answer, writes: [...writes] });
    } catch (error) {
      said.push({ refused: `${String(error)}` });
    }
  }
  return JSON.stringify(said);
}
