import { status } from '@grpc/grpc-js';
import { administrators, type Caller, isAdministrator, type OtherUsers } from '../access/caller.ts';
import { adminName, type ProtocolUser, type ProtocolUsers, userConflict } from '../access/users.ts';
import { BadRequest, part } from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';
import { accessDenied, Refusal } from '../wire/status.ts';
import type { Call, Calls } from './calls.ts';
import type { Send } from './sender.ts';

const name = /^[^\s:@/$]{1,100}$/u;

function loginName(options: Message): string {
  const found = String(options['loginName'] ?? '');
  if (!name.test(found)) throw new BadRequest('this can be no login name');
  return found;
}

function password(options: Message, field: string): string {
  const found = String(options[field] ?? '');
  if (found === '') throw new BadRequest('the password is missing');
  return found;
}

const details = (user: ProtocolUser): Message => ({
  userDetails: {
    loginName: user.loginName,
    fullName: user.fullName,
    groups: user.groups,
    disabled: user.disabled,
    lastUpdated: { ticksSinceEpoch: user.updatedAt * 10_000 },
  },
});

/** The user of the settings stays as long as they name him: without him nobody could run clients' streams. */
function mayGo(login: string): string {
  if (login !== adminName) return login;
  throw new Refusal(
    status.FAILED_PRECONDITION,
    `${adminName} is the user of the server's settings, and is taken away there`,
  );
}

/**
 * `Users`: administrators manage them, everybody changes his own password. A name that is somebody's elsewhere is
 * refused as one that is taken.
 */
export function usersService(
  users: ProtocolUsers,
  others: Pick<OtherUsers, 'has'>,
  { unary, serverStream }: Calls,
) {
  const byAdministrator = (act: (options: Message, caller: Caller) => Promise<void>) =>
    unary(async (request: Message, call: Call) => {
      const caller = await call.caller();
      if (!isAdministrator(caller)) throw accessDenied();
      await act(part(request, 'options'), caller);
      return {};
    });
  const namesAndGroups = (options: Message) => ({
    fullName: String(options['fullName'] ?? ''),
    groups: (options['groups'] ?? []) as readonly string[],
  });

  return {
    Create: byAdministrator(async (options) => {
      const login = loginName(options);
      if (await others.has(login)) throw userConflict(login);
      await users.create(
        { loginName: login, ...namesAndGroups(options) },
        password(options, 'password'),
      );
    }),
    Update: byAdministrator((options) => {
      const login = loginName(options);
      const changed = namesAndGroups(options);
      const isLess = !changed.groups.includes(administrators);
      return users.change(isLess ? mayGo(login) : login, changed);
    }),
    Delete: byAdministrator((options) => users.remove(mayGo(loginName(options)))),
    Disable: byAdministrator((options) =>
      users.change(mayGo(loginName(options)), { disabled: true }),
    ),
    Enable: byAdministrator((options) => users.change(loginName(options), { disabled: false })),
    ResetPassword: byAdministrator((options) =>
      users.setPassword(loginName(options), password(options, 'newPassword')),
    ),
    ChangePassword: unary(async (request, call) => {
      const caller = await call.caller();
      const options = part(request, 'options');
      const login = loginName(options);
      const isOwn = caller.name === login;
      if (!isOwn || !(await users.holds(login, password(options, 'currentPassword')))) {
        throw accessDenied();
      }
      await users.setPassword(login, password(options, 'newPassword'));
      return {};
    }),
    Details: serverStream(async (request: Message, call: Call, send: Send) => {
      const caller = await call.caller();
      const login = String(part(request, 'options')['loginName'] ?? '');
      if (!isAdministrator(caller) && caller.name !== login) throw accessDenied();
      const found = login === '' ? users.list() : [users.find(login)];
      for (const user of found) if (user !== null) await send(details(user));
    }),
  };
}
