import {
  accountStream,
  evolveAccount,
  type AccountRequest,
  type AccountState,
} from '#domain/accounts/account.ts';
import type { Role } from '#domain/access/principal.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { EventStore } from '#event-store/port.ts';
import type { Demonstration, DemonstrationUser } from '../demonstration.ts';

/** A row of `accounts` with the request that waits for it: what the events gave when it was written. */
export interface AccountRow extends AccountState {
  readonly id: string;
  readonly isDemonstration: boolean;
}

/** What stands instead of a hash while there is no password: no password fits it. */
export const noPassword = '';

/** Rows of accounts with what is open of each; a WHERE or an ORDER may follow. */
export const selectAccountRows = `SELECT accounts.*, account_requests.id AS request, act, asked_by, asked_at, reason
  FROM accounts LEFT JOIN account_requests ON account = accounts.id`;

/** A row of {@link selectAccountRows}. */
export const accountRow = (row: Readonly<Record<string, unknown>>): AccountRow => ({
  id: String(row['id']),
  isDemonstration: row['demonstration'] !== 0,
  name: row['name'] as string,
  role: row['role'] as Role,
  agency: row['agency'] as string | null,
  post: row['post'] as string | null,
  staffNumber: row['staff_number'] as string | null,
  rejected: row['rejected'] !== 0,
  passwords: Number(row['passwords']),
  hasPassword: row['password'] !== noPassword,
  open: row['request'] === null ? null : requestOf(row),
});

const requestOf = (row: Readonly<Record<string, unknown>>): AccountRequest => ({
  id: String(row['request']),
  act: row['act'] as AccountRequest['act'],
  by: String(row['asked_by']),
  askedAt: String(row['asked_at']),
  reason: row['reason'] as string | null,
});

/**
 * What is open of an account as far as row and events must say the same: a folder of before has the moment by
 * the clock of the request, and not of its event.
 */
export const openAsCompared = ({ open }: AccountState): Json =>
  open === null ? null : { id: open.id, act: open.act, by: open.by, reason: open.reason };

/** An account as its events give it, with the last revision of its stream, -1 for none. */
export interface RecordedAccount {
  readonly state: AccountState | null;
  readonly revision: number;
}

/** `before`: what stands before any event, for an account of the demonstration. */
export async function recordedAccount(
  store: Pick<EventStore, 'readStream'>,
  id: string,
  before: AccountState | null = null,
): Promise<RecordedAccount> {
  let state = before;
  let revision = -1;
  for await (const event of store.readStream(accountStream(id))) {
    state = evolveAccount(state, event);
    ({ revision } = event);
  }
  return { state, revision };
}

/** An account of the demonstration before anything was done to it; null for somebody else's id. */
export function enteredByDemonstration(
  users: Demonstration['users'],
  id: string,
): AccountState | null {
  const user = users.find((each) => each.id === id);
  if (user === undefined) return null;
  return { ...personOf(user), rejected: false, passwords: 0, hasPassword: true, open: null };
}

const personOf = ({ name, role, agency, post, staffNumber }: DemonstrationUser) => ({
  name,
  role,
  agency: agency?.id ?? null,
  post,
  staffNumber,
});

/**
 * What the row of an account of the demonstration must hold; null when the data set has no such user. Who it is
 * and what it may is the data set's; its password, and whether it has one, is its user's.
 */
export function ofDemonstration(
  users: Demonstration['users'],
  { id, passwords, hasPassword, open }: AccountRow,
): AccountState | null {
  const entered = enteredByDemonstration(users, id);
  // Nobody opened it, so nobody can have refused that.
  return entered === null ? null : { ...entered, passwords, hasPassword, open };
}
