import { randomUUID } from 'node:crypto';
import { confirmerOf, isConfirmer, type Confirmer } from '#domain/access/account-confirmation.ts';
import {
  accountDecider,
  type AccountCommand,
  type AccountContext,
} from '#domain/accounts/account-decider.ts';
import { accountStream, type AccountRequest } from '#domain/accounts/account.ts';
import { wrongCode } from '#domain/accounts/account-refusals.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import {
  type ActingAs,
  postFault,
  postViolation,
  strangerFault,
} from '#domain/directory/held-post.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { Decision } from '#domain/kernel/decider.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { WrongExpectedRevision, type EventStore } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import type { InTurn } from '#platform/processes/in-turn.ts';
import type { Demonstration } from '../demonstration.ts';
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
import { enteredByDemonstration, recordedAccount } from './account-rows.ts';
import type { Account, Accounts } from './accounts.ts';
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
  /** What the accounts are decided by. */
  readonly store: Pick<EventStore, 'readStream'>;
  /** Whose accounts follow from its data set; null for none. */
  readonly demonstration: Pick<Demonstration, 'users'> | null;
  /** True for the id of a registered system: none of a person may be the same. */
  readonly isSystemsId: (id: string) => boolean;
  readonly directory: AskDirectory;
  /** Ends what somebody is signed in with. */
  readonly endSessions: (account: string) => void;
  /** Acts on accounts, one after the other. */
  readonly inTurn: InTurn;
  /** So many administrators are made by codes that the start says; any other by two people. */
  readonly administratorsByCode: number;
}

/**
 * How people come to an account of the embedded issuer. Each act is decided by what the events of the account say,
 * and is an event before it takes effect: one that nobody can account for must not be. Bodies are of any shape;
 * throws Problem.
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
  /** Whether administrators are still made by codes of the start. */
  makesAdministrators(): boolean;
  /** A code for the first or the second administrator; null when both can sign in. */
  codeForAdministrator(): AdministratorCode | null;
}

/** A code that makes an administrator, and how many there are before. */
export interface AdministratorCode extends OneTimeCode {
  readonly administrators: number;
}

export function accountDesk(parts: AccountDeskParts): AccountDesk {
  const { accounts, codes } = parts;
  const writer = accountWriter(parts);
  const withCode = (id: string, confirmer: Confirmer): AccountWithCode => ({
    code: codes.issueHalf(id),
    account: accounts.find(id)!,
    confirmer,
  });

  const makesAdministrators = (): boolean => accounts.administrators() < parts.administratorsByCode;

  return {
    async open(body, by) {
      const { id, ...person } = parseWith(newAccount, body);
      checkAgency(person, parts.directory());
      checkPost({ id, ...person }, parts.directory());
      return parts.inTurn(async () => {
        const confirmer = confirmerOf({ id, ...person }, accounts.list());
        await writer.write({ kind: 'openAccount', account: id, person }, by);
        return withCode(id, confirmer);
      });
    },
    async issueCode(id, body, by) {
      const { reason } = parseWith(newCode, body);
      return parts.inTurn(async () => {
        await writer.write({ kind: 'issueCode', account: id, reason }, by);
        parts.endSessions(id);
        return withCode(id, confirmerOf(accounts.find(id)!, accounts.list()));
      });
    },
    async confirm(id, body, by) {
      const said = parseWith(accountConfirmation, body);
      return parts.inTurn(async () => {
        await writer.write({ kind: 'settleRequest', account: id, ...said }, by);
        if (said.decision === 'rejected') codes.end(id);
        const code = said.decision === 'confirmed' ? codes.confirm(id) : null;
        return { account: accounts.find(id)!, code };
      });
    },
    waitingFor(principal) {
      const everybody = accounts.list();
      return everybody
        .filter(isWaiting)
        .filter(
          (account) =>
            account.open.by !== principal.id && isConfirmer(principal, account, everybody),
        );
    },
    async activate(body, correlationId) {
      const { account, code, password } = parseWith(activation, body);
      checkPasswordOf(account, password);
      await parts.inTurn(async () => {
        const given = codes.take(account, code);
        const by = { correlationId, principal: null };
        await writer.write({ kind: 'activateAccount', account, code: given }, by);
        await accounts.setPassword(account, password);
      });
    },
    async makeFirstAdministrator(body, correlationId) {
      const { code, password, account, ...person } = parseWith(firstAdministratorRequest, body);
      checkPasswordOf(account, password);
      await parts.inTurn(async () => {
        const command = { kind: 'makeAdministrator', account, person } as const;
        const by = { correlationId, principal: null };
        // A code is used up by nothing that is refused for another reason.
        const write = await writer.decided(command, by);
        if (codes.take(firstAdministrator, code) !== 'right') throw problemOf(wrongCode());
        await write();
        await accounts.setPassword(account, password);
      });
    },
    makesAdministrators,
    codeForAdministrator: () =>
      makesAdministrators()
        ? { ...codes.issue(firstAdministrator), administrators: accounts.administrators() }
        : null,
  };
}

