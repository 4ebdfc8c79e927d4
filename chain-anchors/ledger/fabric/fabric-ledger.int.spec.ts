import {
  networksInTest,
  type NetworksInTest,
} from '../../testing/fabric-network/network-in-test.ts';
import { ledgerContractSuite } from '../../testing/ledger-contract-suite.ts';
import { historyOf, keyFor } from '../../testing/log-history.ts';
import { LedgerUnavailable, putCheckpoint } from '../ledger.ts';
import { channelState } from './channel-state.ts';
import { openFabricLedger } from './fabric-ledger.ts';
import { readFabricProfile } from './fabric-profile.ts';
import { freePort } from '#platform/free-port.ts';

/** The official client against the stand-in gateway peer, with the contract in Fabric's own runtime behind it. */
let networks: NetworksInTest;
beforeAll(async () => {
  networks = await networksInTest(await freePort());
}, 120_000);
afterAll(() => networks?.close());

const origin = 'prison.example/log';
const key = keyFor(origin);
const history = historyOf(origin);
const put = (first: number, second: number) => history.put(first, second, key);

/** A ledger on a network of its own, with the log registered. */
async function opened(other: Readonly<Record<string, unknown>> = {}) {
  const found = await networks.open();
  const ledger = openFabricLedger(found.profile({ timeouts: { commitMs: 3_000 }, ...other }));
  await ledger.registerLog(origin, key.publicKey);
  return { ...found, ledger };
}

describe("a channel of Hyperledger Fabric, by its gateway's client", () => {
  ledgerContractSuite(async () => {
    const { profile } = await networks.open();
    return openFabricLedger(profile({ timeouts: { commitMs: 3_000 } }));
  });

  test('a log that is registered makes no further transaction at the next start', async () => {
    const { ledger, network } = await opened();
    await ledger.registerLog(origin, key.publicKey);
    expect(network.chain.validCalls('checkpoints:RegisterLog')).toHaveLength(1);
    await ledger.close();
  });

  test('of many writers of one key one gets through, the others are told of the conflict', async () => {
    const { ledger } = await opened();
    const endorsed = await Promise.all(
      [5, 6, 7, 8].map((size) => ledger.endorse(ledger.propose(put(0, size)))),
    );
    const fates = await Promise.all(
      endorsed.map(async (each) => {
        if (each.kind !== 'endorsed' || !('kind' in each.transaction))
          throw new Error('not endorsed');
        await ledger.submit(each.transaction);
        return ledger.statusOf(each.transaction.txId);
      }),
    );
    expect(
      fates.map((fate) => (fate.kind === 'invalid' ? fate.reason : fate.kind)).toSorted(),
    ).toEqual(['MVCC_READ_CONFLICT', 'MVCC_READ_CONFLICT', 'MVCC_READ_CONFLICT', 'committed']);
    await ledger.close();
  });

  test('what two agencies endorsed is not sent on', async () => {
    const { ledger, network } = await opened();
    network.faults.endorsers = 2;
    await expect(putCheckpoint(ledger, put(0, 5))).rejects.toThrow(
      /fewer than 3 agencies endorsed it by a peer that the profile lists/,
    );
    expect(network.chain.transactions()).toBe(1);
    network.faults.endorsers = null;
    await putCheckpoint(ledger, put(0, 5));
    await ledger.close();
  });

  test('with one peer down, or one altered contract, three others endorse', async () => {
    const { ledger, network } = await opened();
    network.peerOf('court').stop();
    await putCheckpoint(ledger, put(0, 5));
    network.peerOf('court').start();
    network.peerOf('procuratorate').alter(true);
    const committed = await putCheckpoint(ledger, put(5, 9));
    expect(JSON.stringify(committed)).not.toContain('altered');
    await ledger.close();
  });

  test('with two peers down, or two that say different things, it says so, and who', async () => {
    const { ledger, network } = await opened();
    network.peerOf('court').stop();
    network.peerOf('justice').stop();
    const failed = async () => putCheckpoint(ledger, put(0, 5)).catch((error: unknown) => error);
    const first = (await failed()) as Error;
    expect(first).toBeInstanceOf(LedgerUnavailable);
    expect(first.message).toMatch(
      /^endorse of transaction [0-9a-f]{64} at localhost:\d+ failed after \d+ ms: ABORTED \(10\)/,
    );
    expect(first.message).toContain('court (peer0.court:7051): connection refused');
    expect(first.message).toContain('look at their peers and contracts');
    expect(await failed()).toMatchObject({ stage: 'endorse', code: 9 });
    network.peerOf('justice').start();
    network.peerOf('justice').alter(true);
    await expect(putCheckpoint(ledger, put(0, 5))).rejects.toThrow(
      /ProposalResponsePayloads do not match/,
    );
    network.peerOf('court').start();
    await putCheckpoint(ledger, put(0, 5));
    await ledger.close();
  });

  test('a certificate that the channel does not know is refused, and the message says what to mend', async () => {
    const { network, profile } = await networks.open();
    const own = network.clients.get('prison')!;
    network.clients.set('prison', network.clients.get('court')!);
    const ledger = openFabricLedger(profile());
    network.clients.set('prison', own);
    await expect(ledger.getHead(origin)).rejects.toThrow(/access denied.*certificate and mspId/s);
    await ledger.close();
  });

  test('a commit that nobody tells of is unknown; asked again, it is there, and is put once', async () => {
    const { ledger, network } = await opened();
    network.faults.silentOnCommits = true;
    await expect(putCheckpoint(ledger, put(0, 5))).rejects.toThrow(LedgerUnavailable);
    expect((await ledger.getCheckpoint(origin, 5))!.root).toBe(history.root(5));
    network.faults.silentOnCommits = false;
    await putCheckpoint(ledger, put(0, 5));
    expect(network.chain.validCalls('checkpoints:PutCheckpoint')).toHaveLength(1);
    await ledger.close();
  });

  test('after three failures that nobody explains the connection is made anew', async () => {
    const { ledger, network } = await opened({ rebuildAfter: 3 });
    await putCheckpoint(ledger, put(0, 5));
    // The gateway goes on gathering three endorsements for whoever stays connected.
    network.policy.agencies = 4;
    for (const size of [6, 7, 8]) {
      await expect(putCheckpoint(ledger, put(5, size))).rejects.toThrow(/POLICY_FAILURE/);
    }
    await putCheckpoint(ledger, put(5, 9));
    await ledger.close();
  });

  test('height and head are told', async () => {
    const { ledger, profile } = await opened();
    const before = await channelState(readFabricProfile(profile()), origin);
    expect(before).toEqual({ height: 2, head: null });
    await putCheckpoint(ledger, put(0, 5));
    const state = await channelState(readFabricProfile(profile()), origin);
    expect(state).toMatchObject({ height: 3, head: { size: 5 } });
    await ledger.close();
  });
});
