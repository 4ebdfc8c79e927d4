import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { EventStore } from '#event-store/port.ts';
import { type BenchTable, figure, quantile, row, type Rounds } from './bench-table.ts';
import {
  openRawStore,
  rate,
  type RawStore,
  sampleEvents,
  syncRate,
  writersRate,
} from './durable-writes-workloads.ts';

export interface DurableWritesOptions {
  /** Folder on the disk to measure; the system's folder for temporary files. */
  readonly folder?: string;
  readonly rounds?: number;
  /** Length of each workload in each round. */
  readonly milliseconds?: number;
}

const writers = 32;
const batch = 100;
const streamLength = 1_000;

/**
 * Measures the embedded store against the disk's syncs and against plain
 * `node:sqlite` with the same durability, in one process, round by round.
 */
export async function durableWrites(options: DurableWritesOptions = {}): Promise<BenchTable> {
  const folder = mkdtempSync(join(options.folder ?? tmpdir(), 'andu-durable-writes-'));
  const store = await openEmbeddedStore({ folder: join(folder, 'store') });
  const raw = openRawStore(folder);
  const latencies: number[] = [];
  const ms = options.milliseconds ?? 400;
  try {
    const workloads = await prepared({ folder, store, raw, ms, latencies });
    const measured = await measure(workloads, options.rounds ?? 7, () => latencies.splice(0));
    return table(measured, latencies);
  } finally {
    await store.close();
    raw.close();
    rmSync(folder, { recursive: true });
  }
}

type Workloads = Record<
  'floor' | 'rawOne' | 'one' | 'many' | 'rawBatch' | 'batch' | 'rawRead' | 'read',
  { readonly name: string; readonly unit: string; run(): Promise<number> }
>;

interface Bench {
  readonly folder: string;
  readonly store: EventStore;
  readonly raw: RawStore;
  readonly ms: number;
  readonly latencies: number[];
}

async function prepared({ folder, store, raw, ms, latencies }: Bench): Promise<Workloads> {
  const read = `case-${randomUUID()}`;
  await store.append(read, sampleEvents(streamLength), 'noStream');
  raw.append(read, 0, sampleEvents(streamLength));
  const events = (name: string, run: () => Promise<number>) => ({ name, unit: 'events/s', run });
  const newStream = (): string => `case-${randomUUID()}`;
  const one = () => sampleEvents(1);
  const many = () => sampleEvents(batch);

  return {
    floor: { name: 'fdatasync floor', unit: 'syncs/s', run: () => syncRate(folder, ms) },
    rawOne: events('raw SQLite, 1 event a commit', () =>
      rate(ms, one, (events) => raw.append(newStream(), 0, events)),
    ),
    one: events('1 writer, 1 event an append', () => writersRate(store, 1, ms, [])),
    many: events(`${writers} writers, 1 event an append`, () =>
      writersRate(store, writers, ms, latencies),
    ),
    rawBatch: events(`raw SQLite, ${batch} events a commit`, () =>
      rate(ms, many, (events) => raw.append(newStream(), 0, events)).then(times(batch)),
    ),
    batch: events(`1 writer, ${batch} events an append`, () =>
      rate(ms, many, (events) => store.append(newStream(), events, 'noStream')).then(times(batch)),
    ),
    rawRead: events('raw SQLite, read a stream of 1,000', () =>
      rate(ms, () => read, raw.read).then(times(streamLength)),
    ),
    read: events('read a stream of 1,000', () =>
      rate(
        ms,
        () => read,
        (stream) => readThrough(store, stream),
      ).then(times(streamLength)),
    ),
  };
}

const times = (factor: number) => (value: number) => value * factor;

async function readThrough(store: EventStore, stream: string): Promise<void> {
  let events = 0;
  for await (const { revision } of store.readStream(stream)) events += revision === events ? 1 : 0;
  if (events !== streamLength) throw new Error(`read ${events} of ${streamLength} events`);
}

type Measured = Record<keyof Workloads, Rounds>;

/** A round is every workload once; a first one, uncounted, warms up. */
async function measure(
  workloads: Workloads,
  rounds: number,
  warm: () => unknown,
): Promise<Measured> {
  const names = Object.keys(workloads) as (keyof Workloads)[];
  const values = new Map(names.map((name) => [name, [] as number[]]));
  for (const name of names) await workloads[name].run();
  warm();
  for (let round = 0; round < rounds; round += 1) {
    // The order turns, so that no workload always follows the same other one.
    const turned = names.map((_, index) => names[(index + round) % names.length]!);
    for (const name of turned) values.get(name)!.push(await workloads[name].run());
  }
  return Object.fromEntries(
    names.map((name) => [name, { ...workloads[name], values: values.get(name)! }]),
  ) as unknown as Measured;
}

function table(measured: Measured, latencies: readonly number[]): BenchTable {
  const { floor, rawOne, one, many, rawBatch, batch, rawRead, read } = measured;
  const latency = (part: number) =>
    figure(`${writers} writers, p${part * 100} of an append`, quantile(latencies, part), 'ms');
  return {
    title: 'Durable writes of the embedded event store',
    rows: [
      row(floor),
      row(rawOne, floor),
      row(one, rawOne, { atLeast: 0.6 }),
      row(many, one, { atLeast: 3 }),
      latency(0.5),
      latency(0.95),
      latency(0.99),
      row(rawBatch),
      row(batch, rawBatch, { atLeast: 0.9 }),
      row(rawRead),
      row(read, rawRead, { atLeast: 0.9 }),
    ],
    notes: [
      `${floor.values.length} rounds of all workloads by turns; ratios are medians of the rounds' ratios`,
      'every append and every raw commit is synced before it is answered (WAL, synchronous = FULL)',
      'raw SQLite keeps no streams, kinds, expectations or repeats; its rows are parsed when read',
      'load and store share one process',
    ],
  };
}
