import { join } from 'node:path';
import { startContract } from '../contract-process.ts';
import { newFolder, removeFolder } from '../log-in-folder.ts';
import { profileInFolder } from './profile-in-folder.ts';
import { standInGateway, standInNetwork } from './stand-in-network.ts';

/** One contract process for a spec, at a free port, and networks over it; `close` ends them all. */
export async function networksInTest(port: number) {
  const folder = newFolder();
  const contract = await startContract(port);
  const ends: (() => void)[] = [];
  return {
    /** A network of its own, with the gateway peer of the prison and profiles for clients of the prison. */
    async open(settings: { readonly blockMs?: number } = {}) {
      const network = await standInNetwork(contract.address, settings);
      const gateway = await standInGateway(network, 'prison');
      ends.push(() => {
        gateway.stop();
        for (const peer of network.peers) peer.close();
      });
      const own = join(folder, String(ends.length));
      let written = 0;
      const profile = (other: Readonly<Record<string, unknown>> = {}): string =>
        profileInFolder(join(own, String(++written)), network, 'prison', [gateway], other);
      return { network, gateway, profile };
    },
    async close(): Promise<void> {
      for (const end of ends) end();
      await contract.stop();
      removeFolder(folder);
    },
  };
}

export type NetworksInTest = Awaited<ReturnType<typeof networksInTest>>;
