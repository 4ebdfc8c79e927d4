import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { noNames } from '#domain/directory/directory-names.ts';
import { type EmbeddedStore, openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { type ProjectionsHandle, startProjections } from '#projections/start-projections.ts';
import { viewNames } from '#projections/ports/views.ts';
import type { BenchTable } from '../bench-table.ts';
import { casesAtOnce, fillWith, placedEvents, stepsOfCase } from '../rebuild-events.ts';
import { askDossiers, askSearches } from './ask-views.ts';
import type { EngineFigures, EngineKind, EnginesSizes } from './engine-figures.ts';
import { enginesTable } from './engines-table.ts';
import { foundEngines, type RunningEngine } from './found-engines.ts';
import { processorOf } from './processor-of.ts';
import { freshEvents, seenByItself, seenWhenWaitedFor } from './visible-after-commit.ts';

const defaults: EnginesSizes = {
  cases: 2_000,
  commits: 60,
  everyMs: 100,
  readers: 150,
  pauseMs: 500,
  searchers: 20,
  milliseconds: 4_000,
};

/** FerretDB 1.24 reads a whole collection for whatever is not asked by `_id` alone, writing one document too. */
const mostCases: Readonly<Record<EngineKind, number>> = {
  embedded: Infinity,
  mongodb: Infinity,
  ferretdb: 100,
  elasticsearch: Infinity,
};

/** So long a filling may take before something is wrong, ms. */
const mostFillMs = 600_000;

/**
 * What the views give on each engine that can be had here: their files, what speaks MongoDB's protocol,
 * Elasticsearch. How fast they are filled, how soon they show a commit, and how long who asks waits.
 */
export async function measureEngines(given: Partial<EnginesSizes> = {}): Promise<BenchTable> {
  const sizes = { ...defaults, ...given };
  const before = loadavg()[0]!;
  const folder = await mkdtemp(join(tmpdir(), 'andu-bench-engines-'));
  try {
    const { starts, missing } = foundEngines();
    const engines: EngineFigures[] = [];
    for (const [number, start] of starts.entries()) {
      const engine = await start();
      try {
        engines.push(await measuredOver(join(folder, String(number)), engine, sizes));
      } finally {
        await engine.dispose();
      }
    }
    return enginesTable({ sizes, engines, missing, load: [before, loadavg()[0]!] });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A store of its own for each: none has the events that were appended while another was measured. */
async function measuredOver(
  folder: string,
  engine: RunningEngine,
  given: EnginesSizes,
): Promise<EngineFigures> {
  const cases = Math.min(given.cases, mostCases[engine.kind]);
  const sizes = { ...given, cases };
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  try {
    // The steps of each case, and a look at it.
    const events = cases * (stepsOfCase + 1);
    await fillWith(store, placedEvents(events, { atOnce: Math.min(casesAtOnce, cases) }));
    const floor = await readRate(store);
    const views = join(folder, 'views');
    return await measured(engine, { store, views, sizes, floor, fresh: freshEvents(sizes) });
  } finally {
    await store.close();
  }
}

async function readRate(store: EmbeddedStore): Promise<number> {
  const from = performance.now();
  let events = 0;
  for await (const _ of store.readAll()) events += 1;
  return (events * 1000) / (performance.now() - from);
}

interface Parts {
  readonly store: EmbeddedStore;
  /** Folder of the views, empty. */
  readonly views: string;
  readonly sizes: EnginesSizes;
  readonly floor: number;
  readonly fresh: ReturnType<typeof freshEvents>;
}

async function measured(engine: RunningEngine, parts: Parts): Promise<EngineFigures> {
  const { kind, name, views } = engine;
  const { store, sizes, floor, fresh } = parts;
  const events = await store.head();
  const { pid } = engine;
  const before = { ours: processorOf(process.pid), its: pid === null ? 0 : processorOf(pid) };
  const started = performance.now();
  const projections = await startProjections({
    names: noNames,
    stored: { kind: 'embedded', folder: parts.views, servers: engine.servers },
    events: { kind: 'thread', store: store.description },
  });
  try {
    const seconds = await secondsToFill(projections, engine, events, started);
    const ours = (processorOf(process.pid) - before.ours) / events;
    const its = pid === null ? null : (processorOf(pid) - before.its) / events;
    const waiting = { store, projections, views };
    return {
      kind,
      name,
      cases: sizes.cases,
      filling: { events, floor, seconds, ours, its },
      byItself: await seenByItself(waiting, fresh(), sizes.everyMs),
      waitedFor: await seenWhenWaitedFor(waiting, fresh()),
      ...(views.includes('dossier') && {
        dossierById: await askDossiers(projections.stores.dossiers, sizes),
      }),
      ...(views.includes('search') && {
        searches: await askSearches(projections.stores.search, sizes),
      }),
    };
  } finally {
    await projections.close();
  }
}

/** Throws, naming the view and its fault, where one does not come to its end. */
async function secondsToFill(
  projections: ProjectionsHandle,
  { views }: RunningEngine,
  events: number,
  started: number,
): Promise<EngineFigures['filling']['seconds']> {
  const seconds = await Promise.all(
    viewNames.map(async (view) => {
      if (!(await projections.waitFor(view, events, mostFillMs))) {
        const fault = projections.status().find((each) => each.view === view)?.fault;
        throw new Error(`the view ${view} was not filled: ${fault}`);
      }
      return [view, (performance.now() - started) / 1000] as const;
    }),
  );
  return {
    ...Object.fromEntries(seconds.filter(([view]) => views.includes(view))),
    all: Math.max(...seconds.map(([, each]) => each)),
  };
}
