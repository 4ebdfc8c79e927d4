import { directoryPorts } from '#commands/directory/directory.controller.ts';
import type { DirectoryWriter } from '#commands/directory/submit-directory-commands.ts';
import { boundariesOn, mappedDistricts } from '#domain/directory/directory-map.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { directoryAt } from '#domain/directory/directory-state.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { DirectoryMemory } from '#event-store/directory-memory.ts';
import type { Provider } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { AnchoringHandle } from '#chain-anchors/anchoring.ts';
import { evidencePorts, type EvidencePorts } from '#chain-anchors/evidence.controller.ts';
import { waitingFor } from '#commands/administration/system-view.ts';
import { systemActs } from '#commands/administration/system-acts.ts';
import type { WritingParts } from '#commands/submit/write-decided.ts';
import { administrationPorts, type AdministrationPorts } from '#commands/administration/ports.ts';
import { openingRegister } from '#commands/case/opening-register.ts';
import { SubmitCaseCommandHandler } from '#commands/case/submit-case-command.handler.ts';
import { deskPorts } from '#commands/desk/desk.controller.ts';
import type { AnswerStore } from '#http/idempotency/answer-store.ts';
import {
  answerStoreToken,
  oneAtATimeToken,
  RepeatInterceptor,
} from '#http/idempotency/repeat.interceptor.ts';
import { criminalActs } from '#commands/criminal/criminal-acts.ts';
import { criminalActsToken } from '#commands/criminal/criminal.controller.ts';
import type { DeskStore } from '#commands/desk/desk-store.ts';
import type { DocumentVault } from '#commands/documents/document-vault.ts';
import { warningPorts, type WarningPorts } from '#commands/supervision/warning-acts.controller.ts';
import { warningActs } from '#commands/supervision/warning-acts.ts';
import { supervisionMemory } from '#commands/supervision/warning-streams.ts';
import { dutyPorts } from '#commands/duty/duty.controller.ts';
import { noticePorts } from '#commands/notices/notices.controller.ts';
import { documentActs } from '#commands/documents/document-acts.ts';
import { documentPorts } from '#commands/documents/ports.ts';
import { casePolicy, type Identity } from '#identity/identity.ts';
import { identitySettings } from '#identity/settings.ts';
import { commandPorts, type CommandPorts } from '#commands/ports.ts';
import { parkedActs } from '#commands/operation/parked-acts.ts';
import type { OperatedViews } from '#commands/operation/operated-views.ts';
import { operationPorts } from '#commands/operation/ports.ts';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken } from '#http/operation.ts';
import { provide } from '#http/port-token.ts';
import type { EventReader, RunningStore } from '#event-store/port.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import type { ViewName } from '#projections/ports/views.ts';
import type { ProjectionsHandle } from '#projections/start-projections.ts';
import { maskingOfEvent } from '#read-api/cases/case-reader.ts';
import { eventMasking, openHiddenWords } from '#read-api/events/hidden-words.ts';
import { openLiveFeed } from '#read-api/live/live-feed.ts';
import { readPorts, type ReadPorts } from '#read-api/ports.ts';
import { sm3 } from '#platform/crypto/sm3.ts';
import { messagePorts, type MessagePorts } from '#read-api/messages/messages.controller.ts';
import { mapPorts, type MapPorts } from '#read-api/map/map.controller.ts';
import { controllers } from './controllers.ts';
import { systemClock } from './clock.ts';
import { describeSettings } from './configuration.ts';
import type { AppParts } from './create-app.ts';
import { esdbSettings } from './esdb/esdb-settings.ts';
import { healthPorts } from './health.controller.ts';
import { homePage } from './home-page.ts';
import { openApiDocument } from './openapi/document.ts';
import { mapSettings, readMapSettings } from './map-settings.ts';
import { messageBoard, type MessageBoard } from './message-board.ts';
import { KnownFieldsInterceptor } from './known-fields.interceptor.ts';
import { systemHealth, type WatchedParts } from './system-health.ts';
import { serverPorts } from './ports.ts';
import { screensAreBuilt, serveScreens } from './screens.ts';
import { bodyTimeoutMs, headFirst } from './head-first.ts';
import { packageVersion } from './package-version.ts';
import { problemAnswer } from './problem-answer.ts';
import type { OwnProcess } from './processes.ts';
import type { StoreFaults } from './store-faults.ts';
import { routeRoles } from './route-roles.ts';
import { accessRecorder, refusedCalls, type RecordAccess } from './recorded-calls.ts';

/** The parts that a door is built on. */
export interface Parts {
  readonly own: OwnProcess;
  readonly log: Logger;
  readonly store: RunningStore;
  readonly anchoring: AnchoringHandle;
  readonly identity: Identity;
  readonly projections: ProjectionsHandle;
  readonly vault: DocumentVault;
  readonly desk: DeskStore;
  readonly answers: AnswerStore;
  readonly directory: DirectoryMemory;
  readonly writer: DirectoryWriter;
  readonly largeFiles: WatchedParts['largeFiles'];
  readonly faults: StoreFaults;
}

