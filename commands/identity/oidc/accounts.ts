import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '#domain/access/principal.ts';
import { demonstrationPassword, demonstrationUsers } from './demonstration-users.ts';
import { checkPassword, hashPassword, longestPassword } from './password.ts';

/** Somebody who may sign in at the embedded issuer. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
}

export interface Accounts {
  find(id: string): Account | null;
  /** Everybody, by id; never their passwords. */
  list(): readonly Account[];
  /** The account when the password is right, else null; as slow for an unknown account. */
  signIn(id: string, password: string): Promise<Account | null>;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string | null;
  readonly password: string;
}

const accountOf = ({ id, name, role, agency }: Row): Account => ({
  id,
  name,
  role: role as Role,
  agency,
});

/**
 * The accounts in the identity database. The demonstration users are entered when
 * they are missing; their one password is public, so they share one hash, and the
 * first start does not compute a hundred.
 */
export async function openAccounts(database: DatabaseSync): Promise<Accounts> {
  const select = database.prepare('SELECT * FROM accounts WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO accounts (id, name, role, agency, password, demonstration)
     VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING`,
  );
  const missing = demonstrationUsers.filter(({ id }) => select.get(id) === undefined);
  const nobody = await hashPassword(demonstrationPassword);
  database.exec('BEGIN IMMEDIATE');
  for (const { id, name, role, agency } of missing) {
    insert.run(id, name, role, agency?.id ?? null, nobody);
  }
  database.exec('COMMIT');

  const row = (id: string): Row | undefined => select.get(id) as Row | undefined;
  const all = database.prepare('SELECT * FROM accounts ORDER BY id');
  return {
    list: () => (all.all() as unknown as Row[]).map(accountOf),
    find(id) {
      const found = row(id);
      return found === undefined ? null : accountOf(found);
    },
    async signIn(id, password) {
      if (password.length > longestPassword) return null;
      const found = row(id);
      const right = await checkPassword(password, found?.password ?? nobody);
      return right && found !== undefined ? accountOf(found) : null;
    },
  };
}
