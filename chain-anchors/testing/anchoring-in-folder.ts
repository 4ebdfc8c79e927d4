import { join } from 'node:path';
import type { EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { type AnchoringHandle, startAnchoring } from '../anchoring.ts';
import { embeddedChainIn } from '../anchoring-options.ts';
import { origin } from './log-in-folder.ts';

type Options = Parameters<typeof startAnchoring>[0];

/** Log and chain in `log` of a folder, over its events, at a test's pace; a failure throws. */
export const startAnchoringIn = (
  folder: string,
  store: EmbeddedStore,
  otherwise: Partial<Options> = {},
): Promise<AnchoringHandle> =>
  startAnchoring({
    folder: join(folder, 'log'),
    origin,
    events: store.description,
    ledger: embeddedChainIn(join(folder, 'log')),
    store,
    batchDelayMs: 20,
    tickMs: 50,
    anchorIntervalMs: 100,
    onFailure: (error) => {
      throw error;
    },
    ...otherwise,
  });
