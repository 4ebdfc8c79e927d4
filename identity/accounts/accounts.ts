import type { DatabaseSync } from 'node:sqlite';
import type { AccountPerson, AccountRequest, AccountState } from '#domain/accounts/account.ts';
import type { Demonstration } from '../demonstration.ts';
import {
  checkPassword,
  hashOfNobody,
  hashPassword,
  longestPassword,
} from '#platform/crypto/password.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import { accountRow, noPassword, selectAccountRows, type AccountRow } from './account-rows.ts';

/** Somebody who may sign in at the embedded issuer. */
export interface Account extends AccountPerson {
  readonly id: string;
  /**
   * `pending`: a second person has to confirm it or its code; `rejected`: that one has turned it
   * down, for good; `waiting`: no password is set yet, or no more; a one-time code sets one.
   */
  readonly state: 'active' | 'waiting' | 'pending' | 'rejected';
  readonly open: AccountRequest | null;
}

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
  /**
   * Writes an account down as its events give it now; its password stays as long as the events say that it has
   * the same one, and goes with whatever was given for it when they say that it was taken away.
   */
  keep(id: string, state: AccountState): void;
  /** Sets the password of an account that is there. */
  setPassword(id: string, password: string): Promise<void>;
  /** The account when the password is right, else null; as slow for an unknown account. */
  signIn(id: string, password: string): Promise<Account | null>;
}

const accountOf = (row: AccountRow): Account => {
  const { id, name, role, agency, post, staffNumber, open } = row;
  return { id, name, role, agency, post, staffNumber, state: standingOf(row), open };
};

function standingOf({ hasPassword, rejected, open }: AccountState): Account['state'] {
  if (rejected) return 'rejected';
  if (open !== null) return 'pending';
  return hasPassword ? 'active' : 'waiting';
}

/**
 * The accounts in the identity database: a view of their events, and beside it the hashes of their passwords, which
 * no event holds. The users of the demonstration are entered as the data set has them now, for what a folder holds of
 * an earlier one would count as altered; their one password is public, so they share one hash, which comes with
 * them: no start computes it.
 */
export function openAccounts(
  database: DatabaseSync,
  demonstration: Demonstration | null,
): Accounts {
  const nobody = hashOfNobody();
  if (demonstration !== null) enterDemonstration(database, demonstration);

  const select = database.prepare(`${selectAccountRows} WHERE accounts.id = ?`);
  const all = database.prepare(`${selectAccountRows} ORDER BY accounts.id`);
  const hash = database.prepare('SELECT password FROM accounts WHERE id = ?');
  const update = database.prepare('UPDATE accounts SET password = ? WHERE id = ?');
  const administrators = database.prepare(
    `SELECT count(*) AS number FROM accounts
     WHERE role = 'administrator' AND password <> '' AND rejected = 0
       AND id NOT IN (SELECT account FROM account_requests)`,
  );
  const rowOf = (id: string): AccountRow | null => {
    const found = select.get(id);
    return found === undefined ? null : accountRow(found);
  };
  const find = (id: string): Account | null => {
    const row = rowOf(id);
    return row === null ? null : accountOf(row);
  };
  return {
    list: () => all.all().map(accountRow).map(accountOf),
    find,
    keep: keepingRows(database),
    holds: (id, password) => find(id)?.state === 'active' && rowOf(id)!.passwords === password,
    passwordNumber: (id) => rowOf(id)?.passwords ?? 0,
    administrators: () => (administrators.get() as { number: number }).number,
    async setPassword(id, password) {
      update.run(await hashPassword(password), id);
    },
    async signIn(id, password) {
      if (password.length > longestPassword) return null;
      const stored = (hash.get(id)?.['password'] ?? noPassword) as string;
      const right = await checkPassword(password, stored || nobody);
      if (!right || stored === noPassword) return null;
      const account = find(id);
      return account?.state === 'active' ? account : null;
    },
  };
}

/** Writes the row of an account and what is open of it, in one step. */
function keepingRows(database: DatabaseSync): Accounts['keep'] {
  const upsert = database.prepare(
    `INSERT INTO accounts
       (id, name, role, agency, post, staff_number, rejected, passwords, password, demonstration)
     VALUES (:id, :name, :role, :agency, :post, :staffNumber, :rejected, :passwords, '', 0)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role,
       agency = excluded.agency, post = excluded.post, staff_number = excluded.staff_number,
       rejected = excluded.rejected, passwords = excluded.passwords, password =
         CASE WHEN :hasPassword AND passwords = excluded.passwords THEN password ELSE '' END`,
  );
  const removeOpen = database.prepare('DELETE FROM account_requests WHERE account = ?');
  const insertOpen = database.prepare(
    `INSERT INTO account_requests (account, id, act, asked_by, asked_at, reason)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return (id, { open, rejected, hasPassword, ...state }) =>
    inTransaction(database, () => {
      upsert.run({ id, ...state, rejected: Number(rejected), hasPassword: Number(hasPassword) });
      removeOpen.run(id);
      if (open !== null) {
        insertOpen.run(id, open.id, open.act, open.by, open.askedAt, open.reason);
      }
    });
}

function enterDemonstration(database: DatabaseSync, { users, passwordHash }: Demonstration): void {
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
