import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { startAnchoring } from '#chain-anchors/anchoring.ts';
import { signingAdvice } from '#chain-anchors/ledger/signing-advice.ts';
import { stopsSigning } from '#chain-anchors/ledger/signing-guard.ts';
import { openDeskStore } from '#commands/desk/desk-store.ts';
import { openDocumentVault } from '#commands/documents/document-vault.ts';
import { openIdentity } from '#commands/identity/identity.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { startProjections } from '#projections/start-projections.ts';
import type { Configuration } from './server/configuration.ts';
import { createApp } from './server/create-app.ts';
import { doorsOf } from './server/doors.ts';

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
    onFailure: (error) => log.error({ err: error }, 'the log stopped and starts again'),
    onSigning(permission) {
      const advice = signingAdvice(permission);
      if (advice === null) log.info('the log may sign');
      else if (stopsSigning(permission)) log.error({ permission }, advice.en);
      else log.warn({ permission }, advice.en);
    },
  });
  const projections = await startProjections({
    folder: join(folder, 'views'),
    events: { kind: 'thread', file: store.file },
    onFailure: (error) => log.error({ err: error }, 'the projections stopped and start again'),
  });
  const identity = await openIdentity({ dataFolder: folder });
  const vault = await openDocumentVault(join(folder, 'documents'));
  const desk = openDeskStore(folder);
  const app = await createApp(
    await doorsOf({ log, store, anchoring, identity, projections, vault, desk }),
  );
  const url = await listen(app, configuration);
  identity.setBaseUrl(configuration.baseUrl ?? url);
  return {
    url,
    fresh,
    async close() {
      await app.close();
      await identity.close();
      desk.close();
      await projections.close();
      await anchoring.stop();
      await store.close();
    },
  };
}

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
