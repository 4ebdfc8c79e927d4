import { join } from 'node:path';
import { embeddedChainIn } from '#chain-anchors/anchoring-options.ts';
import type { LedgerDescription } from '#chain-anchors/ledger/ledger.ts';
import { withoutPassword } from '#event-store/kurrentdb/address.ts';
import type { EventStoreDescription } from '#event-store/port.ts';
import type {
  MongoServer,
  ViewsDescription,
  ViewServers,
} from '#projections/engine/views-engine.ts';

/** Which engine stands behind each port of an installation; each is opened by the one function of its port. */
export interface Engines {
  readonly events: EventStoreDescription;
  readonly views: ViewsDescription;
  readonly ledger: LedgerDescription;
}

/** What of the settings chooses an engine. */
export interface EngineSettings {
  readonly dataFolder: string;
  /** Address of KurrentDB; null for the embedded event store. */
  readonly eventStore: string | null;
  /** Address of MongoDB for dossiers, work lists and quality; null for files. */
  readonly dossiers: string | null;
  /** Address of Elasticsearch for the search; null for files. */
  readonly search: string | null;
  /** Profile of a channel of Hyperledger Fabric; null for the ledger in the data folder. */
  readonly ledger: string | null;
}

/** The engines of an installation: those in the data folder, where no server is named. */
export const enginesOf = ({
  dataFolder,
  eventStore,
  dossiers,
  search,
  ledger,
}: EngineSettings): Engines => ({
  events: eventsOf(join(dataFolder, 'events'), eventStore),
  views: viewsOf(join(dataFolder, 'views'), { dossiers, search }),
  ledger:
    ledger === null
      ? embeddedChainIn(join(dataFolder, 'log'))
      : { kind: 'fabric', profile: ledger },
});

const eventsOf = (folder: string, address: string | null): EventStoreDescription =>
  address === null ? { kind: 'embedded', folder } : { kind: 'kurrentdb', address, folder };

const viewsOf = (
  folder: string,
  { dossiers, search }: Pick<EngineSettings, 'dossiers' | 'search'>,
): ViewsDescription => ({
  kind: 'embedded',
  folder,
  servers: {
    ...(dossiers !== null && inMongo({ kind: 'mongodb', address: dossiers })),
    ...(search !== null && { search: { kind: 'elasticsearch', address: search } }),
  },
});

/** What is read of a case beside the searches: its dossier, who has to do what, and what is missing in it. */
const inMongo = (server: MongoServer): ViewServers => ({
  dossier: server,
  worklist: server,
  quality: server,
});

/** Where the events are, as an operator is told: a folder, or an address without its password. */
export const placeOfEvents = (events: EventStoreDescription): string =>
  events.kind === 'embedded' ? events.folder : withoutPassword(events.address);
