import { directoryNames } from '#domain/directory/directory-names.ts';
import { openDirectoryMemory } from '#event-store/directory-memory.ts';
import { directoryWriter } from '#commands/directory/submit-directory-commands.ts';
import { startDirectory } from './server/start-directory.ts';
import type { Server } from 'node:http';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino, type Logger } from 'pino';
import { startAnchoring } from '#chain-anchors/anchoring.ts';
import { signingAdvice } from '#chain-anchors/ledger/signing-advice.ts';
import { stopsSigning, type SigningPermission } from '#chain-anchors/ledger/signing-guard.ts';
import { openDeskStore } from '#commands/desk/desk-store.ts';
import { openAnswerStore } from '#http/idempotency/answer-store.ts';
import { openDocumentVault } from '#commands/documents/document-vault.ts';
import type { AdministratorCode } from '#identity/accounts/account-desk.ts';
import type { Forgotten } from '#identity/forget-demonstration.ts';
import { openIdentity } from '#identity/identity.ts';
import { makeFolder } from '#platform/private-files.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { skipAgain } from '#projections/skip-again.ts';
import { startProjections } from '#projections/start-projections.ts';
import type { Configuration } from './server/configuration.ts';
import { systemClock } from './server/clock.ts';
import { createApp } from './server/create-app.ts';
import { rememberContents } from './server/data-folder/contents.ts';
import { doorsOf, type Parts } from './server/doors.ts';
import { accessRecorder } from './server/recorded-calls.ts';
import { recordedSignIns } from './server/recorded-sign-ins.ts';
import { DemonstrationExposed, opening } from './server/start-failure.ts';

/** The running system. */
export interface Andu {
  readonly url: string;
  /** True when the store was empty at the start. */
  readonly fresh: boolean;
  /** The code that makes the first or second administrator; null when both are there, or people sign in elsewhere. */
  readonly firstAdministrator: AdministratorCode | null;
  /** Ends every part; what was acknowledged stays. */
  close(): Promise<void>;
}

/** Name of the transparency log of this installation. */
const origin = 'andu';

/** How long calls may go on once it was said to stop, ms. */
const graceMs = 10_000;

/**
 * Composition root: picks the adapters, starts the parts; nothing else knows which is which.
 * Throws StartFailure, after everything that was opened is closed again.
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
    const parts = await openParts(configuration, log, opened);
    const app = await opening('server', async () => createApp(await doorsOf(parts), configuration));
    opened.defer(() => closeApp(app, stopping.graceMs));
    const url = await opening(addressOf(configuration), () => listen(app, configuration));
    await opening('identity', () => parts.identity.setBaseUrl(configuration.baseUrl ?? url));
    await opening(configuration.dataFolder, () => rememberContents(configuration.dataFolder));
    const firstAdministrator = parts.identity.accountDesk?.codeForAdministrator() ?? null;
    return { url, fresh: parts.fresh, firstAdministrator, close: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync().catch((failure: unknown) => {
      log.error({ err: failure }, 'not everything was closed after the failed start');
    });
    throw error;
  }
}

/** Opens the stores one after the other, each on those before it. */
async function openParts(
  { dataFolder: folder, demo }: Configuration,
  log: Logger,
  opened: AsyncDisposableStack,
): Promise<Parts> {
  await opening(folder, () => makeFolder(folder));
  const eventsFolder = join(folder, 'events');
  const store = await opening(eventsFolder, () =>
    openEmbeddedStore({
      folder: eventsFolder,
      onClockBehind: (behindMs) => log.error({ code: 'clock-behind', behindMs }, clockAdvice),
    }),
  );
  opened.defer(() => store.close());
  const fresh = (await store.head()) === 0;
  const signIns = recordedSignIns(accessRecorder(store), systemClock.now, (error) =>
    log.error({ err: error }, 'sign-ins not recorded'),
  );
  opened.defer(() => signIns.close());
  // What is opened in a moment comes before the threads: a start that must fail fails soon.
  const directory = await opening(eventsFolder, () => openDirectoryMemory(store));
  const identity = await opening(join(folder, 'identity.db'), async () =>
    openIdentity({
      dataFolder: folder,
      demonstration: demo === 'off' ? null : (await import('#demo/accounts.ts')).demonstration,
      directory: () => directory.at(systemClock.today()),
      record: accessRecorder(store),
      signIns,
    }),
  );
  opened.defer(() => identity.close());
  sayForgotten(log, identity.forgotten);
  const documents = join(folder, 'documents');
  const vault = await opening(documents, () => openDocumentVault(documents));
  const desk = await opening(join(folder, 'desk.db'), () => openDeskStore(folder));
  opened.defer(() => desk.close());
  const answers = await opening(join(folder, 'answers.db'), () =>
    openAnswerStore(folder, Date.now),
  );
  opened.defer(() => answers.close());
  const logFolder = join(folder, 'log');
  const anchoring = await opening(logFolder, () =>
    startAnchoring({
      folder: logFolder,
      origin,
      events: { kind: 'embedded', file: store.file },
      store,
      onFailure: (error) => log.error({ err: error }, 'the log stopped and starts again'),
      onSigning: signingSpoken(log),
    }),
  );
  opened.defer(() => anchoring.stop());
  const viewsFolder = join(folder, 'views');
  const projections = await opening(viewsFolder, () =>
    startProjections({
      folder: viewsFolder,
      names: directoryNames(directory.state),
      events: { kind: 'thread', file: store.file },
      onFailure: (error) => log.error({ err: error }, 'the projections stopped and start again'),
    }),
  );
  opened.defer(() => projections.close());
  projections.ready
    .then(() => skipAgain(store, projections))
    .catch((error: unknown) => log.error({ err: error }, 'what was skipped is parked again'));
  const writer = directoryWriter({
    store,
    memory: directory,
    clock: systemClock,
    signReceipt: anchoring.signReceipt,
    openCases: async (party) => {
      const { rows } = await projections.stores.dossiers.count({ party, mark: 'open', by: [] });
      return rows.reduce((sum, { cases }) => sum + cases, 0);
    },
  });
  await opening('directory', () =>
    startDirectory({
      memory: directory,
      writer,
      store,
      demo,
      log,
      load: async () => (await import('#demo/directory.ts')).demonstrationDirectory,
    }),
  );
  const stores = { store, vault, desk, answers, directory, writer };
  return { log, fresh, anchoring, identity, projections, ...stores };
}