const isWaiting = (account: Account): account is WaitingAccount => account.open !== null;

/** The one way in which an account changes: its events, a decision, an event, and then its row. */
function accountWriter(parts: AccountDeskParts) {
  const { accounts, record, store, demonstration } = parts;
  const load = (id: string) =>
    recordedAccount(store, id, enteredByDemonstration(demonstration?.users ?? [], id));

  /** Decides; what it gives writes it down. Throws Problem for a refusal. */
  async function decided(command: AccountCommand, by: AskedBy): Promise<() => Promise<void>> {
    const { account: id } = command;
    const { state, revision } = await load(id);
    // Where its event is there and its row is not, a process ended between the two: nobody was told of it.
    const isOpenedAnew = accounts.find(id) === null && opensAccount(command);
    const decision = accountDecider.decide(command, isOpenedAnew ? null : state, contextOf(by));
    if (decision.kind === 'refused') throw problemOf(decision);
    return async () => {
      let expected = revision;
      for (const { type, data } of decision.events) {
        await append(() =>
          record(accountStream(id), type, data, by, expected < 0 ? 'noStream' : expected),
        );
        expected += 1;
      }
      accounts.keep(id, (await load(id)).state!);
    };
  }

  const contextOf = ({ principal }: AskedBy): AccountContext => ({
    by: principal,
    requestId: randomUUID(),
    isSystemsId: parts.isSystemsId,
    everybody: accounts.list(),
    administrators: accounts.administrators(),
    administratorsByCode: parts.administratorsByCode,
  });

  return {
    decided,
    async write(command: AccountCommand, by: AskedBy): Promise<void> {
      const write = await decided(command, by);
      await write();
    },
  };
}

const opensAccount = ({ kind }: AccountCommand): boolean =>
  kind === 'openAccount' || kind === 'makeAdministrator';

const problemOf = (decision: Decision<unknown>): Problem => {
  if (decision.kind !== 'refused') throw new TypeError('nothing was refused');
  return new Problem(decision.code, decision.violations);
};

/** Another process has written meanwhile: nothing of this was, and it may be asked for again. */
async function append(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
    throw new Problem('overloaded', [], { retryAfter: 1, cause: error });
  }
}

/** Throws Problem for what the directory says otherwise of the person; a post that begins later may have its account before. */
function checkPost(person: ActingAs, directory: ReturnType<AskDirectory>): void {
  const text = postFault(person, directory, true);
  if (text !== null) throw new Problem('refused-by-directory', [postViolation(text, '/role')]);
  const unknown = strangerFault(person, directory);
  if (unknown !== null) throw new Problem('refused-by-directory', [postViolation(unknown, '/id')]);
}

/** Throws Problem for an agency that is not there now, or does not have such a role. */
function checkAgency(
  { role, agency: id }: { readonly role: Account['role']; readonly agency: string | null },
  directory: ReturnType<AskDirectory>,
): void {
  const agency = id === null ? null : directory.agency(id);
  const isThere = agency === null || (agency !== undefined && directory.isValid(agency));
  if (!isThere) throw unknownAgency(id!);
  checkRole(role, agency?.kind ?? null);
}
