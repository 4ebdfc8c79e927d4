import type { Document } from 'mongodb';
import { openElastic } from '#projections/elasticsearch/elastic-connection.ts';
import type { ViewServers } from '#projections/engine/views-engine.ts';
import { openMongo } from '#projections/mongodb/mongo-connection.ts';
import type { ViewName } from '#projections/ports/views.ts';
import { type ElasticServer, elasticServer } from '../../engines/elastic-server.ts';
import { ferretVersion } from '../../engines/ferret-program.ts';
import { type MongoServer, mongoServer } from '../../engines/mongo-server.ts';
import type { EngineKind } from './engine-figures.ts';

/** One engine for as long as it is measured. */
export interface RunningEngine {
  readonly kind: EngineKind;
  readonly name: string;
  /** What it keeps of the views. */
  readonly views: readonly ViewName[];
  readonly servers: ViewServers;
  /** Of its process, where it was started for this. */
  readonly pid: number | null;
  dispose(): Promise<void>;
}

export interface FoundEngines {
  readonly starts: readonly (() => Promise<RunningEngine>)[];
  readonly missing: readonly string[];
}

const inMongo = ['dossier', 'worklist', 'quality'] as const satisfies readonly ViewName[];

/** Our files, and the servers that can be had here. */
export function foundEngines(): FoundEngines {
  const starts: (() => Promise<RunningEngine>)[] = [async () => embedded];
  const missing: string[] = [];
  const mongo = mongoServer();
  if (mongo !== null) starts.push(() => running(mongo, ofMongo));
  else missing.push('MongoDB; name one by ANDU_TEST_MONGO, or npm run engines builds FerretDB');
  const elastic = elasticServer();
  if (elastic !== null) starts.push(() => running(elastic, ofElastic));
  else missing.push('Elasticsearch; name one by ANDU_TEST_ELASTIC, or npm run engines fetches it');
  return { starts, missing };
}

type Described = Pick<RunningEngine, 'kind' | 'name' | 'views' | 'servers'>;

/** Started and asked what it is; where it does not say, it is gone again. */
async function running(
  start: () => Promise<MongoServer | ElasticServer>,
  described: (address: string, isOurs: boolean) => Promise<Described>,
): Promise<RunningEngine> {
  const { address, process, dispose } = await start();
  try {
    return { ...(await described(address, process !== null)), pid: process?.pid ?? null, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Compared with the servers by the views that these keep. */
const embedded: RunningEngine = {
  kind: 'embedded',
  name: 'embedded',
  views: [...inMongo, 'search'],
  servers: {},
  pid: null,
  dispose: async () => undefined,
};

const limits = { sockets: 1, answerMs: 5_000 };

async function ofMongo(address: string, isOurs: boolean): Promise<Described> {
  const server = { kind: 'mongodb', address } as const;
  const servers = { dossier: server, worklist: server, quality: server };
  const mongo = openMongo(address, limits);
  try {
    const info = await mongo.ask(({ db }) => db.command({ buildInfo: 1 }));
    return { ...mongoName(info, isOurs), views: inMongo, servers };
  } finally {
    await mongo.close();
  }
}

/** FerretDB says which MongoDB it speaks as, and beside it what it is; within a program like ours it does not know its version. */
function mongoName(info: Document, isOurs: boolean): Pick<RunningEngine, 'kind' | 'name'> {
  const ferret: unknown = info['ferretdbVersion'] ?? info['ferretdb']?.version;
  if (ferret === undefined) return { kind: 'mongodb', name: `MongoDB ${info['version']}` };
  const known = ferret === 'unknown' && isOurs ? ferretVersion : ferret;
  return { kind: 'ferretdb', name: `FerretDB ${known}` };
}

async function ofElastic(address: string): Promise<Described> {
  const elastic = openElastic(address, limits);
  try {
    const { nodes = {} } = await elastic.ask((client) =>
      client.nodes.info({ metric: 'http', filter_path: 'nodes.*.version' }),
    );
    const versions = new Set(Object.values(nodes).map(({ version }) => version));
    return {
      kind: 'elasticsearch',
      name: `Elasticsearch ${[...versions].join(', ')}`,
      views: ['search'],
      servers: { search: { kind: 'elasticsearch', address } },
    };
  } finally {
    await elastic.close();
  }
}
