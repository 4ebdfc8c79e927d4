import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { differences } from '#chain-anchors/fsck/differences.ts';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { openIdentityDatabase } from '#identity/identity-database.ts';
import { openSystemsView } from '#identity/signatures/systems-view.ts';
import { recordOfSystems } from '#identity/testing/record-of-systems.ts';
import { checkTables } from './check-tables.ts';
import { checkedFolder } from './fsck-folder.ts';

let folder: string;
let sound: string;
const systemOf = (id: string): RegisteredSystem => ({
  id: PrincipalId(id),
  agency: AgencyId('prison-a'),
  name: { zh: '执法办案系统', en: 'Casework system' },
  state: 'active',
  keys: [
    {
      id: `${id}-1`,
      algorithm: 'ed25519',
      publicKey: 'PEM',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: null,
      state: 'active',
    },
  ],
  open: null,
});
const entered = (id: string) =>
  ({
    type: 'SystemEntered',
    data: { system: PrincipalId(id), because: 'earlier', as: systemOf(id) },
  }) as const;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-tables-'));
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  await recordOfSystems(store, [entered('system-a'), entered('system-b')]);
  const database = openIdentityDatabase(folder);
  await openSystemsView(database, store, () => undefined).catchUp();
  // What was recorded since is no difference: the tables take it in at the next start.
  await recordOfSystems(store, [entered('system-c')]);
  database.exec('PRAGMA journal_mode = DELETE');
  database.close();
  await store.close();
  sound = join(folder, 'sound');
  copyFileSync(join(folder, 'identity.db'), sound);
});
beforeEach(() => copyFileSync(sound, join(folder, 'identity.db')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function found(): Promise<string[]> {
  const told = differences();
  await checkTables(checkedFolder(folder), told);
  return told.kept().map(({ where, at, detail }) => `${where} ${at}: ${detail}`);
}

test('systems that are what the events give, as far as they were read, are no difference', async () => {
  expect(await found()).toEqual([]);
});

test.each([
  [
    'a key that was put in the place of another',
    "UPDATE system_keys SET public_key = 'OTHER' WHERE system = 'system-a'",
    'file identity.db: system system-a is not what the events give',
  ],
  [
    'a freeze that was undone, or a system that was made active',
    "UPDATE systems SET state = 'frozen' WHERE id = 'system-b'",
    'file identity.db: system system-b is not what the events give',
  ],
  [
    'a system that nobody registered',
    "INSERT INTO systems VALUES ('system-x', 'court-a', 'x', 'x', 'active')",
    'file identity.db: system system-x is not what the events give',
  ],
  [
    'a view ahead of an older events.sqlite',
    "UPDATE view_progress SET revision = 9 WHERE name = 'systems'",
    'file identity.db: its systems are of revision 9, beyond the events',
  ],
])('%s is named', async (_, statement, expected) => {
  const database = new DatabaseSync(join(folder, 'identity.db'));
  database.exec(statement);
  database.close();
  expect(await found()).toContainEqual(expected);
});

test('a damaged page is named, though no event speaks of what is on it', async () => {
  const path = join(folder, 'identity.db');
  const database = new DatabaseSync(path);
  const { rootpage } = database
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'accounts'")
    .get() as { rootpage: number };
  database.close();
  const bytes = readFileSync(path);
  bytes[(rootpage - 1) * 4_096] = 0xff;
  writeFileSync(path, bytes);
  expect((await found()).join('\n')).toMatch(/^file identity\.db: /);
});
