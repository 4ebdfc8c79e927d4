import { Contract, type Context } from 'fabric-contract-api';
import { fromUtf8, utf8 } from '#domain/evidence/encoding.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { LedgerRefusal } from '../../ledger/ledger-refusal.ts';
import type { ContractCall, ContractContext, ContractState } from '../contract-call.ts';
import { contracts } from '../index.ts';
import { refusalMessage } from './refusal-message.ts';

/**
 * The contract as Fabric's runtime loads it: a class for each name, a method for each call. The methods take any
 * number of texts, so that what is wrong is said by the contract and not by the framework.
 */
export const contractClasses: readonly (new () => Contract)[] = Object.entries(contracts).map(
  ([name, calls]) => {
    class NamedContract extends Contract {
      constructor() {
        super(name);
      }
    }
    for (const [method, call] of Object.entries(calls)) {
      Object.defineProperty(NamedContract.prototype, method, { value: methodOf(call) });
    }
    return NamedContract;
  },
);

function methodOf(call: ContractCall) {
  return async (context: Context, ...args: string[]): Promise<string> => {
    try {
      return await call(contextOf(context), ...args);
    } catch (error) {
      // The runtime hands on nothing but the message.
      if (error instanceof LedgerRefusal) throw new Error(refusalMessage(error), { cause: error });
      throw error;
    }
  };
}

function contextOf({ stub, clientIdentity }: Context): ContractContext {
  const state: ContractState = {
    async get(key) {
      const value = await stub.getState(key);
      return value.length === 0 ? null : fromUtf8(new Uint8Array(value));
    },
    put: (key, value) => stub.putState(key, utf8(value)),
    async *range(from, until) {
      for await (const { key, value } of stub.getStateByRange(from, until)) {
        yield [key, fromUtf8(new Uint8Array(value))] as const;
      }
    },
  };
  return {
    state,
    caller: clientIdentity.getMSPID(),
    txId: stub.getTxID(),
    transient: stub.getTransient(),
    crypto: nodeCrypto,
  };
}
