import { checkpointContract } from './checkpoint-calls.ts';
import type { ContractCall } from './contract-call.ts';
import { logKeysContract } from './log-keys-contract.ts';
import { reviewContract } from './review-contract.ts';

export type { ContractCall, ContractContext, ContractState } from './contract-call.ts';
export { keyStatement } from './log-keys-contract.ts';

/** The contract's functions, by the name of their contract and their own. */
export const contracts: Readonly<Record<string, Readonly<Record<string, ContractCall>>>> = {
  checkpoints: { ...logKeysContract, ...checkpointContract },
  law: reviewContract,
};

/** The same by the name under which the chain calls them: `checkpoints:PutCheckpoint`. */
export const contractCalls: ReadonlyMap<string, ContractCall> = new Map(
  Object.entries(contracts).flatMap(([contract, calls]) =>
    Object.entries(calls).map(([name, call]) => [`${contract}:${name}`, call] as const),
  ),
);
