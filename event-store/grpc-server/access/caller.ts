/** Somebody on whose behalf a client calls. */
export interface Caller {
  readonly name: string;
  /** Groups of the protocol: `$admins`, `$ops`, or what a user was given. */
  readonly groups: readonly string[];
  /** Whether the backbone's own events are shown to him, as far as they are shown to anybody. */
  readonly readsBackbone: boolean;
  /** Keeps that he looked at the backbone's events; resolves when it is kept. */
  readonly look: (what: Look) => Promise<void>;
}

/** What of the backbone somebody reads. */
export interface Look {
  /** Null for `$all`. */
  readonly stream: string | null;
  /** Revision, or position, at which he begins. */
  readonly from: number;
  /** How many events at most; null without an end. */
  readonly limit: number | null;
}

/** User and password, as a call brings them. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/**
 * Who somebody is. Rejects with a Refusal for nobody, for a wrong password, and after too many of them; what it
 * said may be asked again while a call lasts, and refuses when the right is gone. `proven`: the same call has shown
 * that this password is right before. It is no guess then, and too many of somebody else's do not end it.
 */
export type Identify = (
  credentials: Credentials | null,
  address: string,
  proven?: true,
) => Promise<Caller>;

/** Those who are no users of the protocol, and come with a name and a password all the same. */
export interface OtherUsers {
  /** Whether the name is one of theirs: then it is no user's of the protocol. */
  has(name: string): Promise<boolean>;
  /** Rejects with the refusal, as {@link Identify} does. */
  identify(credentials: Credentials, address: string, proven?: true): Promise<Caller>;
}

export const administrators = '$admins';
export const operators = '$ops';
/** Everybody who is somebody. */
export const everybody = '$all';

/** The server without users, as the protocol's own has it: whoever calls may do everything with clients' streams. */
export const insecure: Identify = (credentials) =>
  Promise.resolve({
    name: credentials?.user ?? 'anonymous',
    groups: [administrators],
    readsBackbone: false,
    look: () => Promise.resolve(),
  });

const isIn = (caller: Caller, group: string): boolean => caller.groups.includes(group);
export const isAdministrator = (caller: Caller): boolean => isIn(caller, administrators);
export const isOperator = (caller: Caller): boolean =>
  isAdministrator(caller) || isIn(caller, operators);
