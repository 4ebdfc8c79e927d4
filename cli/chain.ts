import { installationLog } from '#chain-anchors/anchoring-options.ts';
import { channelState } from '#chain-anchors/ledger/fabric/channel-state.ts';
import { readFabricProfile } from '#chain-anchors/ledger/fabric/fabric-profile.ts';
import { LedgerUnavailable } from '#chain-anchors/ledger/ledger.ts';
import { readConfiguration } from '../server/configuration.ts';
import type { ExitCode } from './exit-code.ts';
import { print, report } from './print.ts';

const dayMs = 24 * 3_600_000;

/** What the chain has and what it stands on; 1 when it does not answer. Throws RangeError for a profile that is none. */
export async function status(options: Record<string, unknown>): Promise<ExitCode> {
  const chosen = options['ledger'] === undefined ? {} : { ANDU_LEDGER: String(options['ledger']) };
  const { ledger } = readConfiguration({ ...process.env, ...chosen });
  if (ledger === null) {
    print(
      '存证链为数据目录内的内置账本，不能对其运维方作证；可用 andu fsck 核对 / The chain is the ledger in the data folder, which proves nothing against its operator; andu fsck holds it against the log',
    );
    return 0;
  }
  const profile = readFabricProfile(ledger);
  const { channel, contract, mspId, gateways, trust, certificates } = profile;
  const expiring = certificates.map((each) => ({
    ...each,
    days: Math.floor((Date.parse(each.expires) - Date.now()) / dayMs),
  }));
  const peers = gateways.map(({ address }) => address);
  const network = {
    kind: 'fabric',
    channel,
    contract,
    mspId,
    peers,
    endorsements: trust.threshold,
  };
  const asked = await channelState(profile, installationLog).catch((error: unknown) => {
    if (!(error instanceof LedgerUnavailable)) throw error;
    report(`the chain does not answer / 存证链没有应答: ${error.message}`);
    return null;
  });
  if (options['json'] === true) {
    print(JSON.stringify({ network, state: asked, certificates: expiring }, null, 2));
  } else {
    print(`fabric ${channel}/${contract}, ${mspId} at ${peers.join(', ')}`);
    if (asked !== null) {
      const { height, head } = asked;
      print(`height / 区块高度: ${height}`);
      print(
        `head / 最新存证: ${head === null ? '-' : `${head.size} leaves, transaction ${head.txId}`}`,
      );
    }
    for (const { field, expires, days } of expiring) {
      print(`${field}: ${expires.slice(0, 10)}, ${days} days / 天`);
    }
  }
  return asked === null ? 1 : 0;
}
