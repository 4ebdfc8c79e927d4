import type { Actor } from '#domain/access/principal.ts';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import { postFault } from '#domain/directory/held-post.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { SignInThrottle } from '../oidc/sign-in-throttle.ts';
import type { SignInFailure, SignInRecord } from '../sign-in-record.ts';
import type { AccountGuard } from './account-guard.ts';
import type { Account, Accounts } from './accounts.ts';

/** What came of a name and a password. */
export type PasswordAnswer =
  | { readonly kind: 'right'; readonly account: Account; readonly actor: Actor }
  | { readonly kind: 'wrong' }
  /** The right password, of an account that is not what its events give. */
  | { readonly kind: 'altered' }
  /** The right password, of somebody who does not hold the post now. */
  | { readonly kind: 'noPost'; readonly why: Bilingual }
  /** Too many failures before: the password was not looked at. */
  | { readonly kind: 'throttled'; readonly waitSeconds: number };

/**
 * Looks at a name and a password from an address. Failures are counted and recorded; who comes in is the caller's to
 * record. `proven`: whoever asks has shown before that this password was right, and asks whether it still is; that is no
 * guess, and is not kept from him by guesses of others.
 */
export type TryPassword = (
  given: { readonly user: string; readonly password: string },
  address: string,
  proven?: boolean,
) => Promise<PasswordAnswer>;

/** The account that somebody means by what he types as a name. */
export const accountName = (typed: string): string => typed.trim().toLowerCase();

const mostKnown = 10_000;

const actorOf = ({ id, role, agency }: Account): Actor => ({
  kind: 'person',
  id: PrincipalId(id),
  role,
  agency: agency === null ? null : { id: AgencyId(agency) },
});

export function passwordAttempts(parts: {
  readonly accounts: Accounts;
  /** Holds an account against its events. Throws Problem `account-altered`. */
  readonly guard: Pick<AccountGuard, 'hold'>;
  readonly throttle: SignInThrottle;
  readonly signIns: Pick<SignInRecord, 'failed'>;
  readonly directory: AskDirectory;
}): TryPassword {
  const { accounts, guard, throttle, signIns, directory } = parts;
  const underWay = new Set<UnderWay>();
  /** Who came in from where since the start: failures there are counted apart, so that a stranger's elsewhere do not keep him out. */
  const cameFrom = new Set<string>();
  const placeOf = (user: string, address: string): string => `${user} ${address}`;
  const subjectOf = (user: string, address: string): string => {
    const place = placeOf(user, address);
    return cameFrom.has(place) ? place : user;
  };

  /**
   * Counts an attempt, in the same step in which it may be made: guesses sent at once are all counted. Where it may
   * not, it is asked again when attempts that are only counted meanwhile have come to their end; then the seconds to wait.
   */
  async function begin(user: string, address: string): Promise<UnderWay | number> {
    for (;;) {
      const subject = subjectOf(user, address);
      const seconds = throttle.waitSeconds(subject, address);
      const others = [...underWay].filter((each) => each.user === user || each.address === address);
      if (seconds === 0) {
        throttle.attempted(subject, address);
        const attempt = { user, subject, address, ...Promise.withResolvers<void>() };
        underWay.add(attempt);
        return attempt;
      }
      if (others.length === 0) return seconds;
      await Promise.race(others.map(({ promise }) => promise));
    }
  }

  async function look(attempt: UnderWay, password: string): Promise<Account | null> {
    const { user, subject, address, resolve } = attempt;
    try {
      const account = await accounts.signIn(user, password);
      if (account === null) return null;
      throttle.succeeded(subject, address);
      if (cameFrom.size >= mostKnown) cameFrom.clear();
      cameFrom.add(placeOf(user, address));
      return account;
    } finally {
      underWay.delete(attempt);
      resolve();
    }
  }

  return async ({ user: typed, password }, address, proven = false) => {
    const user = accountName(typed);
    const failed = (reason: SignInFailure): void => {
      const account = accounts.find(user)?.id ?? null;
      signIns.failed({ way: 'password', reason, account, address });
    };
    const begun = proven ? null : await begin(user, address);
    if (typeof begun === 'number') {
      failed('throttled');
      return { kind: 'throttled', waitSeconds: begun };
    }
    const account =
      begun === null ? await accounts.signIn(user, password) : await look(begun, password);
    if (account === null) {
      failed(accounts.find(user) === null ? 'unknownName' : 'wrongPassword');
      return { kind: 'wrong' };
    }
    const answer = await admitted(account, guard, directory());
    if (answer.kind === 'altered') failed('accountAltered');
    if (answer.kind === 'noPost') failed('noPost');
    return answer;
  };
}

/** What comes of the right password: the account is what its events give, and its person holds the post. */
async function admitted(
  account: Account,
  guard: Pick<AccountGuard, 'hold'>,
  directory: ReturnType<AskDirectory>,
): Promise<Extract<PasswordAnswer, { readonly kind: 'right' | 'altered' | 'noPost' }>> {
  try {
    await guard.hold(account.id);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'account-altered') throw error;
    return { kind: 'altered' };
  }
  const why = postFault(account, directory);
  return why === null
    ? { kind: 'right', account, actor: actorOf(account) }
    : { kind: 'noPost', why };
}

/** An attempt whose password is being looked at: it is counted as failed until it has succeeded. */
interface UnderWay {
  readonly user: string;
  /** What its failure is counted for, beside the address. */
  readonly subject: string;
  readonly address: string;
  /** Resolved when it has come to its end, whichever. */
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}
