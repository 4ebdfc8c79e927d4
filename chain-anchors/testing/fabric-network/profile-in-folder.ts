import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SelfSigned } from '#platform/crypto/self-signed.ts';
import { agencies, type Agency } from './stand-in-network.ts';

/** What a profile tells of a network. */
interface Members {
  readonly channel: string;
  readonly contract: string;
  readonly clients: ReadonlyMap<Agency, SelfSigned>;
  peerOf(agency: Agency): { readonly pair: Pick<SelfSigned, 'certificate'> };
}

interface Gateway {
  readonly address: string;
  readonly tlsRoots: string;
}

/** Writes the profile of a client of that agency and every file that it names; gives its path. `other` replaces fields. */
export function profileInFolder(
  folder: string,
  network: Members,
  agency: Agency,
  gateways: readonly Gateway[],
  other: Readonly<Record<string, unknown>> = {},
): string {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return name;
  };
  const { certificate, key } = network.clients.get(agency)!;
  const profile = {
    channel: network.channel,
    contract: network.contract,
    mspId: agency,
    certificate: file('client.crt', certificate),
    privateKey: file('client.key', key),
    gateways: gateways.map(({ address, tlsRoots }, index) => ({
      address,
      tlsRoots: file(`tls-${index}.crt`, tlsRoots),
    })),
    endorsements: 3,
    agencies: agencies.map((mspId) => ({
      mspId,
      peers: [{ certificate: file(`${mspId}.crt`, network.peerOf(mspId).pair.certificate) }],
    })),
    timeouts: { evaluateMs: 5_000, endorseMs: 5_000, submitMs: 2_000, commitMs: 1_000 },
    ...other,
  };
  return join(folder, file('profile.yaml', JSON.stringify(profile, null, 2)));
}
