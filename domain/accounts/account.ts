import type { Role } from '../access/principal.ts';
import type { JsonObject } from '../kernel/canonical-json.ts';

/** What waits for a second person: that somebody is let in at all, or a new code. */
export interface AccountRequest {
  readonly id: string;
  readonly act: 'opening' | 'newCode';
  /** Who asked. */
  readonly by: string;
  /** RFC 3339 in UTC. */
  readonly askedAt: string;
  /** Null for an opening, which is its own reason. */
  readonly reason: string | null;
}

/** Who somebody is and what that person may, as it was entered once. */
export interface AccountPerson {
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
  /** 职务 and 工号; null in a folder from before they were kept. */
  readonly post: string | null;
  readonly staffNumber: string | null;
}

/** An account as its events give it: who may have a password, never which. */
export interface AccountState extends AccountPerson {
  /** A second person has turned it down, for good. */
  readonly rejected: boolean;
  /** How often a password was taken away. */
  readonly passwords: number;
  readonly hasPassword: boolean;
  readonly open: AccountRequest | null;
}

/** What was done to an account, as it is recorded in its stream. */
export interface RecordedAccountEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: { readonly actor: { readonly id: string } };
  readonly recordedAt: string;
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
] as const;

/** The account after one event of its stream; null while none has opened it. */
export function evolveAccount(
  account: AccountState | null,
  event: RecordedAccountEvent,
): AccountState | null {
  const { type, data } = event;
  switch (type) {
    case 'AccountOpened':
      return { ...opened(data), open: requestOf(event, 'opening', null) };
    case 'FirstAdministratorMade':
    case 'SecondAdministratorMade':
      return { ...opened(data), role: 'administrator', hasPassword: true };
  }
  if (account === null) return null;
  switch (type) {
    case 'AccountCodeIssued': {
      // Who was never let in is still to be let in, whoever asks for another code.
      const act = account.open?.act ?? 'newCode';
      const open = requestOf(event, act, (data['reason'] ?? null) as string | null);
      return { ...account, passwords: account.passwords + 1, hasPassword: false, open };
    }
    case 'AccountConfirmed':
      return { ...account, open: null };
    case 'AccountRejected':
      return { ...account, open: null, rejected: account.rejected || data['act'] === 'opening' };
    case 'AccountActivated':
      return { ...account, hasPassword: true };
    default:
      return account;
  }
}

const opened = (data: JsonObject): AccountState => ({
  name: data['name'] as string,
  role: data['role'] as Role,
  agency: (data['agency'] ?? null) as string | null,
  post: (data['post'] ?? null) as string | null,
  staffNumber: (data['staffNumber'] ?? null) as string | null,
  rejected: false,
  passwords: 0,
  hasPassword: false,
  open: null,
});

/** Null for what was recorded before a second person was asked. */
function requestOf(
  { data, metadata, recordedAt }: RecordedAccountEvent,
  act: AccountRequest['act'],
  reason: string | null,
): AccountRequest | null {
  const id = (data['request'] ?? null) as string | null;
  return id === null ? null : { id, act, by: metadata.actor.id, askedAt: recordedAt, reason };
}
