import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { demonstration } from '#demo/accounts.ts';
import type { Differences } from '#chain-anchors/fsck/differences.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import type { EventReader, RecordedEvent } from '#event-store/port.ts';

/** What the events of an account give, and its row must hold. Who has a password, never which. */
interface AccountAsRecorded {
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

const accountEvents = [
  'AccountOpened',
  'FirstAdministratorMade',
  'SecondAdministratorMade',
  'AccountCodeIssued',
  'AccountConfirmed',
  'AccountRejected',
  'AccountActivated',
];
/** A row may be written a moment after its event. */
const momentMs = 500;
/** Layout of `identity.db` from which on an account has all that is compared. */
const firstLayout = 3;

/**
 * Holds the accounts against what the events say of them: who they are, what they may, whether somebody let them
 * in, whether they can have a password. Accounts of the demonstration are held against its data set.
 */
export async function checkAccounts(
  open: () => DatabaseSync,
  reader: EventReader,
  found: Differences,
): Promise<void> {
  let faults = await accountFaults(open, reader);
  if (faults.length > 0) {
    await wait(momentMs);
    const still = new Set(await accountFaults(open, reader));
    faults = faults.filter((fault) => still.has(fault));
  }
  for (const fault of faults) found.add('file', 'identity.db', fault);
}

async function accountFaults(
  open: () => DatabaseSync,
  reader: EventReader,
): Promise<readonly string[]> {
  const rows = accountRows(open);
  if (rows === null) return [];
  const recorded = new Map<string, AccountAsRecorded>();
  const filter = { eventTypes: accountEvents };
  for await (const event of reader.readAll({ filter, onUnreadable: () => undefined })) {
    take(recorded, event);
  }
  const faults: string[] = [];
  for (const { id, isDemonstration, ...row } of rows) {
    const expected = isDemonstration ? ofDemonstration(id, row) : recorded.get(id);
    if (expected === undefined) faults.push(`account ${id}: no event opened it`);
    else if (canonicalJson({ ...expected }) !== canonicalJson({ ...row })) {
      const names = Object.keys(row) as (keyof AccountAsRecorded)[];
      const differing = names.filter((name) => row[name] !== expected[name]);
      faults.push(`account ${id} is not what the events give: ${differing.join(', ')}`);
    }
  }
  const there = new Set(rows.map(({ id }) => id));
  for (const id of recorded.keys()) {
    if (!there.has(id)) faults.push(`account ${id} is in the events and not there`);
  }
  return faults;
}

/** Null for a file of an earlier layout: the next start brings it up. */
function accountRows(open: () => DatabaseSync): ReturnType<typeof rowsOf> | null {
  const stored = open();
  try {
    const { user_version: layout } = stored.prepare('PRAGMA user_version').get()!;
    return Number(layout) < firstLayout ? null : rowsOf(stored);
  } finally {
    stored.close();
  }
}

function rowsOf(stored: DatabaseSync) {
  return stored
    .prepare(
      `SELECT accounts.*, account_requests.id AS open FROM accounts
       LEFT JOIN account_requests ON account = accounts.id ORDER BY accounts.id`,
    )
    .all()
    .map((row) => ({
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
    }));
}

/** Who it is and what it may is the data set's; its password, and whether it has one, is its user's. */
function ofDemonstration(id: string, row: AccountAsRecorded): AccountAsRecorded | undefined {
  const user = demonstration.users.find((each) => each.id === id);
  if (user === undefined) return undefined;
  const { name, role, agency, post, staffNumber } = user;
  // Nobody opened it, so nobody can have refused that.
  return { ...row, name, role, agency: agency?.id ?? null, post, staffNumber, rejected: false };
}

function take(recorded: Map<string, AccountAsRecorded>, { type, data }: RecordedEvent): void {
  const id = String(data['account']);
  const account = recorded.get(id);
  switch (type) {
    case 'AccountOpened':
      recorded.set(id, opened(data, { open: data['request'] ?? null }));
      return;
    case 'FirstAdministratorMade':
    case 'SecondAdministratorMade':
      recorded.set(id, opened(data, { role: 'administrator', hasPassword: true }));
      return;
    case 'AccountCodeIssued':
      if (account === undefined) return;
      account.passwords += 1;
      account.hasPassword = false;
      account.open = data['request'] ?? null;
      return;
    case 'AccountConfirmed':
    case 'AccountRejected':
      if (account === undefined) return;
      account.open = null;
      account.rejected ||= type === 'AccountRejected' && data['act'] === 'opening';
      return;
    case 'AccountActivated':
      if (account !== undefined) account.hasPassword = true;
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
