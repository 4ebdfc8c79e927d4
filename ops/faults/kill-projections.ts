import { noNames } from '#domain/directory/directory-names.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EventStoreDescription } from '#event-store/port.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { type ViewName, viewNames } from '#projections/ports/views.ts';
import { startProjections } from '#projections/start-projections.ts';
import { fillWithCases } from '../bench/rebuild-events.ts';

export interface KillProjectionsOptions {
  readonly kills: number;
  /** Folder of store and views; it must be empty. */
  readonly folder: string;
  /** Events that the views are filled with. */
  readonly events?: number;
}

/** What the views were after their process was killed. */
export interface ViewFindings {
  /** Events in the store. */
  readonly events: number;
  /** Kills that came before every view had taken every event. */
  readonly inMidFlight: number;
  /** Views that, having caught up, are not what a filling from zero gives; over all kills. */
  readonly different: number;
}

/** A process is killed at a random moment of so many milliseconds after its first progress. */
const killWithinMs = 400;

/**
 * Fills the views in a process that is killed with `kill -9` while it does, lets
 * another go on from what is on the disk, and compares each view by hash with one
 * that was filled from zero in one go. Every second round begins with empty views,
 * so that filling as well as following is killed.
 */
export async function killProjections(options: KillProjectionsOptions): Promise<ViewFindings> {
  const { folder, kills, events = 6_000 } = options;
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  let inMidFlight = 0;
  let different = 0;
  try {
    await fillWithCases(store, events);
    const wanted = await hashes(store.description, join(folder, 'wanted'));
    for (let kill = 0; kill < kills; kill += 1) {
      const views = join(folder, `views-${kill >> 1}`);
      const reached = await fillUntilKilled(store.description.folder, views);
      if (reached < events) inMidFlight += 1;
      const found = await hashes(store.description, views);
      for (const view of viewNames) if (found[view] !== wanted[view]) different += 1;
    }
  } finally {
    await store.close();
  }
  return { events, inMidFlight, different };
}

/** The hash of every view once it has caught up. */
async function hashes(
  store: EventStoreDescription,
  folder: string,
): Promise<Record<ViewName, string>> {
  const projections = await startProjections({
    names: noNames,
    stored: { kind: 'embedded', folder },
    events: { kind: 'thread', store },
  });
  try {
    await projections.ready;
    const found = viewNames.map(async (view) => [view, (await projections.hash(view)).hash]);
    return Object.fromEntries(await Promise.all(found)) as Record<ViewName, string>;
  } finally {
    await projections.close();
  }
}

/** Gives the position that the slowest view had reported when the kill came. */
async function fillUntilKilled(events: string, folder: string): Promise<number> {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = join(import.meta.dirname, `views.process.${fromSource ? 'ts' : 'js'}`);
  const conditions = fromSource ? ['--conditions=andu-source'] : [];
  const filling = spawn(process.execPath, [...conditions, script, events, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let reached = 0;
  filling.stdout.on('data', (lines: Buffer) => {
    if (reached === 0) setTimeout(() => filling.kill('SIGKILL'), Math.random() * killWithinMs);
    reached = Number(lines.toString().trim().split('\n').at(-1));
  });
  const [, signal] = (await once(filling, 'close')) as [number | null, NodeJS.Signals | null];
  if (signal !== 'SIGKILL') throw new Error('the views ended before they were killed');
  return reached;
}
