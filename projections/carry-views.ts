import type { EventStoreDescription } from '#event-store/port.ts';
import type { HeldLease } from '#platform/processes/leases.ts';
import { startInline, startThread, type EngineHost } from './engine/engine-host.ts';
import type { EventLog } from './engine/event-source.ts';
import type { Question } from './engine/messages.ts';
import type { ViewsDescription, ViewServers } from './engine/views-engine.ts';
import { viewsEngine } from './open-views.ts';
import type { ViewStatus } from './engine/status.ts';
import { viewNames, type ViewName } from './ports/views.ts';

/** Where the engines run, and what they read. */
export type EventsForViews =
  | { readonly kind: 'thread'; readonly store: EventStoreDescription }
  | { readonly kind: 'inline'; readonly log: EventLog };

/** The engines of this process, while it carries the views. */
export interface ViewCarrier {
  /** `lease`: under what the views are written; null when no other process can be there. */
  begin(lease: HeldLease | null): Promise<void>;
  isCarrying(): boolean;
  /** Rejects with what the engine says. */
  ask(question: Question): Promise<unknown>;
  /** Somebody waits until the view has seen this position; nothing where this process does not carry it. */
  hurry(view: string, position: number): void;
  end(): Promise<void>;
}

interface CarrierParts {
  readonly events: EventsForViews;
  readonly stored: ViewsDescription;
  readonly onProgress: (status: readonly ViewStatus[]) => void;
  readonly onFailure: (error: Error) => void;
  readonly onStopped: (views: readonly string[]) => void;
}

interface ViewHost extends EngineHost {
  readonly views: readonly ViewName[];
}

/**
 * The views that share a thread. Search costs about as much as the others together, so
 * two threads fill all views in half the time of one.
 */
const threads: readonly (readonly ViewName[])[] = [
  ['dossier', 'worklist', 'cockpit', 'warnings'],
  ['search', 'quality', 'access'],
];

/** Views of one server share a thread with no others: nobody else waits for a server that is slow or away. */
export function threadsOf({ servers = {} }: ViewsDescription): readonly (readonly ViewName[])[] {
  const placeOf = (view: ViewName): string =>
    view in servers ? servers[view as keyof ViewServers]!.address : 'files';
  return threads.flatMap((views) => [...Map.groupBy(views, placeOf).values()]);
}

export function viewCarrier(parts: CarrierParts): ViewCarrier {
  let hosts: readonly ViewHost[] = [];
  const hostOf = (view: string) => hosts.find(({ views }) => views.includes(view as ViewName));
  return {
    async begin(lease) {
      hosts = await startHosts(parts, lease);
    },
    isCarrying: () => hosts.length > 0,
    hurry: (view, position) => hostOf(view)?.hurry(view, position),
    async ask(question) {
      const host = hostOf(question.view);
      if (host === undefined) throw new RangeError(`there is no view ${question.view}`);
      return host.ask(question);
    },
    async end() {
      const ended = hosts;
      hosts = [];
      await Promise.all(ended.map((host) => host.close()));
    },
  };
}

async function startHosts(
  { events, stored, onProgress, onFailure, onStopped }: CarrierParts,
  lease: HeldLease | null,
): Promise<readonly ViewHost[]> {
  viewsEngine(stored).prepare();
  if (events.kind === 'inline') {
    return [
      { views: viewNames, ...(await startInline(events.log, viewsEngine(stored), onProgress)) },
    ];
  }
  return threadsOf(stored).map((views) => ({
    views,
    ...startThread(
      { events: events.store, stored, views, lease },
      { onProgress, onFailure, onStopped: () => onStopped(views) },
    ),
  }));
}
