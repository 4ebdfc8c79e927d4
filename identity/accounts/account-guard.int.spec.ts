import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId, PrincipalId } from '#domain/kernel/ids.ts';
import { storeInFolder, type StoreInFolder } from '#event-store/testing/store-in-folder.ts';
import { inTurn } from '#platform/processes/in-turn.ts';
import { openIdentityDatabase } from '../identity-database.ts';
import { obtainToken } from '../oidc/obtain-token.ts';
import { Browser } from '../testing/browser.ts';
import { theirDirectory } from '../testing/few-people.ts';
import { serveIdentity, type ServedIdentity } from '../testing/served-identity.ts';
import { accountGuard, type AccountGuard } from './account-guard.ts';
import { recordedAccount } from './account-rows.ts';
import { openAccounts, type Accounts } from './accounts.ts';

describe('an account that was opened', () => {
  let folder: string;
  let events: StoreInFolder;
  let database: DatabaseSync;
  let guard: AccountGuard;
  let accounts: Accounts;
  let told: string[];
  let read: number;

  const append = (type: string, data: JsonObject) =>
    events.store.append(
      'account-wang',
      [
        {
          id: EventId(randomUUID()),
          type,
          data: { account: 'wang', ...data },
          metadata: {
            correlationId: randomUUID(),
            causationId: randomUUID(),
            actor: { kind: 'person', id: 'admin', agency: null, role: 'administrator' },
            schemaVersion: 1,
            salt: 'A'.repeat(43),
          },
        },
      ],
      'any',
    );
  /** Writes the row as the events give it now. */
  const keep = async () =>
    accounts.keep('wang', (await recordedAccount(events.store, 'wang')).state!);
  const person = { name: '王五', post: '法官', staffNumber: '7', role: 'decider' } as const;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'andu-guard-'));
    events = await storeInFolder();
    database = openIdentityDatabase(folder);
    told = [];
    read = 0;
    guard = accountGuard({
      database,
      store: {
        readStream(stream, options) {
          read += 1;
          return events.store.readStream(stream, options);
        },
      },
      demonstration: null,
      directory: () => theirDirectory,
      inTurn: inTurn(),
      onAltered: (names) => void told.push(names.join(',')),
    });
    await append('AccountOpened', { ...person, agency: 'court-shanghai-3', request: 'r1' });
    await append('AccountConfirmed', { request: 'r1', act: 'opening', reason: null });
    await append('AccountActivated', {});
    accounts = openAccounts(database, null);
    await keep();
    await accounts.setPassword('wang', 'a good password');
  });
  afterEach(async () => {
    database.close();
    await events.dispose();
    rmSync(folder, { recursive: true });
  });

  const refused = { code: 'account-altered' };

  test('is read from its events once, as long as its row stays the same', async () => {
    await guard.hold('wang');
    await guard.hold('wang');
    expect(read).toBe(1);
    expect(guard.altered()).toBe(0);
  });

  test.each([
    ['role', "UPDATE accounts SET role = 'administrator'"],
    ['agency', "UPDATE accounts SET agency = 'prison-liaocheng'"],
    ['name', "UPDATE accounts SET name = '王六'"],
    ['id', 'UPDATE accounts SET demonstration = 1'],
    ['id', 'DELETE FROM accounts'],
  ])('is refused when its %s was altered, and told once', async (name, statement) => {
    await guard.hold('wang');
    database.exec(statement);
    await expect(guard.hold('wang')).rejects.toMatchObject(refused);
    await expect(guard.hold('wang')).rejects.toMatchObject(refused);
    expect(told).toEqual([name]);
    expect(guard.altered()).toBe(1);
  });

  test('is believed again once its row is what the events give', async () => {
    database.exec("UPDATE accounts SET role = 'administrator'");
    await expect(guard.hold('wang')).rejects.toMatchObject(refused);
    database.exec("UPDATE accounts SET role = 'decider'");
    await guard.hold('wang');
    expect(guard.altered()).toBe(0);
  });

  test('is refused where its row holds a password that was taken away', async () => {
    await append('AccountCodeIssued', { request: 'r2', reason: 'lost' });
    await expect(guard.hold('wang')).rejects.toMatchObject(refused);
    expect(told).toEqual(['hasPassword,open']);
  });

  test.each([
    ['UPDATE account_requests SET asked_by = ?', 'eve'],
    ['UPDATE account_requests SET act = ?', 'opening'],
    ['DELETE FROM account_requests WHERE account = ?', 'wang'],
  ])('is refused where what waits of it is not what the events say: %s', async (sql, value) => {
    await append('AccountCodeIssued', { request: 'r2', reason: 'lost' });
    await keep();
    await guard.hold('wang');
    database.prepare(sql).run(value);
    await expect(guard.hold('wang')).rejects.toMatchObject(refused);
    expect(told).toEqual(['open']);
    await keep();
    await guard.hold('wang');
  });

  test('keeps its password as long as the events say that it is the same', async () => {
    const password = 'a good password';
    await keep();
    expect(await accounts.signIn('wang', password)).toMatchObject({ id: 'wang' });
    await append('AccountCodeIssued', { request: 'r2', reason: 'lost' });
    await append('AccountConfirmed', { request: 'r2', act: 'newCode', reason: null });
    await append('AccountActivated', {});
    await keep();
    expect(await accounts.signIn('wang', password)).toBeNull();
  });

  test('that no event opened is refused', async () => {
    database.exec("UPDATE accounts SET id = 'eve'");
    await expect(guard.hold('eve')).rejects.toMatchObject(refused);
  });

  test.each([
    ['role', { role: 'administrator' as const }],
    ['agency', { agency: null }],
  ])('is refused by a session that says another %s of the person', async (_, altered) => {
    const { id, kind, name, district } = theirDirectory.agency('court-shanghai-3')!;
    const signedIn = {
      kind: 'person',
      id: PrincipalId('wang'),
      name: '王五',
      role: 'decider',
      agency: { id, kind, name, district },
      staff: { post: '法官', staffNumber: '7' },
    } as const;
    await guard.holdPerson(signedIn);
    await expect(guard.holdPerson({ ...signedIn, ...altered })).rejects.toMatchObject(refused);
    const agency = { ...signedIn.agency, kind: 'procuratorate' as const };
    await expect(guard.holdPerson({ ...signedIn, agency })).rejects.toMatchObject(refused);
  });
});

