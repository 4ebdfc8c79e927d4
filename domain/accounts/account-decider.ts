import { isConfirmer, type ConfirmedAccount } from '../access/account-confirmation.ts';
import type { Principal } from '../access/principal.ts';
import { accepted, refused, type Decision } from '../kernel/decider.ts';
import { evolveAccount, type AccountPerson, type AccountState } from './account.ts';
import {
  notOpen,
  otherConfirmer,
  samePerson,
  taken,
  turnedDown,
  unconfirmed,
  wrongCode,
} from './account-refusals.ts';

/** What a typed one-time code turned out to be; `unconfirmed`: its second half is still to come. */
export type GivenCode = 'right' | 'wrong' | 'unconfirmed';

export type AccountCommand =
  | { readonly kind: 'openAccount'; readonly account: string; readonly person: AccountPerson }
  | { readonly kind: 'issueCode'; readonly account: string; readonly reason: string }
  | {
      readonly kind: 'settleRequest';
      readonly account: string;
      /** Id of the open request that was looked at: nothing else is decided by this. */
      readonly request: string;
      readonly decision: 'confirmed' | 'rejected';
      readonly reason: string;
    }
  | { readonly kind: 'activateAccount'; readonly account: string; readonly code: GivenCode }
  | {
      readonly kind: 'makeAdministrator';
      readonly account: string;
      readonly person: Omit<AccountPerson, 'role' | 'agency'>;
    };

/** An event of an account as it is decided; its data is that of `domain/records`. */
export interface AccountEvent {
  readonly type:
    | 'AccountOpened'
    | 'FirstAdministratorMade'
    | 'SecondAdministratorMade'
    | 'AccountCodeIssued'
    | 'AccountConfirmed'
    | 'AccountRejected'
    | 'AccountActivated';
  readonly data: { readonly account: string } & Readonly<Record<string, string | null>>;
}

/** What a decision needs to know beside the account. */
export interface AccountContext {
  /** Null for who comes by a code. */
  readonly by: Pick<Principal, 'id' | 'role' | 'agency'> | null;
  /** Under what a second person is asked, where one has to be. */
  readonly requestId: string;
  /** True for the id of a registered system: none of a person may be the same. */
  readonly isSystemsId: (id: string) => boolean;
  readonly everybody: readonly ConfirmedAccount[];
  /** Administrators who can sign in, and how many of them are made by codes that the start says. */
  readonly administrators: number;
  readonly administratorsByCode: number;
}

/**
 * What may be done to an account. Nobody is let in, and nobody gets another password, by one person alone:
 * what an administrator asks for waits for a second person.
 */
export const accountDecider = {
  initialState: null as AccountState | null,
  decide(
    command: AccountCommand,
    account: AccountState | null,
    context: AccountContext,
  ): Decision<AccountEvent> {
    const { account: id } = command;
    switch (command.kind) {
      case 'openAccount':
        if (account !== null || context.isSystemsId(id)) return taken(id);
        return accepted({
          type: 'AccountOpened',
          data: { account: id, ...command.person, request: context.requestId },
        });
      case 'makeAdministrator':
        if (account !== null || context.isSystemsId(id)) return taken(id);
        if (context.administrators >= context.administratorsByCode) return wrongCode();
        return accepted({
          type: context.administrators === 0 ? 'FirstAdministratorMade' : 'SecondAdministratorMade',
          data: { account: id, ...command.person },
        });
      case 'issueCode':
        if (account === null) return refused('not-found');
        if (account.rejected) return turnedDown();
        return accepted({
          type: 'AccountCodeIssued',
          data: { account: id, request: context.requestId, reason: command.reason },
        });
      case 'settleRequest':
        return settled(command, account, context);
      case 'activateAccount':
        return activated(command, account);
    }
  },
  evolve: evolveAccount,
};

type CommandOf<Kind extends AccountCommand['kind']> = Extract<AccountCommand, { kind: Kind }>;

function settled(
  { account: id, request, decision, reason }: CommandOf<'settleRequest'>,
  account: AccountState | null,
  { by, everybody }: AccountContext,
): Decision<AccountEvent> {
  if (account === null) return refused('not-found');
  const { open } = account;
  if (by === null || by.id === id || open?.by === by.id) return samePerson();
  if (!isConfirmer(by, { id, ...account }, everybody)) return otherConfirmer();
  if (open?.id !== request) return notOpen();
  return accepted({
    type: decision === 'confirmed' ? 'AccountConfirmed' : 'AccountRejected',
    data: { account: id, request, act: open.act, reason },
  });
}

/** Only who has a code learns that it waits. */
function activated(
  { account: id, code }: CommandOf<'activateAccount'>,
  account: AccountState | null,
): Decision<AccountEvent> {
  if (account === null || account.rejected || code === 'wrong') return wrongCode();
  if (code === 'unconfirmed' || account.open !== null) return unconfirmed();
  return accepted({ type: 'AccountActivated', data: { account: id } });
}
