import { join } from 'node:path';
import { embeddedChainIn } from '#chain-anchors/anchoring-options.ts';
import type { LedgerDescription } from '#chain-anchors/ledger/ledger.ts';
import type { EventStoreDescription } from '#event-store/port.ts';
import type { ViewsDescription } from '#projections/engine/views-engine.ts';

/** Which engine stands behind each port of an installation; each is opened by the one function of its port. */
export interface Engines {
  readonly events: EventStoreDescription;
  readonly views: ViewsDescription;
  readonly ledger: LedgerDescription;
}

/** The engines of an installation without servers, in the data folder. */
export const embeddedEngines = (dataFolder: string): Engines => ({
  events: { kind: 'embedded', folder: join(dataFolder, 'events') },
  views: { kind: 'embedded', folder: join(dataFolder, 'views') },
  ledger: embeddedChainIn(join(dataFolder, 'log')),
});
