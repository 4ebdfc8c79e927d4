import { setImmediate as nextTurn } from 'node:timers/promises';
import { inTurn } from '#platform/processes/in-turn.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyMultipart from '@fastify/multipart';
import createFastify, { type FastifyInstance } from 'fastify';
import { errors } from '#domain/kernel/errors.ts';
import { Problem, problemBody } from '#domain/kernel/problem.ts';
import type { SystemEvent } from '#domain/systems/system-events.ts';
import type { EventStore } from '#event-store/port.ts';
import { storeInFolder } from '#event-store/testing/store-in-folder.ts';
import { openIdentity, type Identity } from '../identity.ts';
import { missingDemonstrationSystems } from '../signatures/demonstration-systems.ts';
import type { SignInRecord } from '../sign-in-record.ts';
import { readIdentitySettings } from '../settings.ts';
import { bodyChecked } from '../signatures/checked-body.ts';
import { fewPeople, theirDirectory } from './few-people.ts';
import { recordOfAccounts, recordOfSystems } from './recorded.ts';

/** Identity on a real server on a free port, over a folder that outlives it. */
export interface ServedIdentity {
  readonly url: string;
  readonly folder: string;
  readonly identity: Identity;
  /** Records what was decided of a system and lets the registry take it in. */
  decided(event: SystemEvent): Promise<void>;
  /** What was kept of sign-ins, one line each. */
  readonly signIns: readonly string[];
  /** Moves the clock of identity forward. */
  pass(ms: number): void;
  /** Ends the server and starts another over the same folder and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * `fetch` of this process learns of a closed connection when the loop next looks at it: one that still counts as
 * open would be used for what is asked of the server that follows at the same address. It looks once a turn,
 * and the first may be half over.
 */
async function connectionsSeenClosed(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await nextTurn();
}

export async function serveIdentity(
  environment: Readonly<Record<string, string>> = {},
): Promise<ServedIdentity> {
  const folder = mkdtempSync(join(tmpdir(), 'andu-identity-'));
  let ahead = 0;
  const signIns: string[] = [];
  const events = await storeInFolder();
  const begin = (port: number) =>
    start(
      { folder, environment, port, store: events.store, signIns: linesOf(signIns) },
      () => Date.now() + ahead,
    );
  let running = await begin(0);
  return {
    get url() {
      return running.url;
    },
    folder,
    signIns,
    get identity() {
      return running.identity;
    },
    async decided(event) {
      await recordOfSystems(events.store, [event]);
      await running.identity.systems.catchUp();
    },
    pass(ms) {
      ahead += ms;
    },
    async restart() {
      await running.stop();
      await connectionsSeenClosed();
      const port = Number(new URL(running.url).port);
      running = await begin(port);
    },
    async close() {
      await running.stop();
      await events.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

interface Started {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly store: EventStore;
  readonly signIns: SignInRecord;
}

async function start(
  { folder: dataFolder, environment, port, store, signIns }: Started,
  now: () => number,
) {
  const settings = readIdentitySettings(environment);
  const demonstration = fewPeople;
  const identity = await openIdentity({
    dataFolder,
    demonstration,
    store,
    directory: () => theirDirectory,
    record: recordOfAccounts(store),
    signIns,
    inTurn: inTurn(),
    onAltered: () => undefined,
    settings,
    now,
  });
  const notBefore = new Date(now()).toISOString();
  const { systems } = identity;
  await systems.catchUp();
  const entered = missingDemonstrationSystems(
    systems,
    demonstration.agencies,
    dataFolder,
    notBefore,
  ).map((as): SystemEvent => ({
    type: 'SystemEntered',
    data: { system: as.id, as, because: 'demonstration' },
  }));
  if (entered.length > 0) await recordOfSystems(store, entered);
  await systems.catchUp();
  const fastify = createFastify({ forceCloseConnections: true });
  fastify.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Problem)) return reply.status(500).send({ message: String(error) });
    return reply.status(errors[error.code].status).send(problemBody(error, 'en', 'test'));
  });
  await fastify.register(fastifyMultipart);
  await identity.registerRoutes(fastify);
  addProbes(fastify, identity);
  const url = await fastify.listen({ port, host: '127.0.0.1' });
  identity.setBaseUrl(url);
  return {
    url,
    identity,
    async stop() {
      await fastify.close();
      await identity.close();
    },
  };
}

const linesOf = (lines: string[]): SignInRecord => ({
  async signedIn({ id, agency }, way, client) {
    lines.push(`in ${id} ${agency?.id ?? '-'} ${way} ${client}`);
  },
  failed({ way, reason, account }) {
    lines.push(`failed ${way} ${reason} ${account ?? '-'}`);
  },
  async ended({ id }, how) {
    lines.push(`out ${id} ${how}`);
  },
});

/** Routes that say who is asking, and what arrived. */
function addProbes(fastify: FastifyInstance, { identify }: Identity): void {
  fastify.all('/probe', async (request) => ({
    who: (await identify(request))?.id ?? null,
    again: (await identify(request))?.id ?? null,
    body: request.body ?? null,
  }));
  fastify.post('/probe/upload', async (request) => {
    await identify(request);
    const file = await request.file();
    const bytes = await file!.toBuffer();
    await bodyChecked(request.raw);
    return { size: bytes.length };
  });
}
