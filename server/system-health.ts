import type { AnchoringHandle } from '#chain-anchors/anchoring.ts';
import { signingAdvice } from '#chain-anchors/ledger/signing-advice.ts';
import { stopsSigning } from '#chain-anchors/ledger/signing-guard.ts';
import type { RunningStore, StoreHealth } from '#event-store/port.ts';
import type { Identity } from '#identity/identity.ts';
import { type ViewName, viewNames } from '#projections/ports/views.ts';
import type { ProjectionsHandle } from '#projections/start-projections.ts';
import type { LiveFeed } from '#read-api/live/live-feed.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { sharedFiles } from '#platform/data-folder/folder-files.ts';
import type { LookThrough } from './data-folder/look-through.ts';
import type { Dependency, GaugeReading, HealthPorts } from './health.controller.ts';
import { type OwnProcess, rolesReport } from './processes.ts';
import type { StoreFaults } from './store-faults.ts';
import { eventsLost, startFailures } from './start-failure.ts';

type Gauges = Readonly<Record<string, GaugeReading>>;

/** What health is asked of; null for what this process has no part in. */
export interface WatchedParts {
  readonly own: OwnProcess;
  readonly store: RunningStore;
  readonly anchoring: AnchoringHandle | null;
  readonly projections: ProjectionsHandle | null;
  readonly live: Pick<LiveFeed, 'readers'> | null;
  /** The files that the start did not wait for. */
  readonly largeFiles: Pick<LookThrough, 'now'>;
  /** Of accounts, how many were refused as altered; null where nobody signs in. */
  readonly identity: Pick<Identity, 'alteredAccounts'> | null;
  /** The stores that failed calls. */
  readonly faults: StoreFaults;
}

/**
 * Sound as far as it was looked; where, in words that anybody may read. A document that is damaged is named
 * and is in nobody's way: the server is ready for all the others.
 */
function ofFiles({
  largeFiles,
  faults,
  store,
}: Pick<WatchedParts, 'largeFiles' | 'faults' | 'store'>): Dependency {
  const { state, damaged: seen } = largeFiles.now();
  const failed = faults.now();
  const documents = faults.documents().map((path) => ({ path, table: null }));
  const stores = [
    ...seen,
    ...failed
      .filter(({ code }) => code === 'damaged')
      .map(({ store }) => ({ path: store, table: null })),
  ];
  const failing = failed.filter(({ code }) => code !== 'damaged').map(({ store }) => store);
  const full = failed.some((each) => each.code === 'full');
  const lost = faults.lost();
  const damaged = [...stores, ...documents];
  const ready = stores.length === 0 && failing.length === 0 && lost === null;
  const sound = state === 'done' ? 'ready' : state;
  const isSound = ready && documents.length === 0;
  const code = isSound ? sound : codeOf(damaged.length > 0, lost !== null);
  const advice = isSound
    ? null
    : lost === null
      ? adviceOn(damaged, full)
      : startFailures[eventsLost(store.description.kind)];
  const detail = { code, damaged, failing, lost, advice };
  return { name: 'stored-files', ready, detail: JSON.stringify(detail) };
}

const codeOf = (damaged: boolean, lost: boolean): string =>
  lost ? 'events-lost' : damaged ? 'damaged' : 'failing';

/** Of what is in no backup it is not said to restore it. */
const adviceOn = (damaged: readonly { readonly path: string }[], full: boolean): Bilingual =>
  damaged.length === 0
    ? startFailures[full ? 'storage-full' : 'not-permitted']
    : damaged.every(({ path }) => Object.values<string>(sharedFiles).includes(path))
      ? startFailures.remade
      : startFailures.damaged;

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
      chain: { kind: anchoring.chain.kind, channel: anchoring.chain.channel },
      chainAnswers: ledgerProblem === null,
      advice: stopped ? logStopped : signingAdvice(signing),
    }),
  };
}

/** An account that somebody altered is refused, and the server works for all others; who it is stays out of readiness. */
function ofAccounts(altered: number): Dependency {
  const code = altered === 0 ? 'ready' : 'account-altered';
  const advice = altered === 0 ? null : accountsAdvice;
  return { name: 'accounts', ready: true, detail: JSON.stringify({ code, altered, advice }) };
}

const accountsAdvice: Bilingual = {
  zh: '有账户的资料与其事件记录不符，已拒绝其登录：identity.db 被改动。请运行 andu fsck，其中列出账户',
  en: 'An account is not what its events give and is refused: somebody wrote to identity.db. Run andu fsck, which names it',
};

function ofStore(health: StoreHealth): Dependency {
  const ready = health.kind === 'ready';
  const code = ready ? 'ready' : health.reason === 'lost' ? 'events-lost' : health.reason;
  const advice = code === 'events-lost' ? { advice: startFailures['events-lost-in-server'] } : {};
  return { name: 'event-store', ready, detail: JSON.stringify({ code, ...advice }) };
}

