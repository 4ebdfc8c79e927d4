import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { KeptLease } from '#platform/processes/kept-lease.ts';
import type { Questions } from '#platform/processes/questions.ts';
import { type EventsForViews, viewCarrier, type ViewCarrier } from './carry-views.ts';
import type { Question } from './engine/messages.ts';
import { type Progress, trackProgress } from './engine/progress.ts';
import { followViews } from './follow-views.ts';
import type { PausedFilling, RebuildReport, ViewStatus } from './engine/status.ts';
import type { ViewsDescription, ViewsEngine } from './engine/views-engine.ts';
import { viewsEngine } from './open-views.ts';
import type { ViewHash } from './engine/view-hash.ts';
import type { ParkedEvent } from './ports/sink.ts';
import { viewNames, type ViewName, type ViewStores } from './ports/views.ts';

export interface ProjectionsOptions {
  readonly stored: ViewsDescription;
  /** `thread`: threads of their own that open the store as it is described. `inline`: in this one. */
  readonly events: EventsForViews;
  /** Of the directory, for what was found. */
  readonly names: DirectoryNames;
  /** How several processes share the views; without it this one carries them, and no other can be there. */
  readonly shared?: SharedViews;
  /** Told when the thread stopped unasked; it is started again. */
  onFailure?(error: Error): void;
}

/** One of the processes of a folder carries the views; the others read what it writes. */
export interface SharedViews {
  /** Held while this process carries them; null when it never does. */
  readonly lease: KeptLease | null;
  /** True while some process carries them. */
  readonly isCarried: () => boolean;
  /** By which the others ask whoever does. */
  readonly questions: Questions;
  /** Last position of the store. */
  readonly head: () => Promise<number>;
}

/** The role under which the views are carried. */
export const carrierRole = 'projections';

/** No process carries the views just now, or the one that does did not answer. */
export class NobodyCarries extends Error {
  override readonly name = 'NobodyCarries';
}

/** The running projections, as the composition root and the read API see them. */
export interface ProjectionsHandle {
  /** The asking side of every view; follows rebuilds by itself. */
  readonly stores: ViewStores;
  /** The server that keeps a view, by its name; none for a view in files. */
  readonly servers: ReadonlyMap<ViewName, string>;
  /** Resolves when every view was filled once and serves. */
  readonly ready: Promise<void>;
  /** Position that readers of each view see. */
  positions(): Readonly<Record<string, number>>;
  /** For metrics and readiness: position, lag, parked events and fault of each view. */
  status(): readonly ViewStatus[];
  /** True as soon as the view shows that position, false when the time is up. Throws RangeError for no such view. */
  waitFor(view: string, position: number, timeoutMs: number): Promise<boolean>;
  /**
   * Fills the view beside the serving one and switches; what is being filled already is gone on with, unless `anew`.
   * Rejects where its server is away at the start; where it goes away later it is waited for.
   */
  rebuild(view: ViewName, anew?: boolean): Promise<RebuildReport>;
  /** Writes what was filled so far and rests, until a rebuild is asked for or the next start; null where nothing is filled. */
  pause(view: ViewName): Promise<PausedFilling | null>;
  hash(view: ViewName): Promise<ViewHash & { readonly position: number }>;
  parked(view: ViewName): Promise<readonly ParkedEvent[]>;
  /** Takes the parked events of a key again; gives how many still are parked. */
  replay(view: ViewName, key: string): Promise<number>;
  /** Leaves an event out of a view for good, then replays its key. */
  skip(view: ViewName, key: string, eventId: string, reason: string): Promise<number>;
  close(): Promise<void>;
}

/** How long whoever carries the views may take to answer another process, ms. */
const answerMs = 20_000;

/** Starts the views on the engine that is described. They catch up in the background: see `ready`. */
export async function startProjections(options: ProjectionsOptions): Promise<ProjectionsHandle> {
  const { stored, names, events, shared } = options;
  const engine = viewsEngine(stored);
  const onFailure = options.onFailure ?? (() => undefined);
  const stores = engine.asking(names, (view) => {
    onFailure(new Error(`the view ${view} is damaged; it is filled anew from the events`));
    ask({ kind: 'damaged', view }).catch(onFailure);
  });
  const progress = trackProgress(viewNames);
  const onProgress = (status: readonly ViewStatus[]): void => {
    stores.follow(status);
    progress.update(status);
  };
  const onStopped = (views: readonly string[]): void => progress.stopped(views);
  const carrier = viewCarrier({ events, stored, onProgress, onFailure, onStopped });
  const ask = (question: Question): Promise<unknown> =>
    shared === undefined || carrier.isCarrying()
      ? carrier.ask(question)
      : askWhoCarries(shared, question);
  const beside =
    shared === undefined
      ? null
      : besideOthers(shared, { engine, progress, onProgress, onFailure }, carrier);
  await (beside === null ? carrier.begin(null) : beside.start());

  return {
    stores,
    servers: engine.servers,
    ready: progress.ready,
    positions: progress.positions,
    status: progress.status,
    waitFor(view, position, timeoutMs) {
      const reached = progress.waitFor(view, position, timeoutMs);
      if (progress.positions()[view]! < position) carrier.hurry(view, position);
      beside?.hurry();
      return reached;
    },
    rebuild: (view, anew = false) => ask({ kind: 'rebuild', view, anew }) as Promise<RebuildReport>,
    pause: (view) => ask({ kind: 'pause', view }) as Promise<PausedFilling | null>,
    hash: (view) => ask({ kind: 'hash', view }) as Promise<ViewHash & { position: number }>,
    parked: (view) => ask({ kind: 'parked', view }) as Promise<readonly ParkedEvent[]>,
    replay: (view, key) => ask({ kind: 'replay', view, key }) as Promise<number>,
    skip: (view, key, eventId, reason) =>
      ask({ kind: 'skip', view, key, eventId, reason }) as Promise<number>,
    async close() {
      await (beside === null ? carrier.end() : beside.stop());
      progress.close();
      await stores.close();
    },
  };
}

async function askWhoCarries(
  { isCarried, questions }: SharedViews,
  question: Question,
): Promise<unknown> {
  const said = isCarried() ? await questions.ask(carrierRole, question, answerMs) : null;
  if (said === null) throw new NobodyCarries('no process carries the views just now');
  return said.answer;
}

interface BesideParts {
  readonly engine: ViewsEngine;
  readonly progress: Progress;
  readonly onProgress: (status: readonly ViewStatus[]) => void;
  readonly onFailure: (error: Error) => void;
}

/** Carries the views while it is this process's turn, and follows them by their files while it is not. */
function besideOthers(
  { lease, isCarried, questions, head }: SharedViews,
  { engine, progress, onProgress, onFailure }: BesideParts,
  carrier: ViewCarrier,
) {
  const followed = followViews({
    engine,
    progress,
    head,
    isCarried,
    onStatus: onProgress,
    onFailure,
  });
  let answering: { stop(): void } | null = null;
  return {
    async start() {
      await lease?.keep({
        async begin(held) {
          followed.stop();
          await carrier.begin(held);
          answering = questions.answer(carrierRole, (question) =>
            carrier.ask(question as Question),
          );
        },
        async end() {
          answering?.stop();
          await carrier.end();
          followed.start();
        },
      });
      if (!carrier.isCarrying()) followed.start();
    },
    hurry: () => followed.hurry(),
    async stop() {
      await lease?.stop();
      followed.stop();
    },
  };
}
