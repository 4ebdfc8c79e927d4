import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EmbeddedStore,
  type EmbeddedStoreOptions,
  openEmbeddedStore,
} from '../embedded/embedded-store.ts';

/** An embedded store in a folder of its own that goes with it. */
export interface StoreInFolder {
  readonly folder: string;
  readonly store: EmbeddedStore;
  /** Closes the store and opens it again, with other options if need be. */
  reopen(options?: Partial<EmbeddedStoreOptions>): Promise<EmbeddedStore>;
  dispose(): Promise<void>;
}

export async function storeInFolder(
  options: Partial<EmbeddedStoreOptions> = {},
): Promise<StoreInFolder> {
  const parent = mkdtempSync(join(tmpdir(), 'andu-events-'));
  const folder = join(parent, 'events');
  let store = await openEmbeddedStore({ folder, ...options });
  return {
    folder,
    get store() {
      return store;
    },
    async reopen(others = options) {
      await store.close();
      store = await openEmbeddedStore({ folder, ...others });
      return store;
    },
    async dispose() {
      await store.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