/** What several doors are built on. */
interface Ground {
  readonly policy: AccessPolicy;
  readonly directory: AskDirectory;
  readonly record: RecordAccess;
  readonly writing: Pick<CommandPorts, 'clock' | 'signReceipt'> & { readonly store: RunningStore };
  readonly board: MessageBoard;
}

/** Every door with what it needs from the parts behind it. */
export async function doorsOf(parts: Parts): Promise<AppParts> {
  const { own, log, store, identity } = parts;
  const ground = groundOf(parts);
  const { policy, record } = ground;
  const onLiveFailure = (error: unknown): void => log.error({ err: error }, 'live updates failed');
  const live = openLiveFeed({ store, policy, onFailure: onLiveFailure });
  const refused = refusedCalls(record, systemClock.now, (error) =>
    log.error({ err: error }, 'refused calls of nobody not recorded'),
  );
  const keepRefused = async (fastify: FastifyInstance): Promise<void> => {
    fastify.addHook('onClose', () => refused.close());
  };
  return {
    controllers,
    providers: [
      SubmitCaseCommandHandler,
      { provide: APP_INTERCEPTOR, useClass: KnownFieldsInterceptor },
      { provide: APP_INTERCEPTOR, useClass: RepeatInterceptor },
      provide(accessPolicyToken, policy),
      provide(answerStoreToken, parts.answers),
      provide(oneAtATimeToken, own.oneAtATime),
      provide(serverPorts, { identify: identity.identify }),
      provide(healthPorts, systemHealth({ ...parts, live })),
      ...writingPorts(parts, ground),
      ...(await readingPorts(parts, ground, { live, onFailure: onLiveFailure })),
    ],
    answerProblem: problemAnswer(log, refused.record, parts.faults),
    plugins: [
      keepRefused,
      routeRoles(own.roles, own.addressesOf),
      headFirst({ identify: identity.identify, limits: own.limits, bodyTimeoutMs }),
      identity.registerRoutes,
      await homeDoor(parts),
      serveScreens,
    ],
  };
}

function groundOf({ store, anchoring, identity, projections, desk, directory }: Parts): Ground {
  const known: AskDirectory = () => directory.at(systemClock.today());
  const record = accessRecorder(store);
  const policy = casePolicy();
  const writing = { store, clock: systemClock, signReceipt: anchoring.signReceipt };
  const board = messageBoard({
    ...writing,
    policy,
    desk,
    record,
    views: projections.stores,
    directory: known,
    toConfirm: confirmationsOf(identity, policy),
  });
  return { policy, directory: known, record, writing, board };
}

/** What the doors need by which something is written. */
function writingPorts(parts: Parts, ground: Ground): readonly Provider[] {
  const { store, identity, projections, vault, desk, directory: memory, writer } = parts;
  const { policy, directory, record, writing, board } = ground;
  const permitted = { ...writing, policy };
  const views = operatedViews(projections);
  const acts = documentActs(permitted);
  const directoryOn = (day: LegalDate) => directoryAt(memory.state(), day);
  return [
    provide(commandPorts, {
      ...writing,
      openings: openingRegister(store),
      directoryAt: directoryOn,
    }),
    provide(criminalActsToken, criminalActs({ ...permitted, directoryAt: directoryOn })),
    provide(documentPorts, { vault, store, record, acts }),
    provide(deskPorts, { desk, clock: systemClock }),
    provide(noticePorts, board.notices),
    provide(dutyPorts, board.duty),
    provide(warningPorts, warningsOf(permitted, identity)),
    provide(directoryPorts, { memory, writer, store, clock: systemClock }),
    provide(administrationPorts, administrationOf(identity, directory, permitted)),
    provide(operationPorts, { views, acts: parkedActs({ ...permitted, views }) }),
  ];
}

/** What the doors need by which something is read. */
async function readingPorts(
  { store, anchoring, identity, projections, directory: memory }: Parts,
  { policy, directory, record, board }: Ground,
  { live, onFailure }: Pick<ReadPorts, 'live' | 'onFailure'>,
): Promise<readonly Provider[]> {
  return [
    provide(messagePorts, board.messages),
    provide(mapPorts, await mapOf(memory)),
    provide(evidencePorts, { anchoring, recordLook: record, lookUp: eventLookUp(store, policy) }),
    provide(readPorts, {
      store,
      recordLook: record,
      views: projections.stores,
      waitForView: projections.waitFor,
      proofStateOf: async (events: readonly RecordedEvent[]) => anchoring.proofStatesOf(events),
      sealing: sealingOf(anchoring),
      standing: identity.standing,
      live,
      onFailure,
      staff: identity.listAccounts,
      directory,
      today: systemClock.today,
    }),
  ];
}

