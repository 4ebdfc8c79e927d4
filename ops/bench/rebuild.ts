import { noNames } from '#domain/directory/directory-names.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { viewNames } from '#projections/ports/views.ts';
import { startProjections, type ProjectionsHandle } from '#projections/start-projections.ts';
import { type BenchRow, type BenchTable, figure, median, quantile } from './bench-table.ts';
import { fillWithCases, placedEvents } from './rebuild-events.ts';

export interface RebuildOptions {
  readonly events?: number;
  readonly rounds?: number;
}

const wantedRate = 20_000;

/**
 * How fast the views are filled from zero: all of them together, then each alone beside
 * the serving ones, with the hash that proves both fillings equal; and how soon an
 * idle system shows an event. The events of interleaved cases are written first, which
 * is not measured.
 */
export async function measureRebuild(options: RebuildOptions = {}): Promise<BenchTable> {
  const { events = 100_000, rounds = 3 } = options;
  const folder = await mkdtemp(join(tmpdir(), 'andu-bench-rebuild-'));
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  try {
    await fillWithCases(store, events);
    const together: Fill[] = [];
    for (let round = 0; round < rounds; round += 1) {
      together.push(await fillOnce(store, join(folder, `views-${round}`), events));
    }
    const projections = await start(store, join(folder, 'views-0'));
    try {
      await projections.ready;
      return {
        title: `Rebuild of all views from ${events.toLocaleString('en')} events`,
        rows: [
          figure(
            'events read and parsed, one thread',
            median(together.map(({ floor }) => floor)),
            '1/s',
          ),
          figure('all views from zero', median(together.map(({ rate }) => rate)), 'events/s', {
            atLeast: wantedRate,
          }),
          ...(await eachView(projections)),
          await visibility(store, projections),
        ],
        notes: [
          `all views: from the start of their two threads to the moment at which all serve; median of ${rounds} rounds`,
          'each alone is filled beside the serving views, which go on',
        ],
      };
    } finally {
      await projections.close();
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

const start = (store: EmbeddedStore, folder: string): Promise<ProjectionsHandle> =>
  startProjections({
    names: noNames,
    stored: { kind: 'embedded', folder },
    events: { kind: 'thread', store: store.description },
  });

interface Fill {
  /** Events a second that this machine reads and parses just before. */
  readonly floor: number;
  readonly rate: number;
}

async function fillOnce(store: EmbeddedStore, folder: string, events: number): Promise<Fill> {
  const perSecond = (since: number): number => (events * 1000) / (performance.now() - since);
  const reading = performance.now();
  let last = 0;
  for await (const { position } of store.readAll()) last = position;
  if (last !== events) throw new Error(`the store ends at ${last}, not at ${events}`);
  const floor = perSecond(reading);
  const started = performance.now();
  const projections = await start(store, folder);
  await projections.ready;
  const rate = perSecond(started);
  await projections.close();
  return { floor, rate };
}

async function eachView(projections: ProjectionsHandle): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  let different = 0;
  for (const view of viewNames) {
    const live = await projections.hash(view);
    const rebuilt = await projections.rebuild(view);
    if (rebuilt.hash !== live.hash) different += 1;
    rows.push(figure(`${view} alone`, rebuilt.eventsPerSecond, 'events/s'));
  }
  return [...rows, figure('rebuilt views with another hash', different, '', { atMost: 0 })];
}

/** From the acknowledgement of an append to the moment at which a reader of the dossiers sees it. */
async function visibility(store: EmbeddedStore, projections: ProjectionsHandle): Promise<BenchRow> {
  const waits: number[] = [];
  for (const { stream, event } of placedEvents(100)) {
    const id = event.id.replace(/^.{8}/, '00000000') as typeof event.id;
    const { position } = await store.append(`${stream.slice(0, -1)}x`, [{ ...event, id }], 'any');
    const acknowledged = performance.now();
    await projections.waitFor('dossier', position, 5_000);
    waits.push(performance.now() - acknowledged);
    await delay(5);
  }
  return figure('visible after its answer, idle, p95', quantile(waits, 0.95), 'ms', {
    atMost: 200,
  });
}
