import { randomUUID } from 'node:crypto';
import { confirmerOf, isConfirmer, type Confirmer } from '#domain/access/account-confirmation.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { WrongExpectedRevision } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import type { EventType } from '#migrations/event-versions.ts';
import type { InTurn } from '#platform/processes/in-turn.ts';
import type { Now } from '#platform/now.ts';
import {
  notOpen,
  otherConfirmer,
  rejected,
  samePerson,
  taken,
  unconfirmed,
  wrongCode,
} from './account-refusals.ts';
import {
  accountConfirmation,
  activation,
  checkPasswordOf,
  checkRole,
  firstAdministratorRequest,
  newAccount,
  newCode,
  unknownAgency,
} from './account-requests.ts';
import { accountStream } from './account-from-events.ts';
import type { Account, AccountRequest, Accounts } from './accounts.ts';
import { firstAdministrator, type OneTimeCode, type OneTimeCodes } from './one-time-codes.ts';

/** Who asks, as the record keeps it. */
export interface AskedBy {
  readonly correlationId: string;
  readonly principal: Principal | null;
}

/** An account with the code that lets its person set a password: told once and kept as a digest. */
export interface AccountWithCode {
  readonly account: Account;
  /** One half of it: a second person confirms the account. */
  readonly code: OneTimeCode;
  /** Who that second person is. */
  readonly confirmer: Confirmer;
}

/** What somebody decided of an account; the second half of its code when it was confirmed. */
export interface DecidedAccount {
  readonly account: Account;
  readonly code: OneTimeCode | null;
}

/** An account of which something waits. */
export type WaitingAccount = Account & { readonly open: AccountRequest };

export interface AccountDeskParts {
  readonly accounts: Accounts;
  readonly codes: OneTimeCodes;
  readonly record: RecordAct;
  /** True for the id of a registered system: none of a person may be the same. */
  readonly isSystemsId: (id: string) => boolean;
  readonly directory: AskDirectory;
  /** Ends what somebody is signed in with. */
  readonly endSessions: (account: string) => void;
  /** Acts on accounts, one after the other. */
  readonly inTurn: InTurn;
  readonly now: Now;
  /** So many administrators are made by codes that the start says; any other by two people. */
  readonly administratorsByCode: number;
}

/**
 * How people come to an account of the embedded issuer. Each act is an event before it takes
 * effect: one that nobody can account for must not be. Bodies are of any shape; throws Problem.
 */
export interface AccountDesk {
  /**
   * Adds a person; the code is for that person to set a password with, and counts once somebody
   * else has confirmed the account.
   */
  open(body: unknown, by: AskedBy): Promise<AccountWithCode>;
  /**
   * Another code for who lost the password; the account counts again once one is set. The former
   * password ends at once; the code waits for the same second person as an account does.
   */
  issueCode(id: string, body: unknown, by: AskedBy): Promise<AccountWithCode>;
  /** The second person's answer to what waits; the other half of the code when it was confirmed. */
  confirm(id: string, body: unknown, by: AskedBy): Promise<DecidedAccount>;
  /** What waits for this person. */
  waitingFor(principal: Principal): readonly WaitingAccount[];
  /** Sets the password of an account by its code. */
  activate(body: unknown, correlationId: string): Promise<void>;
  /** Makes the first or the second administrator by the code that the start has said. */
  makeFirstAdministrator(body: unknown, correlationId: string): Promise<void>;
  /** A code for the first or the second administrator; null when both can sign in. */
  codeForAdministrator(): AdministratorCode | null;
}

/** A code that makes an administrator, and how many there are before. */
export interface AdministratorCode extends OneTimeCode {
  readonly administrators: number;
}

