import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface ContractProcess {
  readonly address: string;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** Starts the contract in Fabric's own runtime, in a process of its own, and waits until it listens at that port. */
export async function startContract(port: number): Promise<ContractProcess> {
  const address = `127.0.0.1:${port}`;
  const script = join(import.meta.dirname, '../contract/fabric/serve-contract.ts');
  const contract = spawn(process.execPath, ['--conditions=andu-source', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      CHAINCODE_ID: 'andu_1:00',
      CHAINCODE_SERVER_ADDRESS: address,
      CORE_CHAINCODE_LOGGING_LEVEL: 'FATAL',
    },
  });
  const isRunning = (): boolean => contract.exitCode === null && contract.signalCode === null;
  for await (const line of createInterface({ input: contract.stdout })) {
    if (line.startsWith('the contract listens')) break;
  }
  if (!isRunning()) throw new Error(`the contract ended with ${contract.exitCode}`);
  return {
    address,
    isRunning,
    async stop() {
      if (!isRunning()) return;
      const ended = once(contract, 'exit');
      contract.kill();
      await ended;
    },
  };
}
