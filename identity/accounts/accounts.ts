import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '#domain/access/principal.ts';
import type { Demonstration } from '../demonstration.ts';
import { checkPassword, hashPassword, longestPassword } from '../oidc/password.ts';

/** Somebody who may sign in at the embedded issuer. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
  /** 职务 and 工号; null in a folder from before they were kept. */
  readonly post: string | null;
  readonly staffNumber: string | null;
  /** `waiting`: no password is set yet, or no more; a one-time code sets one. */
  readonly state: 'active' | 'waiting';
}

export interface Accounts {
  find(id: string): Account | null;
  /** Everybody, by id; never their passwords. */
  list(): readonly Account[];
  /** True when the account is there and has its password: whoever lost it is signed in no more. */
  isActive(id: string): boolean;
  hasAdministrator(): boolean;
  /** Adds somebody who cannot sign in yet; false when the id is taken. */
  add(account: Omit<Account, 'state'>): boolean;
  /** Null takes the password away. */
  setPassword(id: string, password: string | null): Promise<void>;
  /** The account when the password is right, else null; as slow for an unknown account. */
  signIn(id: string, password: string): Promise<Account | null>;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string | null;
  readonly password: string;
  readonly post: string | null;
  readonly staff_number: string | null;
}

/** What stands instead of a hash while there is no password: no password fits it. */
const noPassword = '';

const accountOf = ({ id, name, role, agency, post, staff_number, password }: Row): Account => ({
  id,
  name,
  role: role as Role,
  agency,
  post,
  staffNumber: staff_number,
  state: password === noPassword ? 'waiting' : 'active',
});

/**
 * The accounts in the identity database. The users of the demonstration are entered when they are
 * missing; their one password is public, so they share one hash, and the first start does not
 * compute a hundred.
 */
export async function openAccounts(
  database: DatabaseSync,
  demonstration: Demonstration | null,
): Promise<Accounts> {
  const select = database.prepare('SELECT * FROM accounts WHERE id = ?');
  const row = (id: string): Row | undefined => select.get(id) as Row | undefined;
  const nobody = await hashPassword(demonstration?.password ?? 'nobody signs in with this');
  if (demonstration !== null) enterDemonstration(database, demonstration, nobody);

  const insert = database.prepare(
    `INSERT INTO accounts (id, name, role, agency, password, demonstration, post, staff_number)
     VALUES (?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare('UPDATE accounts SET password = ? WHERE id = ?');
  const all = database.prepare('SELECT * FROM accounts ORDER BY id');
  const administrators = database.prepare(
    "SELECT count(*) AS number FROM accounts WHERE role = 'administrator' AND password <> ''",
  );
  return {
    list: () => (all.all() as unknown as Row[]).map(accountOf),
    find(id) {
      const found = row(id);
      return found === undefined ? null : accountOf(found);
    },
    isActive(id) {
      const found = row(id);
      return found !== undefined && found.password !== noPassword;
    },
    hasAdministrator: () => (administrators.get() as { number: number }).number > 0,
    add: ({ id, name, role, agency, post, staffNumber }) =>
      insert.run(id, name, role, agency, noPassword, post, staffNumber).changes > 0,
    async setPassword(id, password) {
      update.run(password === null ? noPassword : await hashPassword(password), id);
    },
    async signIn(id, password) {
      if (password.length > longestPassword) return null;
      const found = row(id);
      const right = await checkPassword(password, found?.password || nobody);
      return right && found !== undefined && found.password !== noPassword
        ? accountOf(found)
        : null;
    },
  };
}

function enterDemonstration(
  database: DatabaseSync,
  { users }: Demonstration,
  passwordHash: string,
): void {
  const enter = database.prepare(
    `INSERT INTO accounts (id, name, role, agency, password, demonstration, post, staff_number)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET post = excluded.post, staff_number = excluded.staff_number
       WHERE demonstration = 1 AND accounts.post IS NULL`,
  );
  database.exec('BEGIN IMMEDIATE');
  for (const { id, name, role, agency, post, staffNumber } of users) {
    enter.run(id, name, role, agency?.id ?? null, passwordHash, post, staffNumber);
  }
  database.exec('COMMIT');
}
