import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStreamsFile } from '#event-store/grpc-server/streams/streams-file.ts';
import { rememberContents } from '#platform/data-folder/contents.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { viewsEngine } from '#projections/open-views.ts';
import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { run as acceptLoss } from '../cli/accept-loss.ts';
import { startAndu } from '../main.ts';
import { lookBefore } from '../server/data-folder/look-before.ts';
import { StartFailure, startFailureText } from '../server/start-failure.ts';
import { mkdirInPlace, pipeInPlace } from './system/in-place.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { testConfiguration } from './system/test-configuration.ts';

/** How long a start that fails may take, ms. */
const bar = 5_000;

/** A sound folder of a system that ran and was stopped. */
let sound: string;
let folder: string;
beforeAll(async () => {
  sound = await newFolder();
  const andu = await startAndu(testConfiguration(sound));
  await andu.close();
}, 60_000);
afterAll(() => removeFolder(sound));
beforeEach(async () => {
  folder = await newFolder();
  cpSync(sound, folder, { recursive: true });
});
/** What a test opened beside the system; closed also when it fails, or the run would not end. */
let beside: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of beside) await close();
  beside = [];
  await removeFolder(folder);
});

const at = (...path: readonly string[]): string => join(folder, ...path);
const rubbish = (path: string): void => {
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  writeFileSync(path, Buffer.alloc(8192, 0xa5), { mode: 0o600 });
};
const halve = (path: string): void => {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 2)), { mode: 0o600 });
};

/** Starts as `andu serve` does, and says how that ended; a system that serves is closed again. */
async function start(port = 0): Promise<StartFailure | 'serves'> {
  const from = performance.now();
  try {
    await lookBefore(testConfiguration(folder, { port }));
    const andu = await startAndu(testConfiguration(folder, { port }));
    await andu.close();
    return 'serves';
  } catch (error) {
    expect(performance.now() - from).toBeLessThan(bar);
    if (!(error instanceof StartFailure)) throw error;
    return error;
  }
}

/** True when nobody holds the writer's lock any more. */
async function lockIsFree(): Promise<boolean> {
  const store = await openEmbeddedStore({ folder: at('events') });
  await store.close();
  return true;
}

