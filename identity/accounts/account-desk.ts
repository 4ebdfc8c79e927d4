import type { AskDirectory } from '#domain/directory/directory.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { WrongExpectedRevision } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import { refusal } from '../refusal.ts';
import type { EventType } from '#migrations/event-versions.ts';
import {
  activation,
  checkPasswordOf,
  checkRole,
  firstAdministratorRequest,
  newAccount,
  newCode,
  unknownAgency,
} from './account-requests.ts';
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
  readonly code: OneTimeCode;
}

export interface AccountDeskParts {
  readonly accounts: Accounts;
  readonly codes: OneTimeCodes;
  readonly record: RecordAct;
  /** True for the id of a registered system: none of a person may be the same. */
  readonly isSystemsId: (id: string) => boolean;
  readonly directory: AskDirectory;
  /** Ends what somebody is signed in with. */
  readonly endSessions: (account: string) => void;
}

/**
 * How people come to an account of the embedded issuer. Each act is an event before it takes
 * effect: one that nobody can account for must not be. Bodies are of any shape; throws Problem.
 */
export interface AccountDesk {
  /** Adds a person; the code is for that person to set a password with. */
  open(body: unknown, by: AskedBy): Promise<AccountWithCode>;
  /** Another code for who lost the password; the account counts again once one is set. */
  issueCode(id: string, body: unknown, by: AskedBy): Promise<AccountWithCode>;
  /** Sets the password of an account by its code. */
  activate(body: unknown, correlationId: string): Promise<void>;
  /** Makes the first administrator by the code that the start has said. */
  makeFirstAdministrator(body: unknown, correlationId: string): Promise<void>;
  /** A code for the first administrator; null when there is an administrator. */
  codeForFirst(): OneTimeCode | null;
}

const streamOf = (id: string): string => `account-${id}`;

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
      await record(streamOf(account), type, data, by, 'noStream');
    } catch (error) {
      // It was recorded and the process ended before the account was there: now it is made.
      if (!(error instanceof WrongExpectedRevision)) throw error;
      await record(streamOf(account), type, data, by, 'streamExists');
    }
  };

  return {
    async open(body, by) {
      const { id, ...person } = parseWith(newAccount, body);
      const directory = parts.directory();
      const agency = person.agency === null ? null : directory.agency(person.agency);
      const isThere = agency === null || (agency !== undefined && directory.isValid(agency));
      if (!isThere) throw unknownAgency(person.agency!);
      checkRole(person.role, agency?.kind ?? null);
      await recordOpening({ account: id, ...person }, by, 'AccountOpened');
      if (!accounts.add({ id, ...person })) throw taken(id);
      return { account: accounts.find(id)!, code: codes.issue(id) };
    },
    async issueCode(id, body, by) {
      const { reason } = parseWith(newCode, body);
      if (accounts.find(id) === null) throw new Problem('not-found');
      await record(streamOf(id), 'AccountCodeIssued', { account: id, reason }, by);
      await accounts.setPassword(id, null);
      parts.endSessions(id);
      return { account: accounts.find(id)!, code: codes.issue(id) };
    },
    async activate(body, correlationId) {
      const { account, code, password } = parseWith(activation, body);
      checkPasswordOf(account, password);
      if (accounts.find(account) === null || !codes.take(account, code)) throw wrongCode();
      const by = { correlationId, principal: null };
      await record(streamOf(account), 'AccountActivated', { account }, by);
      await accounts.setPassword(account, password);
    },
    async makeFirstAdministrator(body, correlationId) {
      const { code, password, ...person } = parseWith(firstAdministratorRequest, body);
      const { account: id, name, post, staffNumber } = person;
      checkPasswordOf(id, password);
      if (accounts.find(id) !== null || parts.isSystemsId(id)) throw taken(id);
      if (accounts.hasAdministrator() || !codes.take(firstAdministrator, code)) throw wrongCode();
      const by = { correlationId, principal: null };
      await recordOpening(person, by, 'FirstAdministratorMade');
      accounts.add({ id, name, role: 'administrator', agency: null, post, staffNumber });
      await accounts.setPassword(id, password);
    },
    codeForFirst: () => (accounts.hasAdministrator() ? null : codes.issue(firstAdministrator)),
  };
}

const taken = (id: string): Problem =>
  new Problem('already-exists', [
    {
      rule: 'ACCOUNT-TAKEN',
      article: null,
      field: '/id',
      text: { zh: `账号已被使用：${id}`, en: `The account is taken: ${id}` },
    },
  ]);

const wrongCode = (): Problem =>
  refusal(
    'unauthenticated',
    'ACCOUNT-CODE',
    '账号或一次性代码不正确，或代码已使用、已过期',
    'Account or one-time code is wrong, or the code was used or is too old',
  );
