import type { DatabaseSync } from 'node:sqlite';
import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { systemsStream } from '#domain/systems/system-events.ts';
import { openIdentityDatabase } from '#identity/identity-database.ts';
import { sqliteSystemTables } from '#identity/signatures/sqlite-system-registry.ts';
import { openSystemsView, type SystemsView } from '#identity/signatures/systems-view.ts';
import {
  ask,
  deskOfWriting,
  refusalOf,
  somebody,
  type DeskOfWriting,
} from '../testing/desk-of-writing.ts';
import { systemActs, type SystemActs } from './system-acts.ts';
import { systemsUpkeep } from './systems-upkeep.ts';

let desk: DeskOfWriting;
let databases: DatabaseSync[];
let systems: SystemsView;
let acts: SystemActs;
let changes: number;

/** The registry as a process opens it, over the file that all share. */
const openView = (): SystemsView => {
  const database = openIdentityDatabase(desk.folder);
  databases.push(database);
  return openSystemsView(database, desk.store, () => (changes += 1));
};
const actsOn = (view: SystemsView): SystemActs =>
  systemActs({
    store: desk.store,
    clock: desk.clock,
    signReceipt: desk.signReceipt,
    policy: desk.policy,
    systems: view,
    directory: () => smallDirectory(),
    isPersonsId: (id) => id === 'zhang',
  });
beforeEach(async () => {
  desk = await deskOfWriting();
  databases = [];
  changes = 0;
  systems = openView();
  acts = actsOn(systems);
});
afterEach(async () => {
  for (const database of databases) database.close();
  await desk.dispose();
});

const administrator = somebody('root', 'administrator');
const decider = somebody('li', 'decider', 'prison-a');
const registration = (id = 'system-a') => ({
  id,
  agency: 'prison-a',
  name: { zh: '执法办案系统', en: 'Casework system' },
  key: { algorithm: 'ed25519' },
  reason: '接入',
});
const settle = (id: string, decision = 'confirmed') => ({
  request: systems.find(id)!.open!.id,
  decision,
  reason: '经核对',
});
const active = async (id = 'system-a'): Promise<RegisteredSystem> => {
  await acts.register(registration(id), ask(administrator));
  return acts.settle(id, settle(id), ask(decider));
};
const types = async () => (await desk.eventsOf(systemsStream)).map(({ type }) => type);

test('a registration that is sent again under its key is one event, and tells its key once', async () => {
  const by = ask(administrator);
  const first = await acts.register(registration(), by);
  expect(first.privateKey).toContain('PRIVATE KEY');
  const again = await acts.register(registration(), by);
  expect(again).toEqual({ ...first, privateKey: null });
  expect(await types()).toEqual(['SystemRegistered']);
});

test('no event holds the private key', async () => {
  const { privateKey } = await acts.register(registration(), ask(administrator));
  const secret = privateKey!.split('\n')[1]!;
  for (const event of await desk.eventsOf(systemsStream)) {
    expect(JSON.stringify(event)).not.toContain(secret);
  }
});

test('another content, or another act, under the key is refused', async () => {
  const by = ask(administrator);
  await acts.register(registration(), by);
  const reused = { code: 'idempotency-key-reused', rules: ['HTTP-IDEMPOTENCY'] };
  expect(await refusalOf(acts.register(registration('system-b'), by))).toEqual(reused);
  const freeze = acts.setState('system-a', { state: 'disabled', reason: '停用' }, by);
  expect(await refusalOf(freeze)).toEqual(reused);
  expect(await types()).toEqual(['SystemRegistered']);
});

test('what the tables held comes back from the events alone', async () => {
  await active();
  await acts.addKey(
    'system-a',
    { key: { algorithm: 'ed25519' }, reason: '轮换' },
    ask(administrator),
  );
  await acts.setKeyState(
    'system-a',
    'system-a-1',
    { state: 'frozen', reason: '核查' },
    ask(administrator),
  );
  await active('system-b');
  const before = systems.list();
  databases[0]!.exec(
    'DELETE FROM system_requests; DELETE FROM system_keys; DELETE FROM systems; DELETE FROM view_progress;',
  );
  const again = openView();
  expect(again.list()).toEqual([]);
  await again.catchUp();
  expect(again.list()).toEqual(before);
});

test('tables of another shape are filled anew', async () => {
  await active();
  const before = systems.list();
  databases[0]!.exec(`UPDATE systems SET state = 'frozen'; UPDATE view_progress SET shape = 0`);
  const again = openView();
  await again.catchUp();
  expect(again.list()).toEqual(before);
});

