import { createHmac, randomBytes } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { notSignedIn, Refusal } from '../wire/status.ts';
import type { Caller, Identify, OtherUsers } from './caller.ts';
import { adminName, type ProtocolUsers } from './users.ts';

/** So long is a password that was right not asked for again: calls come by the thousand, checking one is slow. */
const believedMs = 30_000;
const mostBelieved = 1_000;

/** Failures after which a user, or an address, is not listened to until the window has passed. */
const limits = { user: 5, address: 30, windowMs: 15 * 60_000 } as const;

export const tooManyAttempts = (): Refusal =>
  new Refusal(status.UNAUTHENTICATED, 'Too many failed attempts; wait', {
    exception: 'access-denied',
  });

/** Believes a right password for a while; the same one that comes many times at once is looked at once. */
export function believing(identify: Identify, now: () => number = Date.now): Identify {
  const key = randomBytes(32);
  const known = new Map<string, { readonly until: number; readonly caller: Promise<Caller> }>();
  return (credentials, address, proven) => {
    if (credentials === null) return identify(null, address);
    const name = createHmac('sha256', key)
      .update(JSON.stringify([credentials.user, credentials.password, address, proven]))
      .digest('base64');
    const before = known.get(name);
    if (before !== undefined && before.until > now()) return before.caller;
    if (known.size >= mostBelieved) known.clear();
    const caller = identify(credentials, address, proven);
    const entry = { until: now() + believedMs, caller };
    known.set(name, entry);
    caller.catch(() => {
      if (known.get(name) === entry) known.delete(name);
    });
    return caller;
  };
}

/**
 * Who is known elsewhere is asked for there, whatever users of the protocol are called: they are made by clients. Only
 * `admin`, who is made by the settings, is the protocol's in any case. Failures are counted for a user, apart for
 * each address from which he came in before: a stranger's guesses do not keep him out there.
 */
export function identifyUsers(
  users: ProtocolUsers,
  others: OtherUsers,
  now: () => number = Date.now,
): Identify {
  const failures = new Map<string, number[]>();
  const recent = (subject: string): number[] =>
    (failures.get(subject) ?? []).filter((at) => at > now() - limits.windowMs);
  const count = (subject: string): void => {
    if (failures.size >= 10_000) failures.clear();
    failures.set(subject, [...recent(subject), now()]);
  };

  const cameFrom = new Set<string>();

  /** Looks at a password of a user of the protocol. Throws the refusal. */
  async function attempt(user: string, password: string, address: string): Promise<void> {
    const here = JSON.stringify([user, address]);
    const subjects = [cameFrom.has(here) ? here : `user:${user}`, `address:${address}`] as const;
    if (recent(subjects[0]).length >= limits.user || recent(subjects[1]).length >= limits.address) {
      throw tooManyAttempts();
    }
    for (const subject of subjects) count(subject);
    if (!(await users.holds(user, password))) throw notSignedIn();
    for (const subject of subjects) failures.set(subject, recent(subject).slice(0, -1));
    if (cameFrom.size >= mostBelieved) cameFrom.clear();
    cameFrom.add(here);
  }

  return async (credentials, address, proven): Promise<Caller> => {
    if (credentials === null) throw notSignedIn();
    const { user, password } = credentials;
    const found = users.find(user);
    if (found === null || (user !== adminName && (await others.has(user)))) {
      return others.identify(credentials, address, proven);
    }
    if (proven !== true) await attempt(user, password, address);
    else if (!(await users.holds(user, password))) throw notSignedIn();
    return {
      name: user,
      groups: found.groups,
      readsBackbone: false,
      look: () => Promise.resolve(),
    };
  };
}
