import type { AnchoringHandle } from '#chain-anchors/anchoring.ts';
import { signingAdvice } from '#chain-anchors/ledger/signing-advice.ts';
import { stopsSigning } from '#chain-anchors/ledger/signing-guard.ts';
import type { EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { ViewStatus } from '#projections/engine/status.ts';
import { type ViewName, viewNames } from '#projections/ports/views.ts';
import type { ProjectionsHandle } from '#projections/start-projections.ts';
import type { LiveFeed } from '#read-api/live-feed.ts';
import type { Dependency, HealthPorts } from './health.controller.ts';

/** What health is asked of. */
export interface WatchedParts {
  readonly store: EmbeddedStore;
  readonly anchoring: AnchoringHandle;
  readonly projections: ProjectionsHandle;
  readonly live: Pick<LiveFeed, 'readers'>;
}

/** The log works while its thread does and the stores fit each other; in codes and numbers. */
function ofLog(anchoring: AnchoringHandle): Dependency {
  const { signing, ledgerProblem, ...numbers } = anchoring.status();
  const stopped = anchoring.fault() !== null;
  return {
    name: 'transparency-log',
    ready: !stopped && !stopsSigning(signing),
    detail: JSON.stringify({
      code: stopped ? 'log-stopped' : signing.kind,
      ...numbers,
      signing,
      chainAnswers: ledgerProblem === null,
      advice: signingAdvice(signing),
    }),
  };
}

/** Work goes on beside a clock that was set back: no time goes backwards, and it is said how far it is. */
function ofClock(behindMs: number): Dependency {
  const code = behindMs === 0 ? 'ready' : 'clock-behind';
  return { name: 'clock', ready: true, detail: JSON.stringify({ code, behindMs }) };
}

/** A view works while it serves and moves; what it failed on is for the log of the server. */
function ofView(name: ViewName, all: readonly ViewStatus[]): Dependency {
  const status = all.find(({ view }) => view === name);
  if (status === undefined) return stoppedView(name, { code: 'not-started' });
  const { fault, ...numbers } = status;
  if (fault !== null) return stoppedView(name, { code: 'stopped', ...numbers });
  if (status.generation === null) return stoppedView(name, { code: 'filling', ...numbers });
  const detail = JSON.stringify({ code: 'ready', ...numbers });
  return { name: `view-${name}`, ready: true, detail };
}

const stoppedView = (name: ViewName, detail: object): Dependency => ({
  name: `view-${name}`,
  ready: false,
  detail: JSON.stringify(detail),
});

/** Readiness and metrics of the running parts. */
export function systemHealth({ store, anchoring, projections, live }: WatchedParts): HealthPorts {
  return {
    dependencies: async () => {
      const health = store.health();
      return [
        {
          name: 'event-store',
          ready: health.kind === 'ready',
          detail: JSON.stringify({ code: health.kind === 'ready' ? 'ready' : health.reason }),
        },
        ofClock(store.clockBehindMs()),
        ...viewNames.map((name) => ofView(name, projections.status())),
        ofLog(anchoring),
      ];
    },

    gauges: async () => {
      const head = await store.head();
      const { position, checkpointSize, anchoredSize, size } = anchoring.status();
      const views = projections.positions();
      const ofViews = (read: (view: string) => number) =>
        Object.keys(views).map((view) => ({ labels: { view }, value: read(view) }));
      const parked = new Map(projections.status().map((each) => [each.view, each.parked]));
      return {
        andu_event_store_head: { value: head, help: 'Position of the last event' },
        andu_event_store_waiting_events: {
          value: store.backlog().events,
          help: 'Events that wait for the disk',
        },
        andu_clock_behind_seconds: {
          value: store.clockBehindMs() / 1_000,
          help: 'Seconds that the clock is behind the last event',
        },
        andu_live_streams: { value: live.readers(), help: 'Live streams that are open' },
        andu_view_lag_events: {
          values: ofViews((view) => Math.max(0, head - views[view]!)),
          help: 'Events that readers of a view do not see yet',
        },
        andu_view_parked_events: {
          values: ofViews((view) => parked.get(view) ?? 0),
          help: 'Events that a view could not take',
        },
        andu_log_lag_events: {
          value: Math.max(0, head - position),
          help: 'Events without a leaf in the transparency log yet',
        },
        andu_log_unsigned_leaves: {
          value: Math.max(0, size - checkpointSize),
          help: 'Leaves that no signed checkpoint covers yet',
        },
        andu_log_unanchored_leaves: {
          value: Math.max(0, size - anchoredSize),
          help: 'Leaves that no checkpoint on the chain covers yet',
        },
      };
    },
  };
}
