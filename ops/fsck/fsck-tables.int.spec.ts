import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { differences } from '#chain-anchors/fsck/differences.ts';
import { eventToAppend } from '#chain-anchors/testing/events.ts';
import { openDeskStore } from '#commands/desk/desk-store.ts';
import { demonstration } from '#demo/accounts.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { AgencyId, EventId, PrincipalId } from '#domain/kernel/ids.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import type { EventToAppend } from '#event-store/port.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { openIdentityDatabase } from '#identity/identity-database.ts';
import { openSystemsView } from '#identity/signatures/systems-view.ts';
import { recordOfSystems } from '#identity/testing/recorded.ts';
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

async function found(...statements: readonly string[]): Promise<string[]> {
  if (statements.length > 0) {
    const database = new DatabaseSync(join(folder, 'identity.db'));
    for (const statement of statements) database.exec(statement);
    database.close();
  }
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

describe('accounts', () => {
  const person = {
    name: '王五',
    post: '法官',
    staffNumber: '7',
    role: 'decider',
    agency: 'court-a',
  };
  const act = (type: string, data: JsonObject) => ({
    id: EventId(randomUUID()),
    type,
    data: { account: 'wang', ...data },
    metadata: {
      ...eventToAppend(1).metadata,
      actor: { kind: 'person', id: 'admin', agency: null, role: 'administrator' },
    },
  });
  const insert = (values: string): string =>
    `INSERT INTO accounts (id, name, role, agency, password, demonstration, post, staff_number, rejected, passwords)
     VALUES ${values}`;
  const own = insert("('wang', '王五', 'decider', 'court-a', 'hash', 0, '法官', '7', 0, 1)");
  const handler = demonstration.users.find(({ role }) => role === 'caseHandler')!;
  const ofDemonstration = insert(
    demonstration.users
      .map(
        ({ id, name, role, agency, post, staffNumber }) =>
          `('${id}', '${name}', '${role}', ${agency === null ? 'NULL' : `'${agency.id}'`}, 'hash', 1,
            '${post}', '${staffNumber}', 0, 0)`,
      )
      .join(','),
  );

  beforeAll(async () => {
    const store = await openEmbeddedStore({ folder: join(folder, 'events') });
    const acts = [
      act('AccountOpened', { ...person, request: 'r1' }),
      act('AccountConfirmed', { request: 'r1', act: 'opening', reason: null }),
      act('AccountActivated', {}),
      act('AccountCodeIssued', { request: 'r2', reason: 'lost' }),
      act('AccountConfirmed', { request: 'r2', act: 'newCode', reason: null }),
      act('AccountActivated', {}),
    ] as EventToAppend[];
    await store.append('account-wang', acts, 'noStream');
    await store.close();
  });

  test('that are what the events, or the data set of the demonstration, give are no difference', async () => {
    expect(await found(own, ofDemonstration)).toEqual([]);
  });

  test.each([
    ['a role', "UPDATE accounts SET role = 'administrator' WHERE id = 'wang'", /wang .*: role$/],
    ['an agency', "UPDATE accounts SET agency = 'prison-a' WHERE id = 'wang'", /wang .*: agency$/],
    ['a name', "UPDATE accounts SET name = '王六' WHERE id = 'wang'", /wang .*: name$/],
    [
      'that a password was taken away',
      "UPDATE accounts SET passwords = 0 WHERE id = 'wang'",
      /wang .*: passwords$/,
    ],
    [
      'somebody whom nobody let in',
      insert("('eve', '某人', 'administrator', NULL, 'hash', 0, '管理员', '0', 0, 0)"),
      /account eve: no event opened it/,
    ],
    [
      'somebody who says to be of the demonstration',
      insert("('eve', '某人', 'administrator', NULL, 'hash', 1, '管理员', '0', 0, 0)"),
      /account eve: no event opened it/,
    ],
    [
      'the role of an account of the demonstration',
      `UPDATE accounts SET role = 'administrator' WHERE id = '${handler.id}'`,
      /is not what the events give: role$/,
    ],
    [
      'an account of the demonstration that is shut out',
      `UPDATE accounts SET rejected = 1 WHERE id = '${handler.id}'`,
      /is not what the events give: rejected$/,
    ],
    [
      'an account of the demonstration taken out',
      `DELETE FROM accounts WHERE id = '${handler.id}'`,
      /account \S+ is of the demonstration and not there$/,
    ],
    ['an account taken out', "DELETE FROM accounts WHERE id = 'wang'", /wang is in the events/],
  ])('altered, %s is named', async (_, statement, expected) => {
    expect(await found(own, ofDemonstration, statement)).toEqual([expect.stringMatching(expected)]);
  });
});

test('an item of a desk that is no JSON is named', async () => {
  const desk = openDeskStore(folder);
  desk.close();
  const database = new DatabaseSync(join(folder, 'desk.db'));
  database.exec("INSERT INTO items VALUES ('person:a', 'draft/1', '{', '2026-01-01T00:00:00Z')");
  database.close();
  const all = await found();
  rmSync(join(folder, 'desk.db'));
  expect(all).toContainEqual('file desk.db: item draft/1 of person:a is no JSON');
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
