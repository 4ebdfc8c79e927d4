import { status } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import {
  checkPassword,
  hashOfNobody,
  hashPassword,
  longestPassword,
} from '#platform/crypto/password.ts';
import type { StreamLog } from '../streams/stream-log.ts';
import { metadataObject } from '../streams/stream-rules.ts';
import type { ProposedEvent } from '../streams/stream-rows.ts';
import { Refusal } from '../wire/status.ts';

/** A user of the protocol: of clients' streams alone, never of the backbone. */
export interface ProtocolUser {
  readonly loginName: string;
  readonly fullName: string;
  readonly groups: readonly string[];
  readonly disabled: boolean;
  /** Moment of the last change, ms since 1970. */
  readonly updatedAt: number;
}

interface StoredUser extends Omit<ProtocolUser, 'updatedAt'> {
  readonly password: string;
}

/** The users, each the newest event of a stream of his own that administrators alone may read. */
export interface ProtocolUsers {
  find(loginName: string): ProtocolUser | null;
  list(): readonly ProtocolUser[];
  /** Throws the refusals `user-conflict` and `user-not-found` of the protocol. */
  create(user: Omit<ProtocolUser, 'disabled' | 'updatedAt'>, password: string): Promise<void>;
  change(loginName: string, changed: Partial<ProtocolUser>): Promise<void>;
  remove(loginName: string): Promise<void>;
  setPassword(loginName: string, password: string): Promise<void>;
  /** Whether the password is right; as slow for a user who is not there. */
  holds(loginName: string, password: string): Promise<boolean>;
}

const userPrefix = '$user-';
const streamOf = (loginName: string): string => `${userPrefix}${loginName}`;
/** The names of all that there ever were. */
const namesStream = '$users';
/** Streams of users are written by their service alone, where each change is checked. */
export const isOfUsers = (stream: string): boolean =>
  stream === namesStream || stream.startsWith(userPrefix);
/** The user whom the settings make; nobody takes him away by the protocol. */
export const adminName = 'admin';
const text = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const event = (type: string, data: unknown): ProposedEvent => ({
  id: randomUUID(),
  type,
  json: true,
  data: text(data),
  metadata: Buffer.alloc(0),
});
const last = Number.MAX_SAFE_INTEGER;
const madeAdmin = { loginName: adminName, fullName: 'Administrator', groups: ['$admins'] };

export const userConflict = (loginName: string): Refusal =>
  new Refusal(status.ALREADY_EXISTS, `User '${loginName}' already exists.`, {
    exception: 'user-conflict',
    'login-name': loginName,
  });
const notFound = (loginName: string): Refusal =>
  new Refusal(status.NOT_FOUND, `User '${loginName}' is not found.`, {
    exception: 'user-not-found',
    'login-name': loginName,
  });

/**
 * Opens the users. With a password there is an `admin` who has it; with null he cannot come in. Where nobody is
 * asked who he is there is one all the same, with a password that nobody knows: programs expect the streams of
 * users in `$all`.
 */
export async function openUsers(
  log: StreamLog,
  given: { readonly adminPassword: string | null } | 'nobodyIsAsked',
): Promise<ProtocolUsers> {
  const nobody = hashOfNobody();

  function stored(loginName: string): { user: StoredUser; updatedAt: number } | null {
    if (loginName === '' || loginName.length > 200) return null;
    const stream = streamOf(loginName);
    if (log.isDeleted(stream)) return null;
    const [found] = log.read.ofStream(stream, 'backwards', last, 1).events;
    const user = found === undefined ? null : metadataObject(found.data);
    return user === null
      ? null
      : { user: user as unknown as StoredUser, updatedAt: found!.recordedAt };
  }
  const shown = ({ user, updatedAt }: NonNullable<ReturnType<typeof stored>>): ProtocolUser => ({
    loginName: user.loginName,
    fullName: user.fullName,
    groups: user.groups,
    disabled: user.disabled,
    updatedAt,
  });
  function mustFind(loginName: string): StoredUser {
    const found = stored(loginName);
    if (found === null) throw notFound(loginName);
    return found.user;
  }
  async function save(user: StoredUser, type: string): Promise<void> {
    await log.append(streamOf(user.loginName), [event(type, user)], 'any');
  }

  const users: ProtocolUsers = {
    find(loginName) {
      const found = stored(loginName);
      return found === null ? null : shown(found);
    },
    list() {
      const names = new Set<string>();
      let next: number | null = 0;
      while (next !== null) {
        const batch = log.read.ofStream(namesStream, 'forwards', next, 256);
        for (const { data } of batch.events)
          names.add(String(metadataObject(data)?.['name'] ?? ''));
        next = batch.next;
      }
      return [...names].flatMap((name) => users.find(name) ?? []);
    },
    async create({ loginName, fullName, groups }, password) {
      if (stored(loginName) !== null) throw userConflict(loginName);
      const user = { loginName, fullName, groups, disabled: false };
      await log.append(namesStream, [event('$User', { name: loginName })], 'any');
      await save({ ...user, password: await hashPassword(password) }, '$UserCreated');
    },
    async change(loginName, changed) {
      const { updatedAt: _, ...fields } = { updatedAt: 0, ...changed };
      await save({ ...mustFind(loginName), ...fields, loginName }, '$UserUpdated');
    },
    async remove(loginName) {
      mustFind(loginName);
      await log.remove(streamOf(loginName), 'any');
    },
    async setPassword(loginName, password) {
      const user = mustFind(loginName);
      await save({ ...user, password: await hashPassword(password) }, '$PasswordChanged');
    },
    async holds(loginName, password) {
      const user = stored(loginName)?.user;
      if (password.length > longestPassword) return false;
      const isRight = await checkPassword(password, user?.password ?? nobody);
      return isRight && user !== undefined && !user.disabled;
    },
  };

  const admin = users.find(adminName);
  if (given === 'nobodyIsAsked') {
    if (admin === null) await users.create(madeAdmin, randomUUID());
    return users;
  }
  const { adminPassword } = given;
  if (adminPassword === null) {
    if (admin?.disabled === false) await users.change(adminName, { disabled: true });
  } else if (admin === null) {
    await users.create(madeAdmin, adminPassword);
  } else {
    if (admin.disabled) await users.change(adminName, { disabled: false });
    if (!(await users.holds(adminName, adminPassword)))
      await users.setPassword(adminName, adminPassword);
  }
  return users;
}
