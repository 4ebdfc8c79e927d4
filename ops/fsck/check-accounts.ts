import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { demonstration } from '#demo/accounts.ts';
import type { Differences } from '#chain-anchors/fsck/differences.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import type { EventReader } from '#event-store/port.ts';
import { accountEvents, evolveAccount, type AccountState } from '#domain/accounts/account.ts';
import {
  accountRow,
  ofDemonstration,
  openAsCompared,
  selectAccountRows,
  type AccountRow,
} from '#identity/accounts/account-rows.ts';

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
  const recorded = new Map<string, AccountState>();
  const filter = { eventTypes: [...accountEvents] };
  for await (const event of reader.readAll({ filter, onUnreadable: () => undefined })) {
    const id = String(event.data['account']);
    const account = evolveAccount(recorded.get(id) ?? null, event);
    if (account !== null) recorded.set(id, account);
  }
  const faults: string[] = [];
  for (const all of rows) {
    const { id, isDemonstration, ...row } = all;
    const expected = isDemonstration
      ? ofDemonstration(demonstration.users, all)
      : (recorded.get(id) ?? null);
    if (expected === null) faults.push(`account ${id}: no event opened it`);
    else {
      const differing = namesOfDifferences(row, expected);
      if (differing.length === 0) continue;
      faults.push(`account ${id} is not what the events give: ${differing.join(', ')}`);
    }
  }
  const there = new Set(rows.map(({ id }) => id));
  for (const id of recorded.keys()) {
    if (!there.has(id)) faults.push(`account ${id} is in the events and not there`);
  }
  for (const id of missingOfDemonstration(rows)) {
    faults.push(`account ${id} is of the demonstration and not there`);
  }
  return faults;
}

function namesOfDifferences(row: AccountState, expected: AccountState): readonly string[] {
  const said = (state: AccountState): Readonly<Record<string, Json>> => ({
    ...state,
    open: openAsCompared(state),
  });
  const [one, other] = [said(row), said(expected)];
  return Object.keys(one).filter(
    (name) => canonicalJson(one[name]!) !== canonicalJson(other[name]!),
  );
}

/** Null for a file of an earlier layout: the next start brings it up. */
function accountRows(open: () => DatabaseSync): readonly AccountRow[] | null {
  const stored = open();
  try {
    const { user_version: layout } = stored.prepare('PRAGMA user_version').get()!;
    return Number(layout) < firstLayout ? null : rowsOf(stored);
  } finally {
    stored.close();
  }
}

function rowsOf(stored: DatabaseSync): readonly AccountRow[] {
  return stored.prepare(`${selectAccountRows} ORDER BY accounts.id`).all().map(accountRow);
}

/** Of a data set whose users are here, all are: a start enters those that are missing. */
function missingOfDemonstration(rows: readonly AccountRow[]): readonly string[] {
  const there = new Set(rows.map(({ id }) => id));
  return rows.some(({ isDemonstration }) => isDemonstration)
    ? demonstration.users.map(({ id }) => id).filter((id) => !there.has(id))
    : [];
}
