import { startContract } from '#chain-anchors/testing/contract-process.ts';
import {
  differencesOf,
  randomCases,
  type AskContract,
} from '#chain-anchors/testing/handler-and-contract.ts';
import { channelOf, clientIdentity, runtimePeer } from '#chain-anchors/testing/runtime-peer.ts';
import { freePort } from '#platform/free-port.ts';

/**
 * `npm run compare:contract -- [cases] [seed] [runtime]`: the command handler's law against the contract's on so many
 * random cases (a million), in this process or, with `runtime`, in Fabric's own in a process beside it, on two peers.
 * Prints what differs, and ends with 1 where something does.
 */
const [cases = '1000000', seed = '1', where = 'here'] = process.argv.slice(2);
const total = Number(cases);
const portion = Math.min(total, 10_000);

async function inRuntime(): Promise<{ ask: AskContract; end: () => Promise<void> }> {
  const contract = await startContract(await freePort());
  const peers = [await runtimePeer(contract.address), await runtimePeer(contract.address)];
  const invoke = channelOf(peers);
  const creator = clientIdentity('prison');
  return {
    async ask(name, args, transient) {
      // Each case on a chain of its own: the ids of acts begin again with each portion.
      for (const { state } of peers) state.clear();
      return invoke(name, args, { creator, transient });
    },
    async end() {
      for (const peer of peers) peer.close();
      await contract.stop();
    },
  };
}

const runtime = where === 'runtime' ? await inRuntime() : null;
let asked = 0;
let differences = 0;
for (let part = 0; asked < total; part++) {
  const count = Math.min(portion, total - asked);
  const random = randomCases(Number(seed) * 1_000_003 + part, count);
  const found = await differencesOf(random, runtime?.ask);
  asked += count;
  differences += found.length;
  for (const each of found.slice(0, 5)) process.stdout.write(`${each}\n`);
  const { user, system } = process.cpuUsage();
  const seconds = Math.round((user + system) / 1e6);
  process.stdout.write(`${asked} cases, ${differences} differences, ${seconds} s of processor\n`);
}
await runtime?.end();
process.exitCode = differences === 0 ? 0 : 1;