/** What it waits for, and who is asked when it does not come. */
const logStopped: Bilingual = {
  zh: '存证日志的写入线程已停止，正等待事件存储、磁盘和 anchors.db 恢复可用，其后自行重启（间隔至多 30 秒）并核对各存储；此间已受理的事件待其恢复后记入日志。原因见服务日志；一分钟后仍如此，请查看 event-store 与 stored-files 两项',
  en: 'the thread that writes the log has stopped; it waits for the event store, the disk and anchors.db, starts again by itself (30 s later at most) and holds the stores against each other; events that are taken meanwhile come into the log then. The log of the server says why; when it still says so after a minute, look at event-store and stored-files',
};

/** Work goes on beside a clock that was set back: no time goes backwards, and it is said how far it is. */
function ofClock(behindMs: number): Dependency {
  const code = behindMs === 0 ? 'ready' : 'clock-behind';
  return { name: 'clock', ready: true, detail: JSON.stringify({ code, behindMs }) };
}

type WatchedViews = Pick<ProjectionsHandle, 'status' | 'servers'>;

/** A view works while it serves and moves; a server that keeps it is named; what it failed on is for the log of the server. */
function ofView(name: ViewName, { status: statusOf, servers }: WatchedViews): Dependency {
  const status = statusOf().find(({ view }) => view === name);
  const server = servers.get(name);
  const kept = server === undefined ? {} : { server };
  if (status === undefined) return stoppedView(name, { code: 'not-started', ...kept });
  const { fault, ...rest } = status;
  const numbers = { ...kept, ...rest };
  if (fault !== null) {
    return stoppedView(name, { code: 'stopped', ...reasonOf(fault, server), ...numbers });
  }
  if (status.generation === null) return stoppedView(name, { code: 'filling', ...numbers });
  const detail = JSON.stringify({ code: 'ready', ...numbers });
  return { name: `view-${name}`, ready: true, detail };
}

/** What a server said, in codes and versions alone (`ViewServerUnavailable`): what else went wrong is not told. */
function reasonOf(fault: string, server: string | undefined): { readonly reason?: string } {
  const said = `${server} is not available: `;
  return server !== undefined && fault.startsWith(said) ? { reason: fault.slice(said.length) } : {};
}

const stoppedView = (name: ViewName, detail: object): Dependency => ({
  name: `view-${name}`,
  ready: false,
  detail: JSON.stringify(detail),
});

/** Readiness and metrics of the running parts. */
export function systemHealth({
  own,
  store,
  anchoring,
  projections,
  live,
  largeFiles,
  faults,
  identity,
}: WatchedParts): HealthPorts {
  return {
    roles: () => rolesReport(own),
    dependencies: async () => {
      const health = store.health();
      return [
        ofStore(health),
        ofClock(store.clockBehindMs()),
        ofFiles({ largeFiles, faults, store }),
        ...(identity === null ? [] : [ofAccounts(identity.alteredAccounts())]),
        ...(projections === null || !asksViews(own)
          ? []
          : viewNames.map((name) => ofView(name, projections))),
        ...(anchoring === null ? [] : [ofLog(anchoring)]),
      ];
    },

    gauges: async () => {
      const head = await store.head();
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
        ...(live === null
          ? {}
          : { andu_live_streams: { value: live.readers(), help: 'Live streams that are open' } }),
        ...(projections === null ? {} : gaugesOfViews(projections, head)),
        ...(anchoring === null ? {} : gaugesOfLog(anchoring, head)),
      };
    },
  };
}

/** A process that only takes commands works without the views. */
const asksViews = ({ roles }: OwnProcess): boolean =>
  roles.includes('read-api') || roles.includes('projections');

function gaugesOfViews(projections: ProjectionsHandle, head: number): Gauges {
  const views = projections.positions();
  const ofViews = (read: (view: string) => number) =>
    Object.keys(views).map((view) => ({ labels: { view }, value: read(view) }));
  const parked = new Map(projections.status().map((each) => [each.view, each.parked]));
  return {
    andu_view_lag_events: {
      values: ofViews((view) => Math.max(0, head - views[view]!)),
      help: 'Events that readers of a view do not see yet',
    },
    andu_view_parked_events: {
      values: ofViews((view) => parked.get(view) ?? 0),
      help: 'Events that a view could not take',
    },
  };
}

function gaugesOfLog(anchoring: AnchoringHandle, head: number): Gauges {
  const { position, checkpointSize, anchoredSize, size } = anchoring.status();
  const { certificates } = anchoring.chain;
  return {
    ...(certificates.length > 0 && {
      andu_chain_certificate_expiry_timestamp_seconds: {
        values: certificates.map(({ field, expires }) => ({
          labels: { certificate: field },
          value: Date.parse(expires) / 1_000,
        })),
        help: 'When a certificate of the chain expires, by its field in the profile',
      },
    }),
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
      help: 'Leaves that no checkpoint in the ledger covers yet',
    },
  };
}
