import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { installationLog } from '#chain-anchors/anchoring-options.ts';
import { startAnchoring, type AnchoringHandle } from '#chain-anchors/anchoring.ts';
import { openDeskStore } from '#commands/desk/desk-store.ts';
import {
  directoryWriter,
  type DirectoryWriter,
} from '#commands/directory/submit-directory-commands.ts';
import { openDocumentVault } from '#commands/documents/document-vault.ts';
import { keepSupervising } from '#commands/supervision/keep-supervising.ts';
import { supervisionReactor } from '#commands/supervision/reactor.ts';
import { directoryNames } from '#domain/directory/directory-names.ts';
import {
  followDirectory,
  openDirectoryMemory,
  type DirectoryMemory,
} from '#event-store/directory-memory.ts';
import type { RunningStore } from '#event-store/port.ts';
import { openAnswerStore } from '#http/idempotency/answer-store.ts';
import type { AdministratorCode } from '#identity/accounts/account-desk.ts';
import { casePolicy, openIdentity, type Identity } from '#identity/identity.ts';
import type { SignInRecord } from '#identity/sign-in-record.ts';
import { rememberContents } from '#platform/data-folder/contents.ts';
import { lostEventsFile } from '#platform/data-folder/folder-files.ts';
import { makeFolder } from '#platform/private-files.ts';
import { skipAgain } from '#projections/skip-again.ts';
import { startProjections, type ProjectionsHandle } from '#projections/start-projections.ts';
import { bareDoors } from './server/bare-doors.ts';
import { systemClock } from './server/clock.ts';
import { beginDemonstration, isDemonstrationBegun } from './server/demonstration-cases.ts';
import type { Configuration } from './server/configuration.ts';
import { createApp, type AppParts } from './server/create-app.ts';
import { noteLostEvents, openWatchedStore } from './server/data-folder/lost-events.ts';
import { lookThrough, type LookThrough } from './server/data-folder/look-through.ts';
import { viewsAhead } from './server/data-folder/views-ahead.ts';
import { doorsOf, type Parts } from './server/doors.ts';
import { serveEsdb } from './server/esdb/serve-esdb.ts';
import { healthPorts, type HealthPorts } from './server/health.controller.ts';
import { type Engines, enginesOf, placeOfEvents } from './server/engines.ts';
import { addressOf, closeApp, listen, refuseExposedDemonstration } from './server/listening.ts';
import { joinProcesses, type OwnProcess } from './server/processes.ts';
import { accessRecorder } from './server/recorded-calls.ts';
import { recordedSignIns } from './server/recorded-sign-ins.ts';
import { startDirectory } from './server/start-directory.ts';
import { startSystems, type SystemsStart } from './server/start-systems.ts';
import { opening, startFailures } from './server/start-failure.ts';
import { storeFaults, type StoreFaults } from './server/store-faults.ts';
import { alteredAdvice, sayForgotten, signingSpoken } from './server/start-words.ts';

/** The running system, or the part of it that this process is. */
export interface Andu {
  readonly url: string;
  /** True for the one process that loads the cases of the demonstration: the store was empty at its start, or an earlier one was killed at it. */
  readonly loadsDemonstration: boolean;
  /** Resolves when commands can be answered. */
  readonly takesCommands: Promise<void>;
  /** What the system stands on, as `/readyz` tells it. */
  readonly dependencies: HealthPorts['dependencies'];
  /** Address of clients of EventStoreDB, as their connection string has it; null when they are not served. */
  readonly esdb: string | null;
  /** The code that makes the first or second administrator; null when both are there, or people sign in elsewhere. */
  readonly firstAdministrator: AdministratorCode | null;
  /** Ends every part; what was acknowledged stays. */
  close(): Promise<void>;
}

/** How long calls may go on once it was said to stop, ms. */
const graceMs = 10_000;

/** What a process stands on, whatever its roles. */
interface Ground {
  readonly own: OwnProcess;
  readonly log: Logger;
  readonly store: RunningStore;
  readonly engines: Engines;
  readonly largeFiles: LookThrough;
  readonly faults: StoreFaults;
}

