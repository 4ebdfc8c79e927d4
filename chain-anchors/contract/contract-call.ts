import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';

/**
 * The chain's state as a contract sees it: texts under keys, in the order of their UTF-16 code units. What is put
 * counts when the transaction is committed; a contract does not read it back before that (as on Fabric).
 */
export interface ContractState {
  /** Null where nothing is there. */
  get(key: string): Promise<string | null>;
  put(key: string, value: string): Promise<void>;
  /** Keys from `from` up to, not including, `until`, in order. */
  range(from: string, until: string): AsyncIterable<readonly [key: string, value: string]>;
}

/**
 * All that a contract may know beside its arguments. No clock, no chance, no network: peers of four agencies run
 * the same call and must write the same bytes.
 */
export interface ContractContext {
  readonly state: ContractState;
  /** The agency whose certificate signed the proposal, as the channel names it. */
  readonly caller: string;
  readonly txId: string;
  /** What only the endorsers are given and no block keeps, by name. */
  readonly transient: ReadonlyMap<string, Uint8Array>;
  readonly crypto: EvidenceCrypto;
}

/**
 * One function of a contract. Arguments are texts: a framework that reads numbers would refuse a wrong one in its
 * own words. Gives canonical JSON, or an empty text for "nothing there". Throws LedgerRefusal.
 */
export type ContractCall = (context: ContractContext, ...args: string[]) => Promise<string>;