test('two processes over one file: each event is taken once, and both see it at once', async () => {
  const other = openView();
  const otherActs = actsOn(other);
  await active();
  expect(other.findKey('system-a-1')!.key.state).toBe('active');
  await otherActs.setState('system-a', { state: 'frozen', reason: '核查' }, ask(administrator));
  expect(systems.findKey('system-a-1')!.system.state).toBe('frozen');
  expect(
    await refusalOf(
      acts.addKey('system-a', { key: { algorithm: 'ed25519' }, reason: '换' }, ask(administrator)),
    ),
  ).toBeNull();
  await Promise.all([systems.catchUp(), other.catchUp(), systems.catchUp()]);
  expect(other.list()).toEqual(systems.list());
  expect(systems.find('system-a')!.keys).toHaveLength(2);
});

test('of two who register one id at once in two processes, one is told that it is taken', async () => {
  const otherActs = actsOn(openView());
  const answers = await Promise.all(
    [acts, otherActs, acts, otherActs].map((each) =>
      refusalOf(each.register(registration(), ask(administrator))),
    ),
  );
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(answers.filter((answer) => answer?.code === 'already-exists')).toHaveLength(3);
  expect(await types()).toEqual(['SystemRegistered']);
});

test('who waits for word of a change is told of one', async () => {
  await active();
  const before = changes;
  await acts.setState('system-a', { state: 'frozen', reason: '核查' }, ask(administrator));
  expect(changes).toBeGreaterThan(before);
  const after = changes;
  await acts.setState('system-a', { state: 'frozen', reason: '核查' }, ask(administrator));
  expect(changes).toBe(after);
});

test.each<[string, () => Promise<unknown>, string]>([
  [
    'an auditor who registers',
    () => acts.register(registration(), ask(somebody('a', 'auditor'))),
    'forbidden',
  ],
  [
    'an administrator who confirms',
    () => acts.settle('system-a', null, ask(administrator)),
    'forbidden',
  ],
  ['no body', () => acts.register(null, ask(administrator)), 'schema-violation'],
  [
    'a huge key',
    () =>
      acts.register(
        { ...registration(), key: { algorithm: 'ed25519', publicKey: 'x'.repeat(5000) } },
        ask(administrator),
      ),
    'schema-violation',
  ],
  [
    'an agency without cases',
    () => acts.register({ ...registration(), agency: 'plc' }, ask(administrator)),
    'schema-violation',
  ],
  [
    'the id of a person',
    () => acts.register(registration('zhang'), ask(administrator)),
    'already-exists',
  ],
  [
    'a system that is none',
    () => acts.setState('nobody', { state: 'frozen', reason: '核查' }, ask(administrator)),
    'not-found',
  ],
])('%s is refused, and nothing is written', async (_, act, code) => {
  expect(await refusalOf(act())).toMatchObject({ code });
  expect(await desk.store.head()).toBe(0);
});

describe('a folder from before the log was the truth', () => {
  const earlier: RegisteredSystem[] = [];
  beforeEach(async () => {
    // As the program before this one left it: tables, and no word of how far they have read.
    await active();
    await acts.addKey(
      'system-a',
      { key: { algorithm: 'ed25519' }, reason: '轮换' },
      ask(administrator),
    );
    earlier.splice(0, Infinity, ...systems.list());
    await desk.dispose();
    desk = await deskOfWriting();
    for (const database of databases.splice(0)) database.close();
    systems = openView();
    const tables = sqliteSystemTables(databases[0]!);
    for (const system of earlier) tables.put(system);
    acts = actsOn(systems);
  });
  const upkeep = (view = systems) =>
    systemsUpkeep({ store: desk.store, clock: desk.clock, signReceipt: desk.signReceipt }, view);

  test('keeps its systems: they are entered once, and the tables follow the log', async () => {
    expect(systems.earlier()).toEqual(earlier);
    await upkeep().carryOver();
    await upkeep(openView()).carryOver();
    expect(systems.list()).toEqual(earlier);
    expect(systems.earlier()).toBeNull();
    expect(await types()).toEqual(['SystemEntered']);
    await acts.settle('system-a', settle('system-a'), ask(decider));
    expect(systems.find('system-a')!.keys.map(({ state }) => state)).toEqual(['active', 'active']);
  });

  test('keeps them when two processes start at once', async () => {
    await Promise.all([upkeep().carryOver(), upkeep(openView()).carryOver()]);
    expect(systems.list()).toEqual(earlier);
    expect(await types()).toEqual(['SystemEntered']);
  });

  test('keeps them when an act comes before that', async () => {
    await acts.register(registration('system-b'), ask(administrator));
    expect(systems.list().map(({ id }) => id)).toEqual(['system-a', 'system-b']);
  });

  test('keeps them when a start ended between the event and the tables', async () => {
    const failing: SystemsView = { ...systems, catchUp: async () => -1 };
    await upkeep(failing).carryOver();
    expect(await types()).toEqual(['SystemEntered']);
    const again = openView();
    await again.catchUp();
    expect(again.list()).toEqual(earlier);
  });

  test('may be read, and called with, until then', async () => {
    expect(systems.findKey('system-a-1')!.system.state).toBe('active');
    await systems.catchUp();
    expect(systems.list()).toEqual(earlier);
  });
});
