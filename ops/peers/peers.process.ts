import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { openRawStore, sampleEvents, syncRate } from '../bench/durable-writes-workloads.ts';
import { type ComparedName, type ComparedStore, comparedStores } from './compared-store.ts';
import { mustSync, openCastore, openEmmett, openMessageDb } from './peer-stores.ts';
import {
  databases,
  type Found,
  type PeersOrder,
  type PeersReport,
  type Workload,
  workloads,
} from './peers-order.ts';
import { processorOfFamily } from './processor-time.ts';

/** A case has about so many events; then a writer begins the next one. */
const eventsOfCase = 20;

const order = JSON.parse(process.argv[2]!) as PeersOrder;

async function openAndu(folder: string): Promise<ComparedStore> {
  const store = await openEmbeddedStore({ folder: join(folder, 'andu') });
  return {
    async append(stream, next, events) {
      await store.append(stream, events, next === 0 ? 'noStream' : next - 1);
    },
    read: async (stream) => (await Array.fromAsync(store.readStream(stream))).length,
    close: store.close,
  };
}

function openRaw(folder: string): ComparedStore {
  const store = openRawStore(folder);
  return {
    append: async (stream, next, events) => store.append(stream, next, events),
    read: async (stream) => store.read(stream).length,
    close: async () => store.close(),
  };
}

/** Does it until the time is over; number of events that went through. */
type Drive = (store: ComparedStore, until: number) => Promise<number>;

/** So many writers, each with a case of its own, then the next one. */
const writing =
  (writers: number, batch: number): Drive =>
  async (store, until) => {
    let written = 0;
    await Promise.all(
      Array.from({ length: writers }, async () => {
        for (let next = 0, stream = ''; performance.now() < until; written += batch) {
          if (next === 0) stream = `case-${randomUUID()}`;
          await store.append(stream, next, sampleEvents(batch));
          next = next + batch < eventsOfCase ? next + batch : 0;
        }
      }),
    );
    return written;
  };

/** One reader of one stream, which is made when it is first asked for. */
function reading(): Drive {
  const streams = new Map<ComparedStore, string>();
  return async (store, until) => {
    const stream = streams.get(store) ?? (await filledStream(store));
    streams.set(store, stream);
    let found = 0;
    while (performance.now() < until) {
      const events = await store.read(stream);
      if (events !== order.streamLength) throw new Error(`read ${events} events`);
      found += events;
    }
    return found;
  };
}

async function filledStream(store: ComparedStore): Promise<string> {
  const stream = `case-${randomUUID()}`;
  for (let next = 0; next < order.streamLength; next += order.batch) {
    await store.append(stream, next, sampleEvents(order.batch));
  }
  return stream;
}

async function measured(drive: Drive, store: ComparedStore): Promise<[rate: number, cpu: number]> {
  const processor = (): number => {
    const { user, system } = process.cpuUsage();
    return user + system + processorOfFamily(order.postgres);
  };
  const before = processor();
  const started = performance.now();
  const events = await drive(store, started + order.milliseconds);
  const rate = (events * 1000) / (performance.now() - started);
  return [rate, (processor() - before) / events];
}

type Figures = Record<ComparedName, Record<Workload, { rate: number[]; processor: number[] }>>;

/**
 * A round is every workload once, the stores in turns within each, so that what is compared was measured side
 * by side; a first one, uncounted, warms up.
 */
async function measure(stores: Record<ComparedName, ComparedStore>): Promise<PeersReport> {
  const drives: Record<Workload, Drive> = {
    one: writing(1, 1),
    many: writing(order.writers, 1),
    batch: writing(1, order.batch),
    read: reading(),
  };
  const empty = (): Found => ({ rate: [], processor: [] });
  const figures = Object.fromEntries(
    comparedStores.map((name) => [
      name,
      Object.fromEntries(workloads.map((kind) => [kind, empty()])),
    ]),
  ) as Figures;
  const floor: number[] = [];
  for (let round = -1; round < order.rounds; round += 1) {
    const syncs = await syncRate(order.folder, order.milliseconds);
    if (round >= 0) floor.push(syncs);
    for (const kind of workloads) {
      for (let turn = 0; turn < comparedStores.length; turn += 1) {
        const name = comparedStores[(turn + round + 1) % comparedStores.length]!;
        const [rate, processor] = await measured(drives[kind], stores[name]);
        if (round < 0) continue;
        figures[name][kind].rate.push(rate);
        figures[name][kind].processor.push(processor);
      }
    }
  }
  return { floor, stores: figures };
}

await mustSync();
const stores: Record<ComparedName, ComparedStore> = {
  'raw SQLite': openRaw(order.folder),
  Andu: await openAndu(order.folder),
  emmett: await openEmmett(databases.emmett),
  'message-db': openMessageDb(databases.messageDb),
  castore: await openCastore(databases.castore),
};
const report = await measure(stores);
for (const store of Object.values(stores)) await store.close();
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
