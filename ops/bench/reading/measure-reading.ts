import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { demonstrationPassword } from '#demo/accounts.ts';
import { type EmbeddedStore, openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { type BenchRow, type BenchTable, figure, median, quantile, row } from '../bench-table.ts';
import { sampleEvents } from '../durable-writes-workloads.ts';
import { freePort } from '#platform/free-port.ts';
import { fillWithCases } from '../rebuild-events.ts';
import { caughtUp, startServer } from '../server-process.ts';
import type { ReadingOrder, ReadingReport } from './reading-order.ts';

export interface ReadingOptions {
  readonly events?: number;
  readonly rounds?: number;
  readonly live?: number;
}

const leastOfRaw = 0.9;
const leastInProcess = 200_000;
const leastOverGrpc = 50_000;
const mostLagMs = 10;

/**
 * How fast the log is read: in the process that has it, beside plain `node:sqlite`, and over the protocol of
 * EventStoreDB by its official client in a process of its own, from the built server.
 */
export async function measureReading({
  events = 50_000,
  rounds = 5,
  live = 300,
}: ReadingOptions = {}): Promise<BenchTable> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'andu-bench-reading-'));
  try {
    const inside = await readInside(join(dataFolder, 'events'), events, rounds, live);
    const outside = await readOutside(dataFolder, { events, own: events, live });
    return {
      title: `Reading the log, ${events.toLocaleString('en')} events`,
      rows: [...inside, ...outside],
      notes: [
        `in process: the middle of ${rounds} rounds by turns; the ratio is the middle of the rounds' ratios`,
        'raw SQLite joins the stream, and its rows are parsed as the store parses them',
        'over gRPC: the built server with TLS, @eventstore/db-client in a process of its own, one reading each;',
        'of the backbone as an auditor sees it, names masked; of a stream that the client wrote itself',
        'live: from the call of an append to the handler of a subscription, the sync between them included',
      ],
    };
  } finally {
    await rm(dataFolder, { recursive: true });
  }
}

async function readInside(
  folder: string,
  count: number,
  rounds: number,
  live: number,
): Promise<BenchRow[]> {
  const store = await openEmbeddedStore({ folder });
  const database = new DatabaseSync(store.file, { readOnly: true });
  try {
    await fillWithCases(store, count);
    const named = (name: string) => ({ name, unit: 'events/s', values: [] as number[] });
    const raw = named('raw SQLite, all events by position');
    const all = named('all events, read');
    const followed = named('all events, catch-up subscription');
    const processor: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const found = [
        await perSecond(count, () => rawRead(database)),
        await perSecond(count, () => readAll(store)),
        await perSecond(count, () => follow(store, processor)),
      ];
      // The first one warms up.
      if (round >= 0) [raw, all, followed].forEach(({ values }, at) => values.push(found[at]!));
    }
    const lags = await liveLags(store, live);
    return [
      row(raw),
      row(all, raw, { atLeast: leastOfRaw }),
      row(followed, undefined, { atLeast: leastInProcess }),
      figure('catch-up subscription, processor for an event', median(processor), 'µs'),
      figure('live in process, p50', quantile(lags, 0.5), 'ms'),
      figure('live in process, p99', quantile(lags, 0.99), 'ms', { atMost: mostLagMs }),
    ];
  } finally {
    database.close();
    await store.close();
  }
}

/** Throws when another number was read. */
async function perSecond(count: number, read: () => number | Promise<number>): Promise<number> {
  const started = performance.now();
  const found = await read();
  if (found !== count) throw new Error(`read ${found} of ${count} events`);
  return (count * 1000) / (performance.now() - started);
}

function rawRead(database: DatabaseSync): number {
  const page = database.prepare(
    `SELECT events.*, streams.name FROM events JOIN streams ON streams.number = events.stream
     WHERE position > ? ORDER BY position LIMIT 1000`,
  );
  let position = 0;
  let events = 0;
  for (;;) {
    const rows = page.all(position);
    for (const found of rows) {
      const event = {
        ...found,
        data: JSON.parse(found['data'] as string) as unknown,
        metadata: JSON.parse(found['metadata'] as string) as unknown,
      } as unknown as { readonly position: number };
      position = event.position;
      events += 1;
    }
    if (rows.length < 1000) return events;
  }
}

async function readAll(store: EmbeddedStore): Promise<number> {
  let events = 0;
  for await (const { position } of store.readAll()) events = position;
  return events;
}

/** Adds to `processor` what an event took of it, µs. */
async function follow(store: EmbeddedStore, processor: number[]): Promise<number> {
  const before = process.cpuUsage();
  let events = 0;
  for await (const message of store.subscribe({ after: 0 })) {
    if (message.kind === 'caughtUp') break;
    if (message.kind === 'event') events += 1;
  }
  const { user, system } = process.cpuUsage(before);
  processor.push((user + system) / events);
  return events;
}

async function liveLags(store: EmbeddedStore, count: number): Promise<number[]> {
  const messages = store.subscribe({ after: await store.head() })[Symbol.asyncIterator]();
  await messages.next();
  const lags: number[] = [];
  for (const event of sampleEvents(count)) {
    const from = performance.now();
    const appended = store.append(`bench-${randomUUID()}`, [event], 'noStream');
    let next = await messages.next();
    while (next.done !== true && next.value.kind !== 'event') next = await messages.next();
    lags.push(performance.now() - from);
    await appended;
  }
  await messages.return?.();
  return lags;
}

async function readOutside(
  dataFolder: string,
  sizes: Omit<ReadingOrder, 'address'>,
): Promise<BenchRow[]> {
  const port = await freePort();
  const server = await startServer(dataFolder, undefined, { ANDU_ESDB_PORT: String(port) });
  try {
    await caughtUp(server);
    const certificate = join(dataFolder, 'streams/tls/certificate.pem');
    const user = `auditor:${encodeURIComponent(demonstrationPassword)}`;
    const address = `esdb://${user}@localhost:${port}?tlsCAFile=${certificate}`;
    const { all, own, ownProcessor, lags } = await readerProcess({ ...sizes, address });
    return [
      figure('over gRPC, all events, masked', all, 'events/s', { atLeast: leastOverGrpc }),
      figure("over gRPC, a client's own stream", own, 'events/s', { atLeast: leastOverGrpc }),
      figure("over gRPC, the client's processor for an event", ownProcessor, 'µs'),
      figure('live over gRPC, p50', quantile(lags, 0.5), 'ms'),
      figure('live over gRPC, p99', quantile(lags, 0.99), 'ms', { atMost: mostLagMs }),
    ];
  } finally {
    await server.stop();
  }
}

async function readerProcess(order: ReadingOrder): Promise<ReadingReport> {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = join(import.meta.dirname, `reader.process.${fromSource ? 'ts' : 'js'}`);
  const conditions = fromSource ? ['--conditions=andu-source'] : [];
  const child = spawn(process.execPath, [...conditions, script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const report = await text(child.stdout);
  if (report === '') throw new Error('the reader ended before it could report');
  return JSON.parse(report) as ReadingReport;
}
