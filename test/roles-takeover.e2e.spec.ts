import { setTimeout as delay } from 'node:timers/promises';
import { publishedCaseSeats } from '#demo/directory.ts';
import { anotherOpening } from '#domain/casework/testing/scenario.ts';
import { demonstrationSigningKey } from '#identity/signatures/demonstration-systems.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import { leaseMs } from '#platform/processes/kept-lease.ts';
import { type ServerProcess, startServer } from '#ops/bench/server-process.ts';
import { agenciesOf } from './system/agencies-of.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';

const seat = publishedCaseSeats['PC11']!;
const agencies = agenciesOf(seat);

interface Readiness {
  readonly roles: readonly { readonly role: string; readonly state: string }[];
  readonly dependencies: readonly { readonly name: string; readonly detail: string }[];
}
const readiness = async ({ url }: ServerProcess): Promise<Readiness> =>
  (await (await fetch(`${url}/readyz`)).json()) as Readiness;
const states = async (server: ServerProcess): Promise<string> =>
  (await readiness(server)).roles
    .filter(({ role }) => role === 'projections' || role === 'anchors')
    .map(({ state }) => state)
    .join();

async function until(what: () => Promise<boolean>, ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await delay(100)) {
    if (await what()) return;
  }
  throw new Error('it did not come to that');
}

let folder: string;
let servers: ServerProcess[];
beforeEach(async () => {
  folder = await newFolder();
  servers = [await startServer(folder)];
}, 120_000);
afterEach(async () => {
  for (const server of servers) {
    server.signal('SIGCONT');
    await server.stop();
  }
  await removeFolder(folder);
}, 60_000);

/** Opens a case through this process; gives its position in the store. */
async function open({ url }: ServerProcess): Promise<number> {
  const path = '/api/commands/openCase';
  const body = Buffer.from(JSON.stringify({ data: anotherOpening({ agencies }) }));
  const type = {
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  };
  const headers = signRequest(
    { method: 'POST', url: `${url}${path}`, headers: type, body },
    demonstrationSigningKey(folder, agencies.prison)!,
  );
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body });
  const { position } = (await answer.json()) as { position?: string };
  expect([answer.status, position]).toEqual([201, expect.any(String)]);
  return Number(position);
}

/** Waits until views and log, as this process sees them, have taken the position. */
const taken = (server: ServerProcess, position: number): Promise<void> =>
  until(async () => {
    const { dependencies } = await readiness(server);
    const reached = dependencies
      .filter(({ name }) => name.startsWith('view-') || name === 'transparency-log')
      .map(({ detail }) => (JSON.parse(detail) as { position: number }).position);
    return reached.length === 8 && reached.every((each) => each >= position);
  }, 60_000);

test('whoever stands by takes over from a killed process, and both roles go on', async () => {
  servers.push(await startServer(folder, 'commands,read-api,projections,anchors'));
  const [first, second] = servers as [ServerProcess, ServerProcess];
  expect([await states(first), await states(second)]).toEqual(['active,active', 'standby,standby']);
  await taken(second, await open(first));
  first.signal('SIGKILL');
  await first.ended;
  servers = [second];
  const from = Date.now();
  const position = await open(second);
  await until(async () => (await states(second)) === 'active,active', 30_000);
  // The lease, one look, and the time that a busy machine needs to say so.
  expect(Date.now() - from).toBeLessThan(leaseMs + 10_000);
  await taken(second, position);
}, 180_000);

test('a paused process that wakes up writes nothing more of what is no more its own', async () => {
  servers.push(await startServer(folder, 'commands,read-api,projections,anchors'));
  const [first, second] = servers as [ServerProcess, ServerProcess];
  await taken(second, await open(first));
  first.signal('SIGSTOP');
  await until(async () => (await states(second)) === 'active,active', 60_000);
  await taken(second, await open(second));
  first.signal('SIGCONT');
  await until(async () => (await states(first)) === 'standby,standby', 60_000);
  const position = await open(first);
  await taken(second, position);
  await taken(first, position);
  expect(await states(second)).toBe('active,active');
}, 240_000);
