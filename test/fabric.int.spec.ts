import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { journeyUntil } from '#domain/casework/testing/scenario.ts';
import {
  networksInTest,
  type NetworksInTest,
} from '#chain-anchors/testing/fabric-network/network-in-test.ts';
import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { type Andu, startAndu } from '../main.ts';
import { broughtCase } from './system/brought-case.ts';
import { type Callers, callersOf } from './system/callers.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';
import { freePort } from '#platform/free-port.ts';

/** The whole system with its chain on a channel of Hyperledger Fabric: the stand-in network, which is no Fabric. */
let networks: NetworksInTest;
let opened: Awaited<ReturnType<NetworksInTest['open']>>;
let profile: string;
let folder: string;
let andu: Andu | null = null;
let callers: Callers;

beforeAll(async () => {
  networks = await networksInTest(await freePort());
  opened = await networks.open();
  profile = opened.profile();
  folder = await newFolder();
  await start();
}, 120_000);
afterAll(async () => {
  await andu?.close();
  await networks?.close();
  await removeFolder(folder);
}, 60_000);

async function start(): Promise<void> {
  andu = await startAndu(testConfiguration(folder, { ledger: profile }));
  callers = callersOf(andu.url, folder);
}

interface Log {
  readonly anchoredSize: number;
  readonly chain: object;
  readonly chainAnswers: boolean;
}

/** What readiness tells of the log, once it is as wanted. */
async function logWhen(wanted: (log: Log) => boolean): Promise<Log> {
  for (;;) {
    const { body } = await callers.call('/readyz');
    const { dependencies } = body as { dependencies: { name: string; detail: string }[] };
    const { detail } = dependencies.find(({ name }) => name === 'transparency-log')!;
    const log = JSON.parse(detail) as Log;
    if (wanted(log)) return log;
    await wait(100);
  }
}

let cases = 0;
const bring = (): Promise<string> =>
  broughtCase(
    { url: andu!.url, dataFolder: folder } as never,
    { reference: `云上狱减字第${(cases += 1)}号` },
    journeyUntil('acceptCase').slice(1),
  );

test('readiness and metrics name the chain; a case goes on while it is away, and is anchored afterwards', async () => {
  const before = await logWhen(({ anchoredSize }) => anchoredSize > 0);
  expect(before).toMatchObject({
    chain: { kind: 'fabric', channel: 'legal-affairs' },
    chainAnswers: true,
  });
  const metrics = await (await fetch(`${andu!.url}/metrics`)).text();
  expect(metrics).toMatch(
    /andu_chain_certificate_expiry_timestamp_seconds\{certificate="certificate"\} \d+/,
  );
  opened.gateway.stop();
  await logWhen(({ chainAnswers }) => !chainAnswers);
  await bring();
  await opened.gateway.start();
  await logWhen(
    ({ chainAnswers, anchoredSize }) => chainAnswers && anchoredSize > before.anchoredSize,
  );
}, 120_000);

test('the folder fits what follows from it, and starts with no other chain', async () => {
  await andu!.close();
  andu = null;
  const report = await fsckFolder(folder, { ledger: { kind: 'fabric', profile } });
  expect(report.differences).toEqual([]);
  expect(report.anchored).toBeGreaterThan(0);
  await expect(startAndu(testConfiguration(folder))).rejects.toMatchObject({
    code: 'other-ledger',
  });
  await start();
  await logWhen(({ chainAnswers }) => chainAnswers);
}, 120_000);

test('a profile that cannot be used is named at the start', async () => {
  const other = await newFolder();
  const wrong = opened.profile({ endorsements: 5 });
  await expect(startAndu(testConfiguration(other, { ledger: wrong }))).rejects.toMatchObject({
    code: 'ledger-profile',
    message: expect.stringContaining('endorsements: asks for 5 of 4 agencies'),
  });
  await removeFolder(other);
}, 60_000);

/** `andu chain status` in a process of its own. */
const chainStatus = () =>
  new Promise<{ readonly code: number; readonly said: string; readonly failed: string }>(
    (resolve) => {
      const cli = join(import.meta.dirname, '../cli.ts');
      const asked = ['chain', 'status', '--ledger', `fabric:${profile}`, '--json'];
      execFile(
        process.execPath,
        ['--conditions=andu-source', cli, ...asked],
        (error, said, failed) => resolve({ code: Number(error?.code ?? 0), said, failed }),
      );
    },
  );

test('andu chain status tells height, head and what expires, and why nobody answers', async () => {
  const { code, said } = await chainStatus();
  expect(code).toBe(0);
  const { network, state, certificates } = JSON.parse(said);
  expect(network).toMatchObject({ kind: 'fabric', channel: 'legal-affairs', endorsements: 3 });
  expect(state.height).toBeGreaterThan(1);
  expect(state.head.size).toBeGreaterThan(0);
  expect(certificates[0]).toMatchObject({ field: 'certificate', days: 364 });
  opened.gateway.stop();
  const away = await chainStatus();
  await opened.gateway.start();
  expect(away.code).toBe(1);
  expect(away.failed).toMatch(/evaluate of transaction .* The peer, or its way, is down/);
  expect(JSON.parse(away.said)).toMatchObject({ state: null });
}, 60_000);
