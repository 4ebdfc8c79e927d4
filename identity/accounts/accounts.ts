import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '#domain/access/principal.ts';
import type { Demonstration } from '../demonstration.ts';
import { checkPassword, hashPassword, longestPassword } from '#platform/crypto/password.ts';
import { inTransaction } from '#platform/in-transaction.ts';

/** What waits for a second person: that somebody is let in at all, or a new code. */
export interface AccountRequest {
  readonly id: string;
  readonly act: 'opening' | 'newCode';
  readonly by: string;
  /** RFC 3339 in UTC. */
  readonly askedAt: string;
  /** Null for an opening, which is its own reason. */
  readonly reason: string | null;
}

/** Somebody who may sign in at the embedded issuer. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
  /** 职务 and 工号; null in a folder from before they were kept. */
  readonly post: string | null;
  readonly staffNumber: string | null;
  /**
   * `pending`: a second person has to confirm it or its code; `rejected`: that one has turned it
   * down, for good; `waiting`: no password is set yet, or no more; a one-time code sets one.
   */
  readonly state: 'active' | 'waiting' | 'pending' | 'rejected';
  readonly open: AccountRequest | null;
}
/** An account as it is added. */
export type NewAccount = Omit<Account, 'state' | 'open'>;

export interface Accounts {
  find(id: string): Account | null;
  /** Everybody, by id; never their passwords. */
  list(): readonly Account[];
  /**
   * Whether what was given for a password of this account still counts: the account has a password,
   * and it is that one by its number.
   */
  holds(id: string, password: unknown): boolean;
  /** The number of its present password: how many were taken away before. */
  passwordNumber(id: string): number;
  /** How many administrators can sign in. */
  administrators(): number;
  /** Adds somebody who cannot sign in yet; false when the id is taken. */
  add(account: NewAccount, open: AccountRequest | null): boolean;
  /** Opens a request in place of an earlier one; null closes what is open. */
  setOpen(id: string, open: AccountRequest | null): void;
  /** Closes what is open of an account that is never let in. */
  reject(id: string): void;
  /** Null takes the password away, and with it whatever was given for it. */
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
  readonly rejected: number;
  readonly passwords: number;
}

interface RequestRow {
  readonly account: string;
  readonly id: string;
  readonly act: string;
  readonly asked_by: string;
  readonly asked_at: string;
  readonly reason: string | null;
}

/** What stands instead of a hash while there is no password: no password fits it. */
const noPassword = '';

const accountOf = (row: Row, open: AccountRequest | null): Account => ({
  id: row.id,
  name: row.name,
  role: row.role as Role,
  agency: row.agency,
  post: row.post,
  staffNumber: row.staff_number,
  state: stateOf(row, open),
  open,
});

function stateOf({ password, rejected }: Row, open: AccountRequest | null): Account['state'] {
  if (rejected !== 0) return 'rejected';
  if (open !== null) return 'pending';
  return password === noPassword ? 'waiting' : 'active';
}

const requestOf = ({ id, act, asked_by, asked_at, reason }: RequestRow): AccountRequest => ({
  id,
  act: act as AccountRequest['act'],
  by: asked_by,
  askedAt: asked_at,
  reason,
});

/**
 * The accounts in the identity database. The users of the demonstration are entered as the data set has
 * them now, for what a folder holds of an earlier one would count as altered; their one password is public, so they share one hash, and the first start does not
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
  const takeAway = database.prepare(
    'UPDATE accounts SET password = ?, passwords = passwords + 1 WHERE id = ?',
  );
  const all = database.prepare('SELECT * FROM accounts ORDER BY id');
  const administrators = database.prepare(
    `SELECT count(*) AS number FROM accounts
     WHERE role = 'administrator' AND password <> '' AND rejected = 0
       AND id NOT IN (SELECT account FROM account_requests)`,
  );
  const selectOpen = database.prepare('SELECT * FROM account_requests WHERE account = ?');
  const insertOpen = database.prepare(
    `INSERT OR REPLACE INTO account_requests (account, id, act, asked_by, asked_at, reason)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const removeOpen = database.prepare('DELETE FROM account_requests WHERE account = ?');
  const rejectOne = database.prepare('UPDATE accounts SET rejected = 1 WHERE id = ?');
  const withOpen = (found: Row): Account => {
    const open = selectOpen.get(found.id) as RequestRow | undefined;
    return accountOf(found, open === undefined ? null : requestOf(open));
  };
  const setOpen = (account: string, open: AccountRequest | null): void => {
    if (open === null) removeOpen.run(account);
    else insertOpen.run(account, open.id, open.act, open.by, open.askedAt, open.reason);
  };
  const find = (id: string): Account | null => {
    const found = row(id);
    return found === undefined ? null : withOpen(found);
  };
  return {
    list: () => (all.all() as unknown as Row[]).map(withOpen),
    find,
    holds: (id, password) => find(id)?.state === 'active' && row(id)!.passwords === password,
    passwordNumber: (id) => row(id)?.passwords ?? 0,
    administrators: () => (administrators.get() as { number: number }).number,
    add({ id, name, role, agency, post, staffNumber }, open) {
      return inTransaction(database, () => {
        const { changes } = insert.run(id, name, role, agency, noPassword, post, staffNumber);
        if (changes > 0) setOpen(id, open);
        return changes > 0;
      });
    },
    setOpen,
    reject(id) {
      inTransaction(database, () => {
        rejectOne.run(id);
        setOpen(id, null);
      });
    },
    async setPassword(id, password) {
      if (password !== null) update.run(await hashPassword(password), id);
      else takeAway.run(noPassword, id);
    },
    async signIn(id, password) {
      if (password.length > longestPassword) return null;
      const found = row(id);
      const right = await checkPassword(password, found?.password || nobody);
      if (!right || found === undefined || found.password === noPassword) return null;
      const account = withOpen(found);
      return account.state === 'active' ? account : null;
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
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role,
       agency = excluded.agency, post = excluded.post, staff_number = excluded.staff_number
       WHERE demonstration = 1`,
  );
  inTransaction(database, () => {
    for (const { id, name, role, agency, post, staffNumber } of users) {
      enter.run(id, name, role, agency?.id ?? null, passwordHash, post, staffNumber);
    }
  });
}