describe('a row that is altered while the server runs', () => {
  const judge = 'court-shanghai-3-decider';
  const password = 'andu-demo';
  let served: ServedIdentity;
  beforeEach(async () => {
    served = await serveIdentity();
  });
  afterEach(() => served.close());

  function write(statement: string): void {
    const database = new DatabaseSync(join(served.folder, 'identity.db'));
    database.exec(statement);
    database.close();
  }
  const become = (role: string): void =>
    write(`UPDATE accounts SET role = '${role}' WHERE id = '${judge}'`);

  test('ends what a session and a token are believed for, until it is mended', async () => {
    const browser = new Browser();
    await browser.signIn(served.url, judge);
    const token = await obtainToken({ baseUrl: served.url, user: judge, password });
    const bySession = () => browser.visit(`${served.url}/probe`);
    const byToken = () =>
      fetch(`${served.url}/probe`, { headers: { authorization: `Bearer ${token}` } });
    expect((await bySession()).status).toBe(200);
    expect((await byToken()).status).toBe(200);
    become('administrator');
    const refused = await bySession();
    expect([refused.status, JSON.parse(refused.text)]).toEqual([
      403,
      expect.objectContaining({ code: 'account-altered' }),
    ]);
    expect((await byToken()).status).toBe(403);
    expect(served.identity.alteredAccounts()).toBe(1);
    become('decider');
    expect((await bySession()).status).toBe(200);
    expect((await byToken()).status).toBe(200);
    expect(served.identity.alteredAccounts()).toBe(0);
  });

  test('lets nobody sign in, and the page says why in both languages', async () => {
    become('administrator');
    const browser = new Browser();
    const page = await browser.visit(`${served.url}/api/session/sign-in`);
    const form = { user: judge, password };
    const chinese = await browser.visit(page.url, { form });
    expect(chinese.status).toBe(403);
    expect(chinese.text).toContain('账户资料与其事件记录不符');
    const english = await browser.visit(`${page.url}?lang=en`, { form });
    expect(english.text).toContain('is not what its events give');
    expect(served.signIns).toContain(`failed password accountAltered ${judge}`);
  });

  test('of the demonstration is the data set’s again after a start', async () => {
    become('administrator');
    await served.restart();
    const browser = new Browser();
    const end = await browser.signIn(served.url, judge, '/probe');
    expect(JSON.parse(end.text)).toMatchObject({ who: judge });
  });
});
