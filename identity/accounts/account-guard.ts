import type { DatabaseSync } from 'node:sqlite';
import type { Person } from '#domain/access/principal.ts';
import type { AccountState } from '#domain/accounts/account.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { EventStore } from '#event-store/port.ts';
import type { InTurn } from '#platform/processes/in-turn.ts';
import type { Demonstration } from '../demonstration.ts';
import {
  accountRow,
  ofDemonstration,
  openAsCompared,
  recordedAccount,
  selectAccountRows,
  type AccountRow,
} from './account-rows.ts';

/** Told once of each state of a row that is not what the events give: the names of what differs, never its values. */
export type OnAltered = (differing: readonly string[]) => void;

/** Holds accounts against their events before they are believed. */
export interface AccountGuard {
  /** Throws Problem `account-altered` when the row of this account says more than its events do. */
  hold(id: string): Promise<void>;
  /** The same of who is signed in by a session, and that the session says of the person what the row does. */
  holdPerson(person: Person): Promise<void>;
  /** How many accounts were refused, and have not been found whole since. */
  altered(): number;
}

export interface AccountGuardParts {
  readonly database: DatabaseSync;
  readonly store: Pick<EventStore, 'readStream'>;
  /** Whose accounts follow from its data set and from no event; null for none. */
  readonly demonstration: Pick<Demonstration, 'users'> | null;
  readonly directory: AskDirectory;
  /** Acts on accounts, one after the other: an event and its row are two steps. */
  readonly inTurn: InTurn;
  readonly onAltered: OnAltered;
}

/**
 * The row of an account is believed as long as it is the one that was held against the stream `account-<id>`; another
 * row is held against it anew. Compared is what gives rights: a row may say less than the events where a process
 * ended between the two, and nobody gets in by that.
 */
export function accountGuard(parts: AccountGuardParts): AccountGuard {
  const { database, store, demonstration, directory, inTurn, onAltered } = parts;
  const select = database.prepare(`${selectAccountRows} WHERE accounts.id = ?`);
  const rowOf = (id: string): AccountRow | null => {
    const row = select.get(id);
    return row === undefined ? null : accountRow(row);
  };
  /** Row that was found whole, by account. */
  const whole = new Map<string, string>();
  /** Row that was found altered, by account. */
  const altered = new Map<string, string>();

  async function differing(row: AccountRow | null, id: string): Promise<readonly string[]> {
    if (row === null) return ['id'];
    const expected = row.isDemonstration
      ? ofDemonstration(demonstration?.users ?? [], row)
      : (await recordedAccount(store, id)).state;
    return expected === null ? ['id'] : saysMore(row, expected);
  }

  /** The names of what differs, with the row in which it does. */
  async function look(id: string): Promise<readonly [string, readonly string[]]> {
    const row = rowOf(id);
    const version = versionOf(row);
    if (row !== null && whole.get(id) === version) return [version, []];
    return [version, await differing(row, id)];
  }

  async function hold(id: string): Promise<void> {
    let [version, names] = await look(id);
    // Between an event and its row the two differ for a moment; no act is under way in its own turn.
    if (names.length > 0) [version, names] = await inTurn(() => look(id));
    if (names.length === 0) {
      whole.set(id, version);
      altered.delete(id);
      return;
    }
    whole.delete(id);
    if (altered.get(id) !== version) onAltered(names);
    altered.set(id, version);
    throw accountAltered();
  }

  return {
    hold,
    async holdPerson({ kind, id, role, agency }) {
      await hold(id);
      const row = rowOf(id);
      // The row was held against its events now; what the session says beside it follows from the directory.
      const isWhole =
        kind === 'person' &&
        row?.role === role &&
        row.agency === (agency?.id ?? null) &&
        (agency === null || directory().agency(agency.id)?.kind === agency.kind);
      if (isWhole) return;
      onAltered(['session']);
      throw accountAltered();
    },
    altered: () => altered.size,
  };
}

const versionOf = (row: AccountRow | null): string => canonicalJson(row as unknown as Json);

/** The names of what a row says differently, and of the steps it says were taken and no event does. */
function saysMore(row: AccountRow, expected: AccountState): readonly string[] {
  const same = ['name', 'role', 'agency', 'post', 'staffNumber'] as const;
  return [
    ...same.filter((name) => row[name] !== expected[name]),
    ...(expected.rejected && !row.rejected ? ['rejected'] : []),
    ...(row.hasPassword && !expected.hasPassword ? ['hasPassword'] : []),
    ...(isAnotherRequest(row, expected) ? ['open'] : []),
  ];
}

/** True where the events say that something waits, and the row says nothing or something else. */
const isAnotherRequest = (row: AccountRow, expected: AccountState): boolean =>
  expected.open !== null &&
  canonicalJson(openAsCompared(row)) !== canonicalJson(openAsCompared(expected));

const accountAltered = (): Problem =>
  new Problem('account-altered', [
    {
      rule: 'ACCOUNT-EVENTS',
      article: null,
      text: {
        zh: '账户资料与其事件记录不符，不予登录；请系统管理员运行 andu fsck 核查',
        en: 'The account is not what its events give, and is not let in; an administrator runs andu fsck to see what differs',
      },
    },
  ]);
