import type { Actor } from '#domain/access/principal.ts';
import { AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import type { SignInThrottle } from '../oidc/sign-in-throttle.ts';
import type { SignInFailure, SignInRecord } from '../sign-in-record.ts';
import type { Account, Accounts } from './accounts.ts';

/** What came of a name and a password. */
export type PasswordAnswer =
  | { readonly kind: 'right'; readonly account: Account; readonly actor: Actor }
  | { readonly kind: 'wrong' }
  /** Too many failures before: the password was not looked at. */
  | { readonly kind: 'throttled'; readonly waitSeconds: number };

/** Looks at a name and a password from an address. Failures are counted and recorded; who comes in is the caller's to record. */
export type TryPassword = (
  given: { readonly user: string; readonly password: string },
  address: string,
) => Promise<PasswordAnswer>;

const actorOf = ({ id, role, agency }: Account): Actor => ({
  kind: 'person',
  id: PrincipalId(id),
  role,
  agency: agency === null ? null : { id: AgencyId(agency) },
});

export function passwordAttempts(parts: {
  readonly accounts: Accounts;
  readonly throttle: SignInThrottle;
  readonly signIns: Pick<SignInRecord, 'failed'>;
}): TryPassword {
  const { accounts, throttle, signIns } = parts;
  return async ({ user: typed, password }, address) => {
    const user = typed.trim().toLowerCase();
    const failed = (reason: SignInFailure): void => {
      const account = accounts.find(user)?.id ?? null;
      signIns.failed({ way: 'password', reason, account, address });
    };
    const waitSeconds = throttle.waitSeconds(user, address);
    if (waitSeconds > 0) {
      failed('throttled');
      return { kind: 'throttled', waitSeconds };
    }
    // Counted before the slow check, so that guesses sent at once are all counted.
    throttle.attempted(user, address);
    const account = await accounts.signIn(user, password);
    if (account === null) {
      failed(accounts.find(user) === null ? 'unknownName' : 'wrongPassword');
      return { kind: 'wrong' };
    }
    throttle.succeeded(user, address);
    return { kind: 'right', account, actor: actorOf(account) };
  };
}