export function accountDesk(parts: AccountDeskParts): AccountDesk {
  const { accounts, codes, record } = parts;

  const recordOpening = async (
    data: JsonObject & { account: string },
    by: AskedBy,
    type: EventType,
  ) => {
    const { account } = data;
    if (accounts.find(account) !== null || parts.isSystemsId(account)) throw taken(account);
    try {
      await record(accountStream(account), type, data, by, 'noStream');
    } catch (error) {
      // It was recorded and the process ended before the account was there: now it is made.
      if (!(error instanceof WrongExpectedRevision)) throw error;
      await record(accountStream(account), type, data, by, 'streamExists');
    }
  };

  /** What waits once this is asked for. */
  const asked = (
    account: Pick<Account, 'id' | 'role' | 'agency'>,
    act: AccountRequest['act'],
    reason: string | null,
    { principal }: AskedBy,
  ): { readonly confirmer: Confirmer; readonly open: AccountRequest } => {
    const confirmer = confirmerOf(account, accounts.list());
    const askedAt = new Date(parts.now()).toISOString();
    return { confirmer, open: { id: randomUUID(), act, by: principal!.id, askedAt, reason } };
  };
  const withCode = (id: string, { confirmer }: { readonly confirmer: Confirmer }) => ({
    code: codes.issueHalf(id),
    account: accounts.find(id)!,
    confirmer,
  });
  const mayBeMade = (): boolean => accounts.administrators() < parts.administratorsByCode;

  return {
    async open(body, by) {
      const { id, ...person } = parseWith(newAccount, body);
      const directory = parts.directory();
      const agency = person.agency === null ? null : directory.agency(person.agency);
      const isThere = agency === null || (agency !== undefined && directory.isValid(agency));
      if (!isThere) throw unknownAgency(person.agency!);
      checkRole(person.role, agency?.kind ?? null);
      return parts.inTurn(async () => {
        const waits = asked({ id, ...person }, 'opening', null, by);
        const data = { account: id, ...person, request: waits.open.id };
        await recordOpening(data, by, 'AccountOpened');
        if (!accounts.add({ id, ...person }, waits.open)) throw taken(id);
        return withCode(id, waits);
      });
    },
    async issueCode(id, body, by) {
      const { reason } = parseWith(newCode, body);
      return parts.inTurn(async () => {
        const account = accounts.find(id);
        if (account === null) throw new Problem('not-found');
        if (account.state === 'rejected') throw rejected();
        // Who was never let in is still to be let in, whoever asks for another code.
        const waits = asked(account, account.open?.act ?? 'newCode', reason, by);
        const data = { account: id, request: waits.open.id, reason };
        await record(accountStream(id), 'AccountCodeIssued', data, by);
        accounts.setOpen(id, waits.open);
        await accounts.setPassword(id, null);
        parts.endSessions(id);
        return withCode(id, waits);
      });
    },
    async confirm(id, body, by) {
      const { request, decision, reason } = parseWith(accountConfirmation, body);
      return parts.inTurn(async () => {
        const account = accounts.find(id);
        if (account === null) throw new Problem('not-found');
        const { act } = openFor(by.principal!, account, request, accounts);
        const type = decision === 'confirmed' ? 'AccountConfirmed' : 'AccountRejected';
        await record(accountStream(id), type, { account: id, request, act, reason }, by);
        if (decision === 'rejected') {
          codes.end(id);
          if (act === 'opening') accounts.reject(id);
        }
        accounts.setOpen(id, null);
        const code = decision === 'confirmed' ? codes.confirm(id) : null;
        return { account: accounts.find(id)!, code };
      });
    },
    waitingFor(principal) {
      const waiting = accounts.list().filter(isWaiting);
      return waiting.filter(
        (account) =>
          account.open.by !== principal.id && isConfirmer(principal, account, accounts.list()),
      );
    },
    async activate(body, correlationId) {
      const { account, code, password } = parseWith(activation, body);
      checkPasswordOf(account, password);
      await parts.inTurn(async () => {
        const found = accounts.find(account);
        if (found === null || found.state === 'rejected') throw wrongCode();
        const given = codes.take(account, code);
        // Only who has a code learns that it waits.
        if (given === 'wrong') throw wrongCode();
        if (given === 'unconfirmed' || found.state === 'pending') throw unconfirmed();
        const by = { correlationId, principal: null };
        await record(accountStream(account), 'AccountActivated', { account }, by);
        await accounts.setPassword(account, password);
      });
    },
    async makeFirstAdministrator(body, correlationId) {
      const { code, password, ...person } = parseWith(firstAdministratorRequest, body);
      const { account: id, name, post, staffNumber } = person;
      checkPasswordOf(id, password);
      await parts.inTurn(async () => {
        if (accounts.find(id) !== null || parts.isSystemsId(id)) throw taken(id);
        if (!mayBeMade() || codes.take(firstAdministrator, code) !== 'right') throw wrongCode();
        const by = { correlationId, principal: null };
        const first = accounts.administrators() === 0;
        const type = first ? 'FirstAdministratorMade' : 'SecondAdministratorMade';
        await recordOpening(person, by, type);
        accounts.add({ id, name, role: 'administrator', agency: null, post, staffNumber }, null);
        await accounts.setPassword(id, password);
      });
    },
    codeForAdministrator: () =>
      mayBeMade()
        ? { ...codes.issue(firstAdministrator), administrators: accounts.administrators() }
        : null,
  };
}

const isWaiting = (account: Account): account is WaitingAccount => account.open !== null;

/** What this person may decide now. Throws Problem. */
function openFor(
  principal: Principal,
  account: Account,
  requestId: string,
  accounts: Pick<Accounts, 'list'>,
): AccountRequest {
  const { id, open } = account;
  if (principal.id === id || open?.by === principal.id) throw samePerson();
  if (!isConfirmer(principal, account, accounts.list())) throw otherConfirmer();
  if (open?.id !== requestId) throw notOpen();
  return open;
}
