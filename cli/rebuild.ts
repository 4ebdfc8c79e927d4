import { noNames } from '#domain/directory/directory-names.ts';
import { openEventStore } from '#event-store/open-store.ts';
import type { FileLock } from '#platform/file-lock.ts';
import { keepFolderAlone } from '#platform/processes/join-folder.ts';
import type { PausedFilling, RebuildReport } from '#projections/engine/status.ts';
import { viewNames, type ViewName } from '#projections/ports/views.ts';
import { type ProjectionsHandle, startProjections } from '#projections/start-projections.ts';
import type { ExitCode } from './exit-code.ts';
import { enginesIn, eventsIn } from './offline.ts';
import { print, report } from './print.ts';
import { type FillingSample, progressLine } from './rebuild-progress.ts';

/**
 * Fills views beside the serving ones and switches; not beside a running server. Says on the way how far it is. A
 * signal pauses it: what was filled stays, and the next rebuild or start goes on from there. Exit 1 where a view was
 * not rebuilt: its server is away, or it was paused.
 */
export async function run(
  options: Record<string, unknown>,
  [view]: readonly string[],
): Promise<ExitCode> {
  const wanted = options['all'] === true ? viewNames : viewNames.filter((name) => name === view);
  if (wanted.length === 0) {
    report(
      `${view === undefined ? '请指明视图' : `没有视图 ${view}`}，可取下列之一或 --all / ${view === undefined ? 'which view?' : `there is no view ${view};`} one of these, or --all: ${viewNames.join(', ')}`,
    );
    return 2;
  }
  const folder = String(options['data']);
  const { events, views } = enginesIn(folder);
  if (events.kind === 'embedded') eventsIn(folder);
  // Holding the embedded store keeps away whoever would write to it; with a server, the folder itself.
  const store = await openEventStore(events, { writers: 'alone' });
  const alone = await keptAlone(folder, store);
  const projections = await startProjections({
    names: noNames,
    stored: views,
    events: { kind: 'thread', store: events },
  });
  try {
    return await rebuildAll(projections, wanted, options);
  } finally {
    await projections.close();
    await store.close();
    alone.release();
  }
}

/** With the events on a server the store is anybody's: what must be had alone are the views of the folder. */
async function keptAlone(folder: string, store: { close(): Promise<void> }): Promise<FileLock> {
  try {
    return keepFolderAlone(folder);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function rebuildAll(
  projections: ProjectionsHandle,
  wanted: readonly ViewName[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const asked = pauseAsked();
  const reports: RebuildReport[] = [];
  let code: ExitCode = 0;
  try {
    for (const name of wanted) {
      const rebuilding = rebuilt(projections, name, options['anew'] === true);
      const ended = await Promise.race([rebuilding, asked.pause]);
      if (ended === null) {
        sayPaused(name, await projections.pause(name));
        code = 1;
        break;
      }
      if (typeof ended === 'string') {
        report(ended);
        code = 1;
      } else {
        reports.push(ended);
        if (options['json'] !== true) print(lineOf(ended));
      }
    }
  } finally {
    asked.forget();
  }
  if (options['json'] === true) print(JSON.stringify(reports, null, 2));
  return code;
}

/** Often enough for a person who waits, ms. */
const tellEveryMs = 2_000;

/** What came out, or why the view was not rebuilt. */
async function rebuilt(
  projections: ProjectionsHandle,
  name: ViewName,
  anew: boolean,
): Promise<RebuildReport | string> {
  let first: FillingSample | null = null;
  const telling = setInterval(() => {
    const status = projections.status().find(({ view }) => view === name);
    if (status === undefined) return;
    const now = performance.now();
    report(progressLine(status, first, now));
    if (status.filling !== null) first ??= { position: status.filling, atMs: now };
  }, tellEveryMs);
  try {
    return await projections.rebuild(name, anew);
  } catch (error) {
    return `${name}\t未重建 / not rebuilt: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    clearInterval(telling);
  }
}

const lineOf = ({ view, events, eventsPerSecond, entries, hash }: RebuildReport): string =>
  `${view}\t${events} events\t${Math.round(eventsPerSecond)} events/s\t${entries} entries\t${hash}`;

function sayPaused(name: ViewName, paused: PausedFilling | null): void {
  if (paused === null) return;
  const { position, head } = paused;
  report(
    `${name}\t已暂停于 ${position}/${head}，下次 andu rebuild ${name} 或启动时继续 / paused at ${position} of ${head}; the next andu rebuild ${name}, or the next start, goes on from there`,
  );
}

/** Resolves with null at the first signal; a second one ends the process as ever. */
function pauseAsked(): { readonly pause: Promise<null>; forget(): void } {
  const { promise, resolve } = Promise.withResolvers<null>();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const onSignal = (): void => {
    forget();
    resolve(null);
  };
  const forget = (): void => signals.forEach((signal) => void process.off(signal, onSignal));
  for (const signal of signals) process.on(signal, onSignal);
  return { pause: promise, forget };
}
