import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Provider, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';
import { startAnchoring, type AnchoringHandle } from '#chain-anchors/anchoring.ts';
import { EvidenceController, evidencePorts } from '#chain-anchors/evidence.controller.ts';
import { commandCatalogue } from '#commands/case/command-catalogue.ts';
import { CommandsController } from '#commands/case/commands.controller.ts';
import { SubmitCaseCommandHandler } from '#commands/case/submit-case-command.handler.ts';
import { openIdentity, type Identity } from '#commands/identity/identity.ts';
import { commandPorts } from '#commands/ports.ts';
import { ReviewController } from '#commands/review/review.controller.ts';
import { accessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken } from '#domain/access/door.ts';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { CasesController } from '#read-api/cases.controller.ts';
import { EventsController } from '#read-api/events.controller.ts';
import { LiveController } from '#read-api/live.controller.ts';
import { readPorts } from '#read-api/ports.ts';
import { startProjections, type ProjectionsHandle } from '#projections/start-projections.ts';
import { CaseListController } from '#read-api/case-list.controller.ts';
import { SearchController } from '#read-api/search.controller.ts';
import { systemClock } from './server/clock.ts';
import type { Configuration } from './server/configuration.ts';
import { createApp } from './server/create-app.ts';
import { HealthController, healthPorts, type HealthPorts } from './server/health.controller.ts';
import { homePage } from './server/home-page.ts';
import { serverPorts } from './server/ports.ts';
import { logger } from './server/problem.filter.ts';
import { accessRecorder, callRecorder } from './server/recorded-calls.ts';

/** The running system. */
export interface Andu {
  readonly url: string;
  /** True when the store was empty at the start. */
  readonly fresh: boolean;
  /** Ends every part; what was acknowledged stays. */
  close(): Promise<void>;
}

/** Name of the transparency log of this installation. */
const origin = 'andu';

/** The parts that a door is built on. */
interface Parts {
  readonly log: Logger;
  readonly store: EmbeddedStore;
  readonly anchoring: AnchoringHandle;
  readonly identity: Identity;
  readonly projections: ProjectionsHandle;
}

/** Composition root: picks the adapters, starts the parts; nothing else knows which is which. */
export async function startAndu(configuration: Configuration): Promise<Andu> {
  const log = pino({ level: configuration.logLevel }, pino.destination(2));
  const folder = configuration.dataFolder;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  const fresh = (await store.head()) === 0;
  const anchoring = await startAnchoring({
    folder: join(folder, 'log'),
    origin,
    events: { kind: 'embedded', file: store.file },
    store,
    onFailure: (error) => log.error({ err: error }, 'the log has stopped'),
  });
  const projections = await startProjections({
    folder: join(folder, 'views'),
    events: { kind: 'thread', file: store.file },
    onFailure: (error) => log.error({ err: error }, 'the projections stopped and start again'),
  });
  const identity = await openIdentity({ dataFolder: folder });
  const app = await createApp(await partsOf({ log, store, anchoring, identity, projections }));
  const url = await listen(app, configuration);
  identity.setBaseUrl(configuration.baseUrl ?? url);
  return {
    url,
    fresh,
    async close() {
      await app.close();
      await identity.close();
      await projections.close();
      await anchoring.stop();
      await store.close();
    },
  };
}

async function partsOf(parts: Parts) {
  const { log, store, anchoring, identity, projections } = parts;
  const record = accessRecorder(store);
  const version = await packageVersion();
  const policy = accessPolicy(
    Object.fromEntries(
      commandCatalogue.map(({ name, agency, role, title }) => [name, { agency, role, title }]),
    ),
  );
  const controllers: Type[] = [
    CommandsController,
    ReviewController,
    CaseListController,
    CasesController,
    SearchController,
    EventsController,
    LiveController,
    EvidenceController,
    HealthController,
  ];
  const values: readonly [symbol, unknown][] = [
    [logger, log],
    [accessPolicyToken, policy],
    [commandPorts, { store, clock: systemClock, signReceipt: anchoring.signReceipt }],
    [evidencePorts, { anchoring, recordLook: record }],
    [healthPorts, healthOf(parts)],
    [
      serverPorts,
      { identify: identity.identify, recordCall: callRecorder(record, systemClock.now) },
    ],
    [
      readPorts,
      {
        store,
        recordLook: record,
        views: projections.stores,
        waitForView: projections.waitFor,
        proofStateOf: async (positions: readonly number[]) => anchoring.proofStatesOf(positions),
      },
    ],
  ];
  const home = async (fastify: FastifyInstance): Promise<void> => {
    fastify.get('/', async (_, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .send(homePage({ version, cases: 0, head: await store.head() })),
    );
  };
  return {
    controllers,
    providers: [
      SubmitCaseCommandHandler,
      ...values.map(([provide, useValue]): Provider => ({ provide, useValue })),
    ],
    plugins: [identity.registerRoutes, home],
  };
}

function healthOf({ store, anchoring, projections }: Parts): HealthPorts {
  return {
    dependencies: async () => {
      const health = store.health();
      return [
        { name: 'event-store', ready: health.kind === 'ready', detail: JSON.stringify(health) },
        ...projections.status().map((view) => ({
          name: `view-${view.view}`,
          ready: view.fault === null,
          detail: JSON.stringify(view),
        })),
        { name: 'transparency-log', ready: true, detail: JSON.stringify(anchoring.status()) },
      ];
    },
    gauges: async () => ({
      andu_event_store_head: { value: await store.head(), help: 'Position of the last event' },
    }),
  };
}

const packageVersion = async (): Promise<string> => {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8').catch(() =>
    readFile(new URL('./package.json', import.meta.url), 'utf8'),
  );
  return (JSON.parse(text) as { version: string }).version;
};

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