describe('a start that fails ends with its reason, and without the lock:', () => {
  test('the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    beside.push(() => other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const failure = (await start(port)) as StartFailure;
    expect(failure.code).toBe('port-taken');
    expect(startFailureText(failure)).toContain(`[port-taken] 127.0.0.1:${port}`);
    expect(await lockIsFree()).toBe(true);
  });

  test('the port for clients of EventStoreDB is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    beside.push(() => other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const host = '127.0.0.1';
    const esdb = { host, port, tls: null, adminPassword: null, insecure: false };
    const configuration = testConfiguration(folder, { esdb });
    for (const started of [lookBefore(configuration), startAndu(configuration)]) {
      const failure = (await started.catch((error: unknown) => error)) as StartFailure;
      expect(failure).toMatchObject({ code: 'esdb-port-taken', part: `${host}:${port}` });
      expect(startFailureText(failure)).toContain('ANDU_ESDB_PORT');
    }
    expect(await lockIsFree()).toBe(true);
  });

  test.each<[string, (file: string) => void, string]>([
    ['rubbish', rubbish, 'damaged'],
    ['cut off', halve, 'damaged'],
    ['empty', (file) => writeFileSync(file, ''), 'missing'],
    ['gone with its folder', () => rmSync(at('streams'), { recursive: true }), 'missing'],
    ['another database', (file) => cpSync(at('answers.db'), file), 'damaged'],
    [
      'of a later version',
      (file) => {
        const database = new DatabaseSync(file);
        database.exec('PRAGMA user_version = 99');
        database.close();
      },
      'newer',
    ],
  ])('the file of the clients’ streams is %s', async (_, alter, code) => {
    openStreamsFile(at('streams')).close();
    rememberContents(folder, 'embedded');
    expect(await start()).toBe('serves');
    const file = at('streams', 'streams.sqlite');
    alter(file);
    expect(await start()).toMatchObject({ code, part: file });
    const { differences } = await fsckFolder(folder);
    expect(differences.map((difference) => difference.at).join()).toContain('streams.sqlite');
  });

  test('another process works on the folder', async () => {
    const store = await openEmbeddedStore({ folder: at('events') });
    beside.push(store.close);
    expect(await start()).toMatchObject({ code: 'folder-in-use' });
  });

  test.each<[string, () => void, string]>([
    [
      'the key of the log can be read by others',
      () => chmodSync(keyOfLog(), 0o644),
      'key-file-unsafe',
    ],
    [
      'the key of the log is no key',
      () => writeFileSync(keyOfLog(), 'x', { mode: 0o600 }),
      'damaged',
    ],
    ['identity.db is rubbish', () => rubbish(at('identity.db')), 'damaged'],
    ['identity.db is cut off', () => halve(at('identity.db')), 'damaged'],
    ['desk.db is rubbish', () => rubbish(at('desk.db')), 'damaged'],
    ['log/anchors.db is rubbish', () => rubbish(at('log', 'anchors.db')), 'damaged'],
    ['log/ledger.db is rubbish', () => rubbish(at('log', 'ledger.db')), 'damaged'],
    ['contents.json is no JSON', () => writeFileSync(at('contents.json'), '{'), 'damaged'],
    ['answers.db is gone', () => rmSync(at('answers.db')), 'missing'],
    ['desk.db has no byte', () => writeFileSync(at('desk.db'), ''), 'missing'],
    [
      'desk.db is another database',
      () => writeFileSync(at('desk.db'), readFileSync(at('answers.db'))),
      'damaged',
    ],
    [
      'a lock of the processes holds something',
      () => rubbish(at('processes', 'start.lock')),
      'remade',
    ],
    ['oidc.json is no JSON', () => writeFileSync(at('keys', 'oidc.json'), '{'), 'damaged'],
    ['oidc.json holds nothing', () => writeFileSync(at('keys', 'oidc.json'), '{}'), 'damaged'],
    [
      'the key of the issuer is none',
      () => {
        const path = at('keys', 'oidc.json');
        const secrets = JSON.parse(readFileSync(path, 'utf8')) as { jwks: { keys: object[] } };
        secrets.jwks.keys = [{ ...secrets.jwks.keys[0], x: 'AAAA' }];
        writeFileSync(path, JSON.stringify(secrets));
      },
      'damaged',
    ],
    [
      'documents is a file',
      () => {
        rmSync(at('documents'), { recursive: true });
        writeFileSync(at('documents'), 'x');
      },
      'damaged',
    ],
    [
      'contents.json leads out of the folder',
      () => {
        const list = { v: 1, events: 'embedded', holds: ['../../../etc/shadowx'] };
        writeFileSync(at('contents.json'), JSON.stringify(list));
      },
      'damaged',
    ],
    [
      'the key of the issuer can be read by others',
      () => chmodSync(at('keys', 'oidc.json'), 0o644),
      'key-file-unsafe',
    ],
    [
      'identity.db can be written by others',
      () => chmodSync(at('identity.db'), 0o666),
      'writable-by-others',
    ],
    ['the folder can be written by others', () => chmodSync(folder, 0o777), 'writable-by-others'],
    ...[['contents.json'], ['identity.db'], ['log', 'keys', 'log.pem'], ['keys', 'oidc.json']].map(
      (path): [string, () => void, string] => [
        `${path.join('/')} is a pipe`,
        () => pipeInPlace(at(...path)),
        'damaged',
      ],
    ),
    [
      'identity.db is a folder',
      () => {
        rmSync(at('identity.db'));
        mkdirSync(at('identity.db'));
      },
      'damaged',
    ],
  ])(
    '%s',
    async (_, damage, code) => {
      damage();
      expect(await start()).toMatchObject({ code });
      // What nothing starts with, `andu fsck` does not call whole.
      expect((await fsckFolder(folder)).found).toBeGreaterThan(0);
      expect(await lockIsFree()).toBe(true);
    },
    30_000,
  );

  test.each<[string, (path: string) => void, readonly string[], string]>([
    ['a folder', mkdirInPlace, ['events', 'writer.lock'], 'remade'],
    ['a pipe', pipeInPlace, ['events', 'events.sqlite'], 'damaged'],
  ])(
    '%s in the place of a file of the events is named',
    async (_, replace, path, code) => {
      replace(at(...path));
      expect(await start()).toMatchObject({ code, part: at(...path) });
      const { differences } = await fsckFolder(folder);
      expect(differences.map((each) => each.at)).toContain(path.join('/'));
    },
    30_000,
  );

  test('what was there before is gone: it is not begun anew', async () => {
    rmSync(at('identity.db'));
    const failure = (await start()) as StartFailure;
    expect(failure.code).toBe('missing');
    expect(failure.part).toBe(at('identity.db'));
    expect(existsSync(at('identity.db'))).toBe(false);
    const { differences } = await fsckFolder(folder);
    expect(differences).toContainEqual({
      where: 'file',
      at: 'identity.db',
      detail: 'nothing starts with it: it was there before',
    });
  });

  test('an empty file beside its write-ahead log: SQLite would remove the log', async () => {
    rmSync(at('contents.json'));
    writeFileSync(at('desk.db-wal'), Buffer.alloc(4_128, 1));
    writeFileSync(at('desk.db'), '');
    expect(await start()).toMatchObject({ code: 'damaged' });
    expect(existsSync(at('desk.db-wal'))).toBe(true);
  });

  test('the file that is damaged is the one that is named', async () => {
    writeFileSync(at('keys', 'oidc.json'), '{');
    expect(await start()).toMatchObject({ part: at('keys', 'oidc.json') });
  });

  test('events.sqlite is rubbish', async () => {
    rubbish(at('events', 'events.sqlite'));
    expect(await start()).toMatchObject({ code: 'damaged' });
    rmSync(at('events'), { recursive: true });
    expect(await lockIsFree()).toBe(true);
  });

  test.each(['folder', 'pipe'])(
    'the catalogue of a view is a %s: it is begun anew',
    async (kind) => {
      const catalogue = at('views', 'dossier.catalogue.sqlite');
      (kind === 'folder' ? mkdirInPlace : pipeInPlace)(catalogue);
      expect(await start()).toBe('serves');
      expect(lstatSync(catalogue).isFile()).toBe(true);
    },
    30_000,
  );

  test('views that are rubbish are no reason: they are filled again, or said', async () => {
    for (const name of ['dossier', 'search', 'access']) {
      for (const file of filesBelow(at('views'))) if (file.includes(name)) rubbish(file);
    }
    const failure = await start();
    if (failure !== 'serves') expect(failure.code).toBe('damaged');
    expect(await lockIsFree()).toBe(true);
  }, 30_000);
});

