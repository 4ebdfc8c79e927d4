import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKurrentStore } from '#event-store/kurrentdb/kurrent-store.ts';
import { kurrentServer } from './kurrent-server.ts';

/** A store at an address for the contract suite; what was appended to a server of somebody else stays there. */
export async function storeAt(address: string, dispose: () => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'andu-ids-'));
  let store = await openKurrentStore({ address, folder });
  return {
    store,
    async reopen() {
      await store.close();
      store = await openKurrentStore({ address, folder });
      return store;
    },
    async dispose() {
      await store.close();
      await dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same on a server of its own, by the official client of a scheme. */
export async function storeOverGrpc(scheme: 'esdb' | 'kurrentdb') {
  const server = await kurrentServer();
  return storeAt(server.address(scheme), server.dispose);
}
