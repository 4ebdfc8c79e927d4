import type { Json } from '#domain/kernel/canonical-json.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import type { Demonstration } from '../demonstration.ts';

/** What the events of an account give, and its row must hold. Who has a password, never which. */
export interface AccountAsRecorded {
  name: Json;
  role: Json;
  agency: Json;
  post: Json;
  staffNumber: Json;
  rejected: boolean;
  /** How often a password was taken away. */
  passwords: number;
  hasPassword: boolean;
  /** Id of the request that waits for a second person. */
  open: Json;
}

/** A row of `accounts` with the request that waits for it. */
export interface AccountRow extends AccountAsRecorded {
  readonly id: string;
  readonly isDemonstration: boolean;
}

/** The stream that holds what was done to an account. */
export const accountStream = (id: string): string => `account-${id}`;

export const accountEvents = [
  'AccountOpened',
  'FirstAdministratorMade',
  'SecondAdministratorMade',
  'AccountCodeIssued',
  'AccountConfirmed',
  'AccountRejected',
  'AccountActivated',
];

/** Rows of accounts with what is open of each; a WHERE or an ORDER may follow. */
export const selectAccountRows = `SELECT accounts.*, account_requests.id AS open FROM accounts
  LEFT JOIN account_requests ON account = accounts.id`;

/** A row of {@link selectAccountRows}. */
export const accountRow = (row: Readonly<Record<string, unknown>>): AccountRow => ({
  id: String(row['id']),
  isDemonstration: row['demonstration'] !== 0,
  name: row['name'] as Json,
  role: row['role'] as Json,
  agency: row['agency'] as Json,
  post: row['post'] as Json,
  staffNumber: row['staff_number'] as Json,
  rejected: row['rejected'] !== 0,
  passwords: Number(row['passwords']),
  hasPassword: row['password'] !== '',
  open: row['open'] as Json,
});

/**
 * What the row of an account of the demonstration must hold; undefined when the data set has no such user. Who it is
 * and what it may is the data set's; its password, and whether it has one, is its user's.
 */
export function ofDemonstration(
  users: Demonstration['users'],
  { id, passwords, hasPassword, open }: AccountRow,
): AccountAsRecorded | undefined {
  const user = users.find((each) => each.id === id);
  if (user === undefined) return undefined;
  const { name, role, agency, post, staffNumber } = user;
  // Nobody opened it, so nobody can have refused that.
  const who = { name, role, agency: agency?.id ?? null, post, staffNumber };
  return { ...who, rejected: false, passwords, hasPassword, open };
}

/** The account after one event of its stream; undefined while none has opened it. */
export function evolveAccount(
  account: AccountAsRecorded | undefined,
  { type, data }: Pick<RecordedEvent, 'type' | 'data'>,
): AccountAsRecorded | undefined {
  switch (type) {
    case 'AccountOpened':
      return opened(data, { open: data['request'] ?? null });
    case 'FirstAdministratorMade':
    case 'SecondAdministratorMade':
      return opened(data, { role: 'administrator', hasPassword: true });
  }
  if (account === undefined) return undefined;
  switch (type) {
    case 'AccountCodeIssued':
      return {
        ...account,
        passwords: account.passwords + 1,
        hasPassword: false,
        open: data['request'] ?? null,
      };
    case 'AccountConfirmed':
    case 'AccountRejected': {
      const refused = type === 'AccountRejected' && data['act'] === 'opening';
      return { ...account, open: null, rejected: account.rejected || refused };
    }
    case 'AccountActivated':
      return { ...account, hasPassword: true };
    default:
      return account;
  }
}

const opened = (
  data: RecordedEvent['data'],
  more: Partial<AccountAsRecorded>,
): AccountAsRecorded => ({
  name: data['name'] ?? null,
  role: data['role'] ?? null,
  agency: data['agency'] ?? null,
  post: data['post'] ?? null,
  staffNumber: data['staffNumber'] ?? null,
  rejected: false,
  passwords: 0,
  hasPassword: false,
  open: null,
  ...more,
});
