import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { viewNames } from '#projections/ports/views.ts';
import { startProjections, type ProjectionsHandle } from '#projections/start-projections.ts';
import { type PlacedEvent, placedEvents } from './rebuild-events.ts';

/** One line of the table of figures. */
export interface RebuildFigure {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly bar?: string;
  readonly met?: boolean;
}

const wantedRate = 20_000;
const mebibyte = 2 ** 20;

/**
 * How fast the views are filled from zero: all of them together in their one thread,
 * then each alone beside the serving ones, with the hash that proves both fillings
 * equal; and how soon an idle system shows an event. `count` events of interleaved
 * cases are written first, which is not measured.
 */
export async function measureRebuild(count = 100_000): Promise<readonly RebuildFigure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-bench-'));
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  try {
    await fill(store, count);
    const started = performance.now();
    const projections = await startProjections({
      folder: join(folder, 'views'),
      events: { kind: 'thread', file: store.file },
    });
    try {
      await projections.ready;
      const seconds = (performance.now() - started) / 1000;
      const rate = Math.round(count / seconds);
      return [
        figure('all views from zero, one thread', rate, 'events/s', wantedRate),
        ...(await eachView(projections)),
        await visibility(store, projections),
        { name: 'resident after the rebuilds', value: resident(), unit: 'MiB' },
      ];
    } finally {
      await projections.close();
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

const figure = (name: string, value: number, unit: string, bar?: number): RebuildFigure =>
  bar === undefined
    ? { name, value, unit }
    : { name, value, unit, bar: `≥ ${bar}`, met: value >= bar };

const resident = (): number => Math.round(process.memoryUsage.rss() / mebibyte);

/** Appends in the order given, a batch of many streams at a time. */
async function fill(store: EmbeddedStore, count: number): Promise<void> {
  let batch: PlacedEvent[] = [];
  const append = async (): Promise<void> => {
    await Promise.all(batch.map(({ stream, event }) => store.append(stream, [event], 'any')));
    batch = [];
  };
  for (const placed of placedEvents(count)) {
    if (batch.push(placed) === 500) await append();
  }
  await append();
}

async function eachView(projections: ProjectionsHandle): Promise<RebuildFigure[]> {
  const figures: RebuildFigure[] = [];
  for (const view of viewNames) {
    const live = await projections.hash(view);
    const rebuilt = await projections.rebuild(view);
    figures.push(
      figure(`${view} alone, beside the serving views`, rebuilt.eventsPerSecond, 'events/s'),
      {
        name: `${view}: hash of ${rebuilt.entries} entries is that of the live view`,
        value: rebuilt.hash.slice(0, 16),
        unit: 'SM3 sum',
        bar: live.hash.slice(0, 16),
        met: rebuilt.hash === live.hash,
      },
    );
  }
  return figures;
}

/** From the acknowledgement of an append to the moment at which a reader of the dossiers sees it. */
async function visibility(
  store: EmbeddedStore,
  projections: ProjectionsHandle,
): Promise<RebuildFigure> {
  const waits: number[] = [];
  for (const { stream, event } of placedEvents(100)) {
    const id = event.id.replace(/^.{8}/, '00000000') as typeof event.id;
    const { position } = await store.append(`${stream.slice(0, -1)}x`, [{ ...event, id }], 'any');
    const acknowledged = performance.now();
    await projections.waitFor('dossier', position, 5_000);
    waits.push(performance.now() - acknowledged);
    await delay(5);
  }
  waits.sort((a, b) => a - b);
  const p95 = Number(waits[Math.floor(waits.length * 0.95)]!.toFixed(1));
  return {
    name: 'an event is visible after its answer, idle, p95',
    value: p95,
    unit: 'ms',
    bar: '≤ 200',
    met: p95 <= 200,
  };
}
