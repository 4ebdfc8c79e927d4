import { status } from '@grpc/grpc-js';
import { askService } from '../testing/ask-service.ts';
import { serveStreams, type ServedStreams } from '../testing/served-streams.ts';
import { notSignedIn } from '../wire/status.ts';

describe('users of the protocol, by their service', () => {
  let served: ServedStreams;
  beforeAll(async () => {
    served = await serveStreams({
      users: {
        adminPassword: 'right',
        others: {
          has: (name) => Promise.resolve(name === 'auditor'),
          identify: () => Promise.reject(notSignedIn()),
        },
      },
    });
  });
  afterAll(() => served[Symbol.asyncDispose]());
  const ask = (method: string, options: object) =>
    askService(
      served.address,
      { service: 'event_store.client.users.Users', method },
      { options },
      'admin:right',
    );

  test('a name that is an account’s is taken', async () => {
    const named = (loginName: string) => ({ loginName, fullName: '', groups: [], password: 'x' });
    await expect(ask('Create', named('auditor'))).rejects.toMatchObject({
      code: status.ALREADY_EXISTS,
    });
    await ask('Create', named('another'));
    await ask('Delete', { loginName: 'another' });
  });

  test('the user of the settings is not taken away, shut out or made less by a client', async () => {
    const admin = { loginName: 'admin' };
    for (const [method, options] of [
      ['Delete', admin],
      ['Disable', admin],
      ['Update', { ...admin, fullName: 'A', groups: ['notes'] }],
    ] as const) {
      await expect(ask(method, options)).rejects.toMatchObject({
        code: status.FAILED_PRECONDITION,
      });
    }
    await ask('Update', { ...admin, fullName: 'A', groups: ['$admins', 'notes'] });
    await ask('ChangePassword', { ...admin, currentPassword: 'right', newPassword: 'right' });
  });
});
