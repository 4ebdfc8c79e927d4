import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import { openEmbeddedStores } from './embedded/embedded-views.ts';
import { startInline, startThread, type EngineHost } from './engine/engine-host.ts';
import type { Question } from './engine/messages.ts';
import type { EventLog } from './engine/event-source.ts';
import { trackProgress } from './engine/progress.ts';
import type { RebuildReport, ViewStatus } from './engine/status.ts';
import type { ViewHash } from './engine/view-hash.ts';
import type { ParkedEvent } from './ports/sink.ts';
import { viewNames, type ViewName, type ViewStores } from './ports/views.ts';

export interface ProjectionsOptions {
  /** Folder of the views' files, made when missing; all of it can be deleted and is filled again. */
  readonly folder: string;
  /** `thread`: threads of their own that open the embedded store's file. `inline`: in this one. */
  readonly events:
    | { readonly kind: 'thread'; readonly file: string }
    | { readonly kind: 'inline'; readonly log: EventLog; readonly gapless: boolean };
  /** Of the directory, for what was found. */
  readonly names: DirectoryNames;
  /** Told when the thread stopped unasked; it is started again. */
  onFailure?(error: Error): void;
}

/** The running projections, as the composition root and the read API see them. */
export interface ProjectionsHandle {
  /** The asking side of every view; follows rebuilds by itself. */
  readonly stores: ViewStores;
  /** Resolves when every view was filled once and serves. */
  readonly ready: Promise<void>;
  /** Position that readers of each view see. */
  positions(): Readonly<Record<string, number>>;
  /** For metrics and readiness: position, lag, parked events and fault of each view. */
  status(): readonly ViewStatus[];
  /** True as soon as the view shows that position, false when the time is up. Throws RangeError for no such view. */
  waitFor(view: string, position: number, timeoutMs: number): Promise<boolean>;
  /** Fills the view from zero beside the serving one and switches. */
  rebuild(view: ViewName): Promise<RebuildReport>;
  hash(view: ViewName): Promise<ViewHash & { readonly position: number }>;
  parked(view: ViewName): Promise<readonly ParkedEvent[]>;
  /** Takes the parked events of a key again; gives how many still are parked. */
  replay(view: ViewName, key: string): Promise<number>;
  /** Leaves an event out of a view for good, then replays its key. */
  skip(view: ViewName, key: string, eventId: string, reason: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * The views that share a thread. Search costs about as much as the others together, so
 * two threads fill all views in half the time of one.
 */
const threads: readonly (readonly ViewName[])[] = [
  ['dossier', 'worklist', 'cockpit'],
  ['search', 'quality', 'access'],
];

/** Starts the views on embedded engines. They catch up in the background: see `ready`. */
export async function startProjections(options: ProjectionsOptions): Promise<ProjectionsHandle> {
  const onFailure = options.onFailure ?? (() => undefined);
  const stores = openEmbeddedStores(options.folder, options.names, (view) => {
    onFailure(new Error(`the view ${view} is damaged; it is filled anew from the events`));
    ask({ kind: 'damaged', view }).catch(onFailure);
  });
  const progress = trackProgress(viewNames);
  const onProgress = (status: readonly ViewStatus[]): void => {
    stores.follow(status);
    progress.update(status);
  };
  const onStopped = (views: readonly string[]): void => progress.stopped(views);
  const hosts = await startHosts(options, { onProgress, onFailure, onStopped });
  const ask = async (question: Question): Promise<unknown> => {
    const host = hosts.find(({ views }) => views.includes(question.view as ViewName));
    if (host === undefined) throw new RangeError(`there is no view ${question.view}`);
    return host.ask(question);
  };

  return {
    stores,
    ready: progress.ready,
    positions: progress.positions,
    status: progress.status,
    waitFor: progress.waitFor,
    rebuild: (view) => ask({ kind: 'rebuild', view }) as Promise<RebuildReport>,
    hash: (view) => ask({ kind: 'hash', view }) as Promise<ViewHash & { position: number }>,
    parked: (view) => ask({ kind: 'parked', view }) as Promise<readonly ParkedEvent[]>,
    replay: (view, key) => ask({ kind: 'replay', view, key }) as Promise<number>,
    skip: (view, key, eventId, reason) =>
      ask({ kind: 'skip', view, key, eventId, reason }) as Promise<number>,
    async close() {
      await Promise.all(hosts.map((host) => host.close()));
      progress.close();
      stores.close();
    },
  };
}

interface ViewHost extends EngineHost {
  readonly views: readonly ViewName[];
}

interface HostListeners {
  readonly onProgress: (status: readonly ViewStatus[]) => void;
  readonly onFailure: (error: Error) => void;
  readonly onStopped: (views: readonly string[]) => void;
}

async function startHosts(
  { events, folder }: ProjectionsOptions,
  { onProgress, onFailure, onStopped }: HostListeners,
): Promise<readonly ViewHost[]> {
  if (events.kind === 'inline') {
    return [{ views: viewNames, ...(await startInline(events, folder, onProgress)) }];
  }
  return threads.map((views) => ({
    views,
    ...startThread(
      { events: events.file, folder, views },
      { onProgress, onFailure, onStopped: () => onStopped(views) },
    ),
  }));
}
