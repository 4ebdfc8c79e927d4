import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { directoryAt, evolveDirectory } from '#domain/directory/directory-state.ts';
import { emptyDirectory, type Directory } from '#domain/directory/directory.ts';
import { smallState } from '#domain/directory/testing/small-directory.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { openIdentityDatabase } from '../identity-database.ts';
import { signInThrottle, throttleLimits } from '../oidc/sign-in-throttle.ts';
import { openAccounts } from './accounts.ts';
import { passwordAttempts, type TryPassword } from './password-attempts.ts';

let folder: string;
let database: DatabaseSync;
let attempt: TryPassword;
let failures: string[];
/** What comes of holding the account against its events. */
let hold: () => void;
const today = LegalDate('2026-12-01');
let directory: Directory;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-attempts-'));
  database = openIdentityDatabase(folder);
  const accounts = openAccounts(database, null);
  const person = { name: '样本', agency: null, post: '审计员', staffNumber: 'B-1' };
  const given = { rejected: false, passwords: 0, hasPassword: true, open: null };
  accounts.keep('auditor-sample', { role: 'auditor', ...person, ...given });
  await accounts.setPassword('auditor-sample', 'right password');
  failures = [];
  hold = () => undefined;
  directory = emptyDirectory(today);
  const signIns = { failed: ({ reason }: { reason: string }) => void failures.push(reason) };
  const throttle = signInThrottle(database, Date.now);
  attempt = passwordAttempts({
    accounts,
    guard: { hold: async () => hold() },
    throttle,
    signIns,
    directory: () => directory,
  });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function atOnce(count: number, password: string): Promise<Record<string, number>> {
  const answers = await Promise.all(
    Array.from({ length: count }, () => attempt({ user: 'auditor-sample', password }, '192.0.2.1')),
  );
  const kinds: Record<string, number> = {};
  for (const { kind } of answers) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

test('right passwords that come at once, more than may fail, all count as right', async () => {
  const count = throttleLimits.account + 3;
  expect(await atOnce(count, 'right password')).toEqual({ right: count });
  expect(failures).toEqual([]);
}, 60_000);

test('of guesses that come at once no more are looked at than of guesses one after the other', async () => {
  const { account } = throttleLimits;
  expect(await atOnce(12, 'wrong password')).toEqual({ wrong: account, throttled: 12 - account });
  expect(
    await attempt({ user: 'auditor-sample', password: 'right password' }, '192.0.2.1'),
  ).toEqual({ kind: 'throttled', waitSeconds: expect.any(Number) });
}, 60_000);

test('the right password of an account that is not what its events give is told from a wrong one', async () => {
  hold = () => {
    throw new Problem('account-altered');
  };
  expect(await atOnce(1, 'right password')).toEqual({ altered: 1 });
  expect(failures).toEqual(['accountAltered']);
  expect(await atOnce(1, 'wrong password')).toEqual({ wrong: 1 });
});

test('the right password of somebody whose post has ended is told from a wrong one', async () => {
  const post = { person: 'auditor-sample', name: '样本', post: '审计员', staffNumber: 'B-1' };
  const appointed = { ...post, role: 'auditor', organisation: null, from: '2026-01-01' };
  const state = [
    { type: 'PersonAppointed', data: appointed },
    { type: 'AppointmentEnded', data: { person: 'auditor-sample', on: '2026-11-30', reason: '' } },
  ].reduce((before, event) => evolveDirectory(before, event as never), smallState);
  directory = directoryAt(state, LegalDate('2026-11-30'));
  expect(await atOnce(1, 'right password')).toEqual({ right: 1 });
  directory = directoryAt(state, today);
  expect(await atOnce(1, 'right password')).toEqual({ noPost: 1 });
  expect(await atOnce(1, 'wrong password')).toEqual({ wrong: 1 });
  expect(failures).toEqual(['noPost', 'wrongPassword']);
});

test('guesses from elsewhere keep nobody out where he came in before, nor one who has shown the password', async () => {
  const given = (password: string) => ({ user: 'Auditor-sample ', password });
  const [his, another, stranger] = ['192.0.2.1', '192.0.2.2', '198.51.100.9'];
  expect(await attempt(given('right password'), his)).toMatchObject({ kind: 'right' });
  for (let count = 0; count < throttleLimits.account; count += 1) {
    expect(await attempt(given('wrong password'), stranger)).toEqual({ kind: 'wrong' });
  }
  expect(await attempt(given('right password'), another)).toMatchObject({ kind: 'throttled' });
  expect(await attempt(given('right password'), another, true)).toMatchObject({ kind: 'right' });
  expect(await attempt(given('wrong password'), another, true)).toEqual({ kind: 'wrong' });
  expect(await attempt(given('right password'), his)).toMatchObject({ kind: 'right' });
  // His own guesses there are counted all the same.
  for (let count = 0; count < throttleLimits.account; count += 1) {
    expect(await attempt(given('wrong password'), his)).toEqual({ kind: 'wrong' });
  }
  expect(await attempt(given('right password'), his)).toMatchObject({ kind: 'throttled' });
}, 60_000);