describe('what only serves running processes', () => {
  test.each(['roles.db', 'limits.db'])(
    '%s, damaged, is made anew; fsck names it before, and is content afterwards',
    async (name) => {
      rubbish(at('processes', name));
      const named = { where: 'file', at: `processes/${name}`, detail: expect.anything() };
      expect((await fsckFolder(folder)).differences).toEqual([named]);
      expect(await start()).toBe('serves');
      expect((await fsckFolder(folder)).differences).toEqual([]);
      expect(existsSync(at('processes', `${name}.damaged`))).toBe(true);
    },
    30_000,
  );
});

test('fsck is content with a sound folder; what was held must be written down, and each view have its catalogue', async () => {
  expect(await fsckFolder(folder)).toMatchObject({ found: 0, views: 7 });
  rmSync(at('contents.json'));
  rmSync(at('views', 'quality.catalogue.sqlite'));
  const { differences, views } = await fsckFolder(folder);
  expect(views).toBe(6);
  expect(differences.map((each) => `${each.where} ${each.at}`)).toEqual([
    'view quality: catalogue',
    'file contents.json',
  ]);
}, 30_000);

test('events that no leaf spoke of, gone with an older events.sqlite, are said: views have seen them', async () => {
  // As after a power cut before the log came to them: log, chain and store fit each other.
  for (const name of ['log', 'processes']) rmSync(at(name), { recursive: true });
  rmSync(at('contents.json'));
  const database = new DatabaseSync(at('events', 'events.sqlite'));
  // The last event may have come after the views were closed: what counts is the last that they have seen.
  const files = viewsEngine({ kind: 'embedded', folder: at('views') }).beside();
  const seen = Math.max(...(await files.look()).map(({ position }) => position));
  await files.close();
  const head = seen - 1;
  database.exec(`DELETE FROM events WHERE position > ${head}`);
  database.close();
  const { differences } = await fsckFolder(folder);
  expect(differences.map(({ detail }) => detail)).toContainEqual(
    `it has seen events up to position ${seen}, the store ends at ${head}: events are gone`,
  );
  const told = {
    code: 'events-lost',
    lost: { head, seen },
    advice: { en: expect.stringContaining('restore all files of one backup') },
  };
  expect(await storedFiles()).toMatchObject({ ready: false, detail: told });
  // The views were filled anew meanwhile, and know it no longer.
  expect(await storedFiles()).toMatchObject({ ready: false, detail: told });
  const byName = async (): Promise<readonly string[]> =>
    (await fsckFolder(folder)).differences.map(({ where, at: place }) => `${where} ${place}`);
  expect(await byName()).toContain('file lost-events.json');
  expect(await acceptLoss({ data: folder, by: ' ', reason: '无法恢复' })).toBe(2);
  expect(await acceptLoss({ data: folder, by: '周卫国', reason: '无法恢复' })).toBe(0);
  expect(await acceptLoss({ data: folder, by: '周卫国', reason: '无法恢复' })).toBe(1);
  expect(await storedFiles()).toMatchObject({ ready: true });
  expect(await byName()).not.toContain('file lost-events.json');
  const store = await openEmbeddedStore({ folder: at('events') });
  const [accepted] = await Array.fromAsync(store.readStream('operation'));
  await store.close();
  expect(accepted).toMatchObject({
    type: 'LossAccepted',
    data: { head, seen, by: '周卫国', reason: '无法恢复' },
  });
}, 60_000);

/** What a start says of the stored files; it is stopped again. */
async function storedFiles(): Promise<{ readonly ready: boolean; readonly detail: unknown }> {
  const andu = await startAndu(testConfiguration(folder));
  try {
    const { ready, detail } = (await andu.dependencies()).find(
      ({ name }) => name === 'stored-files',
    )!;
    return { ready, detail: JSON.parse(detail) };
  } finally {
    await andu.close();
  }
}

const keyOfLog = (): string =>
  filesBelow(at('log')).find((file) => file.endsWith('.pem') && file.includes('log.pem'))!;

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
