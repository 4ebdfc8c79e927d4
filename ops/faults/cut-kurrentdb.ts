import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startGrpcServer } from '#event-store/grpc-server/grpc-server.ts';
import { type KurrentStore, openKurrentStore } from '#event-store/kurrentdb/kurrent-store.ts';
import { type RecordedEvent, StoreUnavailable } from '#event-store/port.ts';
import { type CuttableWire, cuttableWire } from './cuttable-wire.ts';
import { loadEvents, streamOfWriter } from './load-events.ts';

export interface CutOptions {
  /** Folder; it must be empty. */
  readonly folder: string;
  /** How often the way is cut in each phase. */
  readonly cuts: number;
}

/** What cuts of the way to KurrentDB did, phase by phase; all but the counts of what was tried must be 0. */
export interface CutFindings {
  /** Starts that went on without a server. */
  readonly startedWithout: number;
  /** Events that writers were told of, and those of them that are not there, or not once. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly twice: number;
  /** Appends that a writer had to repeat himself, because the store gave up. */
  readonly givenUp: number;
  /** Events that followers should have seen in order, once each, and did not. */
  readonly missedInHistory: number;
  readonly missedLive: number;
  /** Connections of followers that were lost, and taken up again. */
  readonly drops: number;
  readonly resumes: number;
}

const writers = 8;
const historyAppends = 1_500;
const cutMs = { shortest: 20, longest: 400 };

/**
 * Cuts the way between the adapter and a server of the protocol at the start, in the middle of appends, of
 * history that is read, and of what comes live. A writer without an answer sends the same again.
 */
export async function cutKurrentDb({ folder, cuts }: CutOptions): Promise<CutFindings> {
  const server = await startGrpcServer({
    folder: join(folder, 'server'),
    host: '127.0.0.1',
    port: 0,
    tls: null,
    backbone: null,
    users: null,
    onFailure: (error) => {
      throw error;
    },
  });
  const wire = await cuttableWire(server.port, { whole: false });
  const open = (): Promise<KurrentStore> =>
    openKurrentStore({
      address: `esdb://admin:changeit@127.0.0.1:${wire.port}?tls=false`,
      folder: join(folder, 'ids'),
    });
  const startedWithout = await cutStarts(open, cuts);
  await wire.cut(0);
  const store = await open();
  const direct = await openKurrentStore({
    address: `esdb://admin:changeit@127.0.0.1:${server.port}?tls=false`,
    folder: join(folder, 'direct'),
  });
  try {
    const { told, ...appends } = await cutAppends(store, wire, cuts);
    await writeHistory(direct);
    const missedInHistory = await cutReading(store, wire, cuts, await eventsOf(direct));
    const missedLive = await cutLive(store, wire, cuts, direct);
    return {
      startedWithout,
      ...appends,
      ...kept(await eventsOf(direct), told),
      missedInHistory,
      missedLive,
      ...store.subscriptions(),
    };
  } finally {
    await Promise.all([store.close(), direct.close()]);
    await wire.close();
    await server.close();
  }
}

async function cutStarts(open: () => Promise<KurrentStore>, cuts: number): Promise<number> {
  let startedWithout = 0;
  for (let cut = 0; cut < cuts; cut += 1) {
    try {
      await (await open()).close();
      startedWithout += 1;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
  return startedWithout;
}

/** Cuts so often, at random, while `under` goes on. */
async function cutting(wire: CuttableWire, cuts: number): Promise<void> {
  for (let cut = 0; cut < cuts; cut += 1) {
    await pause(100 + Math.random() * 200);
    await wire.cut(cutMs.shortest + Math.random() * (cutMs.longest - cutMs.shortest));
  }
}

interface AppendFindings {
  readonly acknowledged: number;
  readonly givenUp: number;
  readonly told: readonly string[];
}

async function cutAppends(
  store: KurrentStore,
  wire: CuttableWire,
  cuts: number,
): Promise<AppendFindings> {
  const told: string[] = [];
  let givenUp = 0;
  let over = false;
  async function write(writer: number): Promise<void> {
    let revision = -1;
    for (let sequence = 0; !over; sequence += 1) {
      const events = loadEvents(writer, sequence);
      const expected = revision < 0 ? 'noStream' : revision;
      for (;;) {
        try {
          ({ revision } = await store.append(streamOfWriter(writer), events, expected));
          break;
        } catch (error) {
          if (!(error instanceof StoreUnavailable)) throw error;
          givenUp += 1;
        }
      }
      told.push(...events.map(({ id }) => id));
    }
  }
  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  await cutting(wire, cuts);
  over = true;
  await writing;
  return { acknowledged: told.length, givenUp, told };
}

function kept(events: readonly RecordedEvent[], told: readonly string[]) {
  const times = new Map<string, number>();
  for (const { id } of events) times.set(id, (times.get(id) ?? 0) + 1);
  return {
    lost: told.filter((id) => !times.has(id)).length,
    twice: [...times.values()].filter((count) => count > 1).length,
  };
}

/** Events of a reading that are not those that are there, place by place. */
const differences = (seen: readonly RecordedEvent[], there: readonly RecordedEvent[]): number =>
  there.filter(({ id }, index) => seen[index]?.id !== id).length +
  Math.max(0, seen.length - there.length);

async function cutReading(
  store: KurrentStore,
  wire: CuttableWire,
  cuts: number,
  there: readonly RecordedEvent[],
): Promise<number> {
  const seen: RecordedEvent[] = [];
  const wait = Math.max(1, Math.floor(there.length / (cuts + 1)));
  let cut = Promise.resolve();
  for await (const message of store.subscribe({ after: 0 })) {
    if (message.kind === 'event') seen.push(message.event);
    if (message.kind === 'event' && seen.length % wait === 0) cut = wire.cut(cutMs.shortest);
    if (seen.length >= there.length) break;
  }
  await cut;
  return differences(seen, there);
}

async function cutLive(
  store: KurrentStore,
  wire: CuttableWire,
  cuts: number,
  direct: KurrentStore,
): Promise<number> {
  const after = await direct.head();
  const seen: RecordedEvent[] = [];
  const end = new AbortController();
  let last = Infinity;
  const following = (async () => {
    for await (const message of store.subscribe({ after, signal: end.signal })) {
      if (message.kind === 'event') seen.push(message.event);
      if (message.kind === 'event' && message.event.position >= last) break;
    }
  })();
  const under = { way: true };
  const cut = cutting(wire, cuts).then(() => (under.way = false));
  for (let sequence = 0; under.way; sequence += 1) {
    await direct.append(streamOfWriter(writers), loadEvents(writers, sequence), 'any');
    await pause(10);
  }
  await cut;
  // One more, with the way whole, by which the follower knows the end.
  ({ position: last } = await direct.append(
    streamOfWriter(writers + 1),
    loadEvents(writers + 1, 0),
    'any',
  ));
  await following;
  const all = await eventsOf(direct);
  return differences(
    seen,
    all.filter(({ position }) => position > after),
  );
}

/** So much history that a reading of it is under way when it is cut. */
async function writeHistory(direct: KurrentStore): Promise<void> {
  const writer = writers + 2;
  for (let first = 0; first < historyAppends; first += 300) {
    const events = Array.from({ length: 300 }, (_, index) => loadEvents(writer, first + index));
    await direct.append(streamOfWriter(writer), events.flat(), 'any');
  }
}

async function eventsOf(store: KurrentStore): Promise<RecordedEvent[]> {
  return Array.fromAsync(store.readAll());
}
