import { toHex } from '#domain/evidence/encoding.ts';
import type { LedgerRefusalCode } from '#chain-anchors/ledger/ledger-refusal.ts';
import { startContract, type ContractProcess } from '#chain-anchors/testing/contract-process.ts';
import { differencesOf, randomCases } from '#chain-anchors/testing/handler-and-contract.ts';
import { historyOf, keyFor } from '#chain-anchors/testing/log-history.ts';
import { channelOf, clientIdentity, runtimePeer } from '#chain-anchors/testing/runtime-peer.ts';
import { freePort } from '#platform/free-port.ts';

/** The contract in Fabric's own runtime, in a process of its own, driven by two peers of ours over gRPC. */
let contract: ContractProcess;
let peers: Awaited<ReturnType<typeof runtimePeer>>[];
let invoke: ReturnType<typeof channelOf>;

const prison = clientIdentity('prison');
const court = clientIdentity('court');
const origin = 'prison.example/log';
const key = keyFor(origin);
const history = historyOf(origin);
const refusal = (code: LedgerRefusalCode) =>
  expect.objectContaining({ name: 'LedgerRefusal', code });

beforeAll(async () => {
  contract = await startContract(await freePort());
  peers = await Promise.all([runtimePeer(contract.address), runtimePeer(contract.address)]);
  invoke = channelOf(peers);
}, 120_000);
afterAll(async () => {
  for (const peer of peers ?? []) peer.close();
  await contract?.stop();
});

const put = (first: number, second: number, creator = prison) =>
  invoke(
    'checkpoints:PutCheckpoint',
    [history.note(second, key), JSON.stringify(history.proof(first, second))],
    { creator },
  );

test('a log is registered by who the certificate says, put, asked for, and refused with its code', async () => {
  await invoke('checkpoints:RegisterLog', [origin, toHex(key.publicKey)], { creator: prison });
  expect(await invoke('checkpoints:GetHead', [origin], { creator: court })).toBe('');
  const record = await put(0, 5);
  await put(5, 9);
  expect(await put(0, 5)).toBe(record);
  expect(await invoke('checkpoints:GetCheckpoint', [origin, '5'], { creator: court })).toBe(record);
  const listed = await invoke('checkpoints:GetCheckpoints', [origin, '0', '1'], { creator: court });
  expect(JSON.parse(listed)).toEqual([JSON.parse(record)]);
  await expect(put(9, 12, court)).rejects.toEqual(refusal('not-owner'));
  await expect(put(0, 12)).rejects.toEqual(refusal('inconsistent'));
  await expect(put(0, 4)).rejects.toEqual(refusal('shrinking'));
  // What is missing is said by the contract, not by the framework.
  await expect(invoke('checkpoints:PutCheckpoint', [], { creator: prison })).rejects.toEqual(
    refusal('malformed'),
  );
});

test('a call that there is none of is refused, and the process lives on', async () => {
  for (const name of ['checkpoints:Erase', 'other:GetHead']) {
    await expect(invoke(name, [], { creator: prison })).rejects.toThrow(/known|found|exist/i);
  }
  expect(contract.isRunning()).toBe(true);
});

test('the law on the chain says what the handler says, through the runtime', async () => {
  const differences = await differencesOf(randomCases(21, 40), (name, args, transient) =>
    invoke(name, args, { creator: prison, transient }),
  );
  expect(differences).toEqual([]);
});