/**
 * Composition root: picks the adapters, starts the parts that the process has the roles for; nothing
 * else knows which is which. Throws StartFailure, after everything that was opened is closed again.
 */
export async function startAndu(
  configuration: Configuration,
  stopping: { readonly graceMs: number } = { graceMs },
): Promise<Andu> {
  const log = pino({ level: configuration.logLevel }, pino.destination(2));
  // What was opened last is closed first: nothing loses what it stands on.
  const opened = new AsyncDisposableStack();
  try {
    await opening(addressOf(configuration), () => refuseExposedDemonstration(configuration));
    const {
      own,
      parts,
      app: appParts,
      takesCommands,
      esdb,
    } = await openParts(configuration, log, opened);
    const app = await opening('server', () => createApp(appParts, configuration));
    opened.defer(() => closeApp(app, stopping.graceMs));
    const url = await opening(addressOf(configuration), () => listen(app, configuration));
    await opening('identity', () => parts?.identity.setBaseUrl(configuration.baseUrl ?? url));
    await opening(configuration.dataFolder, () =>
      rememberContents(configuration.dataFolder, enginesOf(configuration).events.kind),
    );
    own.listens(url);
    own.started();
    const mayMakeAccounts = own.roles.includes('commands');
    return {
      url,
      loadsDemonstration:
        mayMakeAccounts && isDemonstrationBegun(configuration) && own.notes.first('demonstration'),
      takesCommands,
      esdb,
      dependencies: app.get<HealthPorts>(healthPorts).dependencies,
      firstAdministrator: mayMakeAccounts
        ? (parts?.identity.accountDesk?.codeForAdministrator() ?? null)
        : null,
      close: () => opened.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync().catch((failure: unknown) => {
      log.error({ err: failure }, 'not everything was closed after the failed start');
    });
    throw error;
  }
}

interface Opened {
  readonly own: OwnProcess;
  /** Null for a process that neither takes commands nor answers questions. */
  readonly parts: Parts | null;
  readonly app: AppParts;
  readonly takesCommands: Promise<void>;
  /** Address of clients of EventStoreDB; null when they are not served. */
  readonly esdb: string | null;
}

/** Opens the stores one after the other, each on those before it. */
async function openParts(
  configuration: Configuration,
  log: Logger,
  opened: AsyncDisposableStack,
): Promise<Opened> {
  const { dataFolder: folder, roles } = configuration;
  await opening(folder, () => makeFolder(folder));
  const own = await opening(folder, () =>
    joinProcesses(configuration, (error) => log.error({ err: error }, 'word to other processes')),
  );
  opened.defer(() => own.leave());
  const engines = enginesOf(configuration);
  const faults = storeFaults();
  const store = await opening(placeOfEvents(engines.events), () =>
    openWatchedStore({ folder, events: engines.events, faults, log }),
  );
  opened.defer(() => store.close());
  const largeFiles = lookThrough(roles.includes('anchors') ? folder : null, {
    onDamage: (damage) => log.error({ code: 'damaged', ...damage }, startFailures.damaged.en),
    onFailure: (error) => log.error({ err: error }, 'not every large file was looked through'),
  });
  opened.defer(() => largeFiles.stop());
  const ground = { own, log, store, engines, largeFiles, faults };
  const answers = roles.includes('commands') || roles.includes('read-api');
  if (answers) {
    const answering = await openAnsweringParts(configuration, ground, opened);
    return { own, ...answering, app: await doorsOf(answering.parts) };
  }
  const anchoring = roles.includes('anchors') ? await openLog(folder, ground, opened) : null;
  const projections = roles.some((role) => role === 'projections' || role === 'supervision')
    ? await openViews(folder, ground, await openDirectoryMemory(store), opened)
    : null;
  if (projections !== null) await openSupervision(ground, projections, opened);
  return {
    own,
    parts: null,
    app: bareDoors({ ...ground, anchoring, projections }),
    takesCommands: Promise.resolve(),
    esdb: null,
  };
}

/** What a process needs that answers calls. */
async function openAnsweringParts(
  configuration: Configuration,
  ground: Ground,
  opened: AsyncDisposableStack,
): Promise<Pick<Opened, 'takesCommands' | 'esdb'> & { readonly parts: Parts }> {
  const { dataFolder: folder, demo } = configuration;
  const { own, log, store, largeFiles, faults } = ground;
  if ((await store.head()) === 0) beginDemonstration(configuration);
  const signIns = recordedSignIns(accessRecorder(store), systemClock.now, (error) =>
    log.error({ err: error }, 'sign-ins not recorded'),
  );
  opened.defer(() => signIns.close());
  // What is opened in a moment comes before the threads: a start that must fail fails soon.
  const directory = await opening(join(folder, 'events'), () => openDirectoryMemory(store));
  const followed = followDirectory(directory, (error) =>
    log.error({ err: error }, 'the directory was not read on'),
  );
  opened.defer(() => followed.stop());
  const demonstration = demo === 'off' ? null : (await import('#demo/accounts.ts')).demonstration;
  const identity = await opening(join(folder, 'identity.db'), () =>
    openIdentity({
      dataFolder: folder,
      demonstration,
      store,
      directory: () => directory.at(systemClock.today()),
      record: accessRecorder(store),
      signIns,
      inTurn: own.inTurn,
      onAltered: (differing) => log.error({ code: 'account-altered', differing }, alteredAdvice),
    }),
  );
  opened.defer(() => identity.close());
  const documents = join(folder, 'documents');
  const vault = await opening(documents, () => openDocumentVault(documents));
  const desk = await opening(join(folder, 'desk.db'), () => openDeskStore(folder));
  opened.defer(() => desk.close());
  const answers = await opening(join(folder, 'answers.db'), () =>
    openAnswerStore(folder, Date.now),
  );
  opened.defer(() => answers.close());
  const anchoring = await openLog(folder, ground, opened);
  const projections = await openViews(folder, ground, directory, opened);
  await openSupervision(ground, projections, opened);
  const writing = { store, clock: systemClock, signReceipt: anchoring.signReceipt };
  const writer = directoryWriter({
    ...writing,
    memory: directory,
    openCases: async (party) => {
      const { rows } = await projections.stores.dossiers.count({ party, mark: 'open', by: [] });
      return rows.reduce((sum, { cases }) => sum + cases, 0);
    },
  });
  const firstWrites = () =>
    writeFirst({ ...writing, log, demo, folder, demonstration, directory, writer, identity });
  // Where another process has still to begin the log, nothing can be signed: it is done as soon as it has.
  const later = !anchoring.isBegun() || !own.roles.includes('commands');
  if (!later) await opening('directory', firstWrites);
  const takesCommands =
    later && own.roles.includes('commands')
      ? logBegun(anchoring, opened).then(firstWrites)
      : Promise.resolve();
  takesCommands.catch((error: unknown) =>
    log.error({ err: error }, 'no first directory or systems'),
  );
  const esdb = await openEsdb(configuration, ground, { identity, signIns }, opened);
  const stores = { store, vault, desk, answers, directory, writer, largeFiles, faults };
  const parts = { own, log, anchoring, identity, projections, ...stores };
  return { parts, takesCommands, esdb };
}

/** The door for clients of EventStoreDB, at a process that answers questions; its address, or null. */
async function openEsdb(
  configuration: Configuration,
  { own, log, store, engines }: Ground,
  { identity, signIns }: { readonly identity: Identity; readonly signIns: SignInRecord },
  opened: AsyncDisposableStack,
): Promise<string | null> {
  if (!own.roles.includes('read-api')) return null;
  const port = `${configuration.host}:${configuration.esdb?.port}`;
  const served = await opening(port, () =>
    serveEsdb(configuration, {
      log,
      events: engines.events,
      policy: casePolicy(),
      tryPassword: identity.tryPassword,
      isAccount: identity.isPersonsId,
      signIns,
      recordAccess: accessRecorder(store),
    }),
  );
  if (served === null) return null;
  opened.defer(() => served.stop());
  return served.address;
}

interface FirstWrites extends Omit<SystemsStart, 'systems' | 'dataFolder' | 'store'> {
  readonly store: RunningStore;
  readonly demo: Configuration['demo'];
  readonly folder: string;
  readonly directory: DirectoryMemory;
  readonly writer: DirectoryWriter;
  readonly identity: Identity;
}

/** What a folder is given before anybody may ask: the directory of the demonstration, and the systems. */
async function writeFirst(parts: FirstWrites): Promise<void> {
  const { store, log, demo, folder, directory, writer, identity } = parts;
  await startDirectory({
    memory: directory,
    writer,
    store,
    demo,
    log,
    load: async () => (await import('#demo/directory.ts')).demonstrationDirectory,
  });
  const { systems, forgottenAccounts } = identity;
  const gone = await startSystems({ ...parts, systems, dataFolder: folder });
  sayForgotten(log, { accounts: forgottenAccounts, systems: gone });
}

/** The log, written here when it is this process's turn. */
async function openLog(
  folder: string,
  { own, log, store, engines }: Ground,
  opened: AsyncDisposableStack,
): Promise<AnchoringHandle> {
  const logFolder = join(folder, 'log');
  const anchoring = await opening(logFolder, () =>
    startAnchoring({
      folder: logFolder,
      origin: installationLog,
      events: engines.events,
      ledger: engines.ledger,
      store,
      records: store,
      shared: {
        lease: own.leases.anchors,
        isWritten: () => own.isDone('anchors'),
        notes: own.notes,
      },
      onFailure: (error) => log.error({ err: error }, 'the log stopped and starts again'),
      onSigning: signingSpoken(log),
    }),
  );
  opened.defer(() => anchoring.stop());
  return anchoring;
}

/** Warnings of time limits, reckoned here when it is this process's turn. */
async function openSupervision(
  { own, log, store }: Ground,
  projections: ProjectionsHandle,
  opened: AsyncDisposableStack,
): Promise<void> {
  const lease = own.leases.supervision;
  if (lease === null) return;
  const reactor = supervisionReactor({
    store,
    clock: systemClock,
    toReckon: projections.stores.warnings.toReckon,
    caughtUp: (position) => projections.waitFor('warnings', position, 5_000),
  });
  const kept = keepSupervising(reactor, {
    clock: systemClock,
    seen: () => projections.positions()['warnings'] ?? 0,
    onFailure: (error) => log.error({ err: error }, 'limits not reckoned'),
  });
  await lease.keep({ begin: async () => kept.begin(), end: () => kept.end() });
  opened.defer(() => lease.stop());
}

/** The views, carried here when it is this process's turn. */
async function openViews(
  folder: string,
  { own, log, store, engines, faults }: Ground,
  directory: DirectoryMemory,
  opened: AsyncDisposableStack,
): Promise<ProjectionsHandle> {
  const viewsFolder = join(folder, 'views');
  const found = await viewsAhead(engines.views, store.head);
  await opening(join(folder, lostEventsFile), () =>
    noteLostEvents({ folder, events: engines.events, faults, log }, found),
  );
  const projections = await opening(viewsFolder, () =>
    startProjections({
      stored: engines.views,
      names: directoryNames(directory.state),
      events: { kind: 'thread', store: engines.events },
      shared: {
        lease: own.leases.projections,
        isCarried: () => own.isDone('projections'),
        questions: own.questions,
        head: () => store.head(),
      },
      onFailure: (error) => log.error({ err: error }, 'the projections stopped and start again'),
    }),
  );
  opened.defer(() => projections.close());
  projections.ready
    .then(() =>
      own.leases.projections?.state() === 'active' ? skipAgain(store, projections) : undefined,
    )
    .catch((error: unknown) => log.error({ err: error }, 'what was skipped is parked again'));
  return projections;
}

/** Resolves when some process has begun the log; never after the close. */
async function logBegun(anchoring: AnchoringHandle, opened: AsyncDisposableStack): Promise<void> {
  const lookMs = 200;
  while (!anchoring.isBegun()) {
    await new Promise((resolve) => setTimeout(resolve, lookMs).unref());
    if (opened.disposed) return new Promise(() => undefined);
  }
}
