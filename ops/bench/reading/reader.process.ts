import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { sampleEvent } from '../durable-writes-workloads.ts';
import type { ReadingOrder, ReadingReport } from './reading-order.ts';

const order = JSON.parse(process.argv[2]!) as ReadingOrder;
const client = EventStoreDBClient.connectionString(order.address);

const proposed = () => {
  const { type, data, metadata } = sampleEvent(0);
  return jsonEvent({ type, data: { ...data }, metadata: { ...metadata } });
};

/** Events a second until so many came. */
async function rateOf(
  subscription: AsyncIterable<unknown> & { unsubscribe(): Promise<void> },
  count: number,
): Promise<number> {
  const started = performance.now();
  let events = 0;
  for await (const _ of subscription) {
    events += 1;
    if (events === count) break;
  }
  return (events * 1000) / (performance.now() - started);
}

async function ownStream(count: number): Promise<Pick<ReadingReport, 'own' | 'ownProcessor'>> {
  const stream = `bench-${randomUUID()}`;
  for (let written = 0; written < count; written += 500) {
    const events = Array.from({ length: Math.min(500, count - written) }, proposed);
    await client.appendToStream(stream, events);
  }
  const before = process.cpuUsage();
  const own = await rateOf(client.subscribeToStream(stream, { fromRevision: 'start' }), count);
  const { user, system } = process.cpuUsage(before);
  return { own, ownProcessor: (user + system) / count };
}

async function liveLags(count: number): Promise<number[]> {
  const stream = `bench-${randomUUID()}`;
  await client.appendToStream(stream, proposed());
  const subscription = client.subscribeToStream(stream, { fromRevision: 'start' });
  const events = subscription[Symbol.asyncIterator]();
  await events.next();
  const lags: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = performance.now();
    const appended = client.appendToStream(stream, proposed());
    await events.next();
    lags.push(performance.now() - from);
    await appended;
  }
  await subscription.unsubscribe();
  return lags;
}

// The first reading makes the connection, and lets the server see each case once.
const every = () => rateOf(client.subscribeToAll({ fromPosition: 'start' }), order.events);
await every();
const report: ReadingReport = {
  all: await every(),
  ...(await ownStream(order.own)),
  lags: await liveLags(order.live),
};
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
