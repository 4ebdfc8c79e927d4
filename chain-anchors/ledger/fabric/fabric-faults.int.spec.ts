import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseCheckpoint } from '#domain/evidence/checkpoint.ts';
import { readCall } from '#domain/evidence/fabric-call.ts';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { AnchoringHandle } from '../../anchoring.ts';
import { startAnchoringIn } from '../../testing/anchoring-in-folder.ts';
import { eventToAppend, streamOf } from '../../testing/events.ts';
import {
  networksInTest,
  type NetworksInTest,
} from '../../testing/fabric-network/network-in-test.ts';
import { newFolder, removeFolder } from '../../testing/log-in-folder.ts';
import { freePort } from '#platform/free-port.ts';

/** What goes wrong on a channel delays the anchors and nothing else: the log's own thread against the stand-in network. */
let networks: NetworksInTest;
let folder: string;
let store: EmbeddedStore;
let anchoring: AnchoringHandle | null;
let opened: Awaited<ReturnType<NetworksInTest['open']>>;

beforeAll(async () => {
  networks = await networksInTest(await freePort());
}, 120_000);
afterAll(() => networks?.close());
beforeEach(async () => {
  folder = newFolder();
  store = await openEmbeddedStore({ folder: join(folder, 'events') });
  opened = await networks.open();
  anchoring = null;
});
afterEach(async () => {
  await anchoring?.stop();
  await store.close();
  removeFolder(folder);
});

const quick = { evaluateMs: 2_000, endorseMs: 2_000, submitMs: 1_000, commitMs: 300 };

async function start(profile = opened.profile({ timeouts: quick })): Promise<AnchoringHandle> {
  anchoring = await startAnchoringIn(folder, store, { ledger: { kind: 'fabric', profile } });
  return anchoring;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20);
}

let written = 0;
/** Appends events, and waits until they have their leaves: that goes on whatever the chain does. */
async function work(log: AnchoringHandle, count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    await store.append(streamOf(written), [eventToAppend(written++)], 'any');
  }
  const { position } = log.status();
  const head = await store.head();
  await until(() => log.status().position >= Math.max(position, head));
}

const anchored = (log: AnchoringHandle) =>
  until(() => log.status().anchoredSize === log.status().size && log.status().size > 0);

/** A log that has anchored three events. */
async function startedWithThree(): Promise<AnchoringHandle> {
  const log = await start();
  await work(log, 3);
  await anchored(log);
  return log;
}

/** Sizes of the checkpoints on the chain, oldest first: none stands there twice. */
function sizesOnChain(): readonly number[] {
  const sizes = opened.network.chain
    .validCalls('checkpoints:PutCheckpoint')
    .map((call) => parseCheckpoint(readCall(call).args[0]!).size);
  expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b));
  return sizes;
}

const problem = (log: AnchoringHandle) => until(() => log.status().ledgerProblem !== null);

test('events are anchored on the channel, and a further start goes on where it stood', async () => {
  const log = await start();
  expect(log.chain).toMatchObject({ kind: 'fabric', channel: 'legal-affairs' });
  await work(log, 3);
  await anchored(log);
  await log.stop();
  const next = await start();
  await work(next, 2);
  await anchored(next);
  expect(sizesOnChain().at(-1)).toBe(5);
  expect(next.status().signing).toEqual({ kind: 'allowed' });
});

test('the chain is away at the start: leaves are made, and one transaction catches up', async () => {
  opened.gateway.stop();
  const log = await start();
  await work(log, 5);
  await problem(log);
  expect(log.status().ledgerProblem).toMatch(
    /^evaluate of transaction .* The peer, or its way, is down/,
  );
  await work(log, 5);
  await opened.gateway.start();
  await anchored(log);
  expect(sizesOnChain()).toEqual([10]);
});

test('the own peer is killed in the midst: one transaction catches up', async () => {
  const log = await startedWithThree();
  const before = sizesOnChain();
  opened.gateway.stop();
  await problem(log);
  for (const _ of [1, 2, 3]) await work(log, 3);
  await opened.gateway.start();
  await anchored(log);
  expect(sizesOnChain().slice(0, before.length)).toEqual(before);
  expect(sizesOnChain()).toHaveLength(before.length + 1);
});

test('the orderer dies before it cuts the block: the same transaction is sent again', async () => {
  const log = await startedWithThree();
  const { orderer } = opened.network;
  orderer.hold();
  const before = sizesOnChain();
  await work(log, 2);
  await until(() => orderer.taken() > 0);
  const [lost] = orderer.kill();
  await work(log, 2);
  await problem(log);
  expect(log.status().ledgerProblem).toMatch(/^submit of transaction .*UNAVAILABLE.*sent again/s);
  orderer.start();
  await anchored(log);
  const added = opened.network.chain.validCalls('checkpoints:PutCheckpoint').slice(before.length);
  expect(readCall(added[0]!).txId).toBe(lost);
  expect(sizesOnChain().at(-1)).toBe(log.status().size);
});

test('one peer killed delays nothing; with two, anchoring waits until one is back', async () => {
  const log = await start();
  opened.network.peerOf('court').stop();
  await work(log, 3);
  await anchored(log);
  opened.network.peerOf('justice').stop();
  const before = sizesOnChain();
  await work(log, 3);
  await problem(log);
  await work(log, 3);
  expect(sizesOnChain()).toEqual(before);
  opened.network.peerOf('court').start();
  await anchored(log);
  expect(sizesOnChain()).toHaveLength(before.length + 1);
});

test('an altered contract at one agency is passed over', async () => {
  opened.network.peerOf('court').alter(true);
  const log = await startedWithThree();
  expect(log.status().signing).toEqual({ kind: 'allowed' });
});

test('endorsed by two of four nothing is sent, and it is tried again', async () => {
  const log = await startedWithThree();
  const before = sizesOnChain();
  opened.network.faults.endorsers = 2;
  await work(log, 3);
  await until(() => log.status().ledgerProblem?.includes('fewer than 3 agencies') === true);
  opened.network.faults.endorsers = null;
  await anchored(log);
  expect(sizesOnChain()).toHaveLength(before.length + 1);
});

test('a commit that nobody tells of is looked for on the chain, and put once', async () => {
  const log = await startedWithThree();
  const before = sizesOnChain();
  opened.network.faults.silentOnCommits = true;
  await work(log, 3);
  await anchored(log);
  expect(sizesOnChain()).toHaveLength(before.length + 1);
});

test('a policy that was changed is met by a new connection', async () => {
  const log = await startedWithThree();
  opened.network.policy.agencies = 4;
  await work(log, 3);
  await anchored(log);
  expect(sizesOnChain().at(-1)).toBe(log.status().size);
});

test('a certificate that the channel does not take is said, and the right one catches up', async () => {
  const { clients } = opened.network;
  const own = clients.get('prison')!;
  clients.set('prison', clients.get('court')!);
  const wrong = opened.profile({ timeouts: quick });
  clients.set('prison', own);
  const log = await start(wrong);
  await work(log, 3);
  await problem(log);
  expect(log.status().ledgerProblem).toMatch(/access denied.*certificate and mspId/s);
  await log.stop();
  const next = await start();
  await anchored(next);
  expect(sizesOnChain()).toEqual([3]);
});