/** What the server says of itself without a screen: its document of routes, and a plain page. */
async function homeDoor(parts: Parts): Promise<(fastify: FastifyInstance) => Promise<void>> {
  const version = await packageVersion();
  const plain = async (): Promise<string> =>
    homePage({ version, cases: await countCases(parts), head: await parts.store.head() });
  return async (fastify) => {
    // Made when somebody asks for it: the start does not wait for half a megabyte of schemas.
    let document: string | null = null;
    fastify.get('/api/openapi.json', async (_, reply) => {
      document ??= JSON.stringify(openApiDocument(version));
      return reply.type('application/json; charset=utf-8').send(document);
    });
    // The plain page is what `/` shows as well where the screens are not built.
    for (const path of screensAreBuilt() ? ['/about'] : ['/', '/about']) {
      fastify.get(path, async (_, reply) =>
        reply.type('text/html; charset=utf-8').send(await plain()),
      );
    }
  };
}

/** What the reading door may ask of the log for a signed export. */
const sealingOf = (anchoring: AnchoringHandle): ReadPorts['sealing'] => ({
  sm3,
  origin: anchoring.origin,
  seal: anchoring.sealExport,
  checkpoint: () => {
    const bytes = anchoring.readTile('checkpoint');
    return bytes === null ? null : new TextDecoder().decode(bytes);
  },
});

/** What the asker may see of an event: a proof needs no less than the event itself. */
function eventLookUp(store: EventReader, policy: AccessPolicy): EvidencePorts['lookUp'] {
  const wordsOfCase = openHiddenWords(store);
  return async (id, request) => {
    const event = await store.findEvent(id);
    if (event === null) return null;
    const masking = await maskingOfEvent(store, policy, request, event);
    if (masking === 'full') return 'whole';
    const shown = await eventMasking(wordsOfCase)(event);
    return canonicalJson(shown) === canonicalJson(event.data) ? 'whole' : 'masked';
  };
}

/** What people do with warnings; to whom they may be handed over, the accounts say. */
function warningsOf(
  permitted: Ground['writing'] & { readonly policy: AccessPolicy },
  { listAccounts }: Identity,
): WarningPorts {
  const settings = supervisionMemory(permitted.store);
  const supervisorNamed = (id: string): string | null =>
    listAccounts().find((each) => each.id === id && each.role === 'supervisor')?.name ?? null;
  return { acts: warningActs({ ...permitted, settings, supervisorNamed }), settings };
}

/** The views by name, as their operator asks for them. */
const operatedViews = ({ status, parked, replay, skip }: ProjectionsHandle): OperatedViews => ({
  status,
  parked: (view) => parked(view as ViewName),
  replay: (view, key) => replay(view as ViewName, key),
  skip: (view, key, eventId, reason) => skip(view as ViewName, key, eventId, reason),
});

/** What waits for somebody as the second person: systems of the own agency, and accounts. */
const confirmationsOf =
  ({ systems, accountDesk }: Identity, policy: AccessPolicy): MessagePorts['toConfirm'] =>
  (principal) => [
    ...waitingFor(principal, systems, policy).map((system) => ({
      of: 'system' as const,
      ...system,
    })),
    ...(accountDesk?.waitingFor(principal) ?? []).map(({ id, name, open }) => ({
      of: 'account' as const,
      request: open.id,
      name: { zh: `${name}（${id}）`, en: `${name} (${id})` },
      askedAt: open.askedAt,
    })),
  ];

const administrationOf = (
  { systems, listAccounts, isPersonsId, accountDesk }: Identity,
  directory: AskDirectory,
  writing: WritingParts & { readonly policy: AccessPolicy },
): AdministrationPorts => ({
  systems,
  systemActs: systemActs({ ...writing, systems, directory, isPersonsId }),
  listAccounts,
  accountDesk,
  directory,
  parameters: () => [
    ...describeSettings(process.env),
    ...describeSettings(process.env, mapSettings),
    ...describeSettings(process.env, esdbSettings),
    ...describeSettings(process.env, identitySettings),
  ],
});

/** Boundaries of one's own are held against the districts of the directory at the start. */
async function mapOf(memory: DirectoryMemory): Promise<MapPorts> {
  const today = systemClock.today;
  return {
    settings: await readMapSettings(process.env, mappedDistricts(memory.state(), today())),
    boundaries: () => boundariesOn(memory.state(), today()),
  };
}

const countCases = async ({ projections }: Parts): Promise<number> =>
  (
    await projections.stores.dossiers.list({
      filter: {},
      sort: 'position',
      order: 'descending',
      offset: 0,
      limit: 1,
    })
  ).total;