function sayForgotten(log: Logger, forgotten: Forgotten | null): void {
  if (forgotten === null || forgotten.accounts + forgotten.systems === 0) return;
  log.warn({ ...forgotten }, demonstrationAdvice);
}

const demonstrationAdvice =
  'accounts, systems and keys of the demonstration were taken out of this data folder; cases that it holds stay in the log of events: begin with another folder for real use';

const clockAdvice =
  'the clock of this machine is behind the last event: events are recorded at the time of that one until it has come up; set the clock right';

/** That the log may sign is news only after it might not: a start without a fault says nothing of it. */
function signingSpoken(log: Logger): (permission: SigningPermission) => void {
  let inDoubt = false;
  return (permission) => {
    const advice = signingAdvice(permission);
    if (advice === null) log[inDoubt ? 'info' : 'debug']('the log may sign');
    else if (stopsSigning(permission)) log.error({ permission }, advice.en);
    else log.warn({ permission }, advice.en);
    inDoubt = advice !== null;
  };
}

/** Lets calls end, live streams at once and others within the grace; then cuts what is left. */
async function closeApp(app: NestFastifyApplication, grace: number): Promise<void> {
  const server = app.getHttpServer() as Server;
  const cut = setTimeout(() => server.closeAllConnections(), grace);
  await app.close();
  clearTimeout(cut);
}

const addressOf = ({ host, port }: Configuration): string => `${host}:${port}`;

/** Whoever reaches a demonstration can sign in as anybody: nobody but this machine may. */
function refuseExposedDemonstration({ host, demo }: Configuration): void {
  if (demo === 'off' || isLoopback(host)) return;
  throw new DemonstrationExposed(host);
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

/** Listens on the configured port; on the default one, or the next that is free. */
async function listen(app: NestFastifyApplication, configuration: Configuration): Promise<string> {
  const { host, port, portMayMove } = configuration;
  for (let candidate = port; ; candidate += 1) {
    try {
      await app.listen(candidate, host);
      const address = app.getHttpServer().address() as { port: number };
      return `http://${host}:${address.port}`;
    } catch (error) {
      const taken = (error as { code?: string }).code === 'EADDRINUSE';
      if (!taken || !portMayMove || candidate >= port + 50) throw error;
    }
  }
}
