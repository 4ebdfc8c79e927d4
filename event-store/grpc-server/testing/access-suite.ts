import { randomUUID } from 'node:crypto';
import { selfSigned } from '#platform/crypto/self-signed.ts';
import type { Caller } from '../access/caller.ts';
import { notSignedIn } from '../wire/status.ts';
import type { ClientPackage, OfficialClient } from './official-clients.ts';
import { collected, serveStreams, type ServedStreams } from './served-streams.ts';

const passwords: Readonly<Record<string, string>> = { li: 'li-secret', wang: 'wang-secret' };
const person = (name: string): Caller => ({
  name,
  groups: ['people'],
  readsBackbone: false,
  look: () => Promise.resolve(),
});

/** Users, passwords and lists of who may, through an official client. */
export const accessSuite = (by: ClientPackage): void =>
  describe(`access by ${by.name}`, () => {
    const note = () => by.jsonEvent({ type: 'noted', data: { at: 1 } });
    const someStream = (): string => `notes-${randomUUID()}`;
    let served: ServedStreams;
    let admin: OfficialClient;
    let li: OfficialClient;
    let wang: OfficialClient;
    beforeAll(async () => {
      const { key, certificate } = selfSigned('Andu', ['127.0.0.1', 'localhost'], 1);
      served = await serveStreams({
        // The clients send no password where the connection is not encrypted.
        tls: { key: Buffer.from(key), certificate: Buffer.from(certificate) },
        users: {
          adminPassword: 'admin-secret',
          others: {
            has: (name) => Promise.resolve(name in passwords),
            identify: ({ user, password }) =>
              passwords[user] === password
                ? Promise.resolve(person(user))
                : Promise.reject(notSignedIn()),
          },
        },
      });
      admin = served.client(by, 'admin:admin-secret@');
      li = served.client(by, 'li:li-secret@');
      wang = served.client(by, 'wang:wang-secret@');
    });
    afterAll(async () => {
      expect(served.failures).toEqual([]);
      await served[Symbol.asyncDispose]();
    });
    const denied = by.errors['AccessDeniedError']!;

    test.each(['', 'li:wrong@', 'nobody:li-secret@', 'admin:wrong@'])(
      'who comes as "%s" is nobody: nothing is read or written',
      async (user) => {
        const stranger = served.client(by, user);
        const stream = someStream();
        await expect(stranger.appendToStream(stream, note())).rejects.toBeInstanceOf(denied);
        await expect(collected(stranger.readStream(stream))).rejects.toBeInstanceOf(denied);
        await expect(collected(stranger.readAll({ maxCount: 1 }))).rejects.toBeInstanceOf(denied);
        await expect(stranger.deleteStream(stream)).rejects.toBeInstanceOf(denied);
      },
    );

    test('a stream without a list is for everybody who is somebody', async () => {
      const stream = someStream();
      await li.appendToStream(stream, note());
      expect(await collected(wang.readStream(stream))).toHaveLength(1);
    });

    test('its list says who reads, writes, deletes it and sees or sets the list; administrators always may', async () => {
      const stream = someStream();
      await li.appendToStream(stream, note());
      await li.setStreamMetadata(stream, {
        acl: {
          readRoles: ['li', 'wang'],
          writeRoles: ['li'],
          deleteRoles: ['$admins'],
          metaReadRoles: ['li'],
          metaWriteRoles: ['$admins'],
        },
      } as never);
      expect(await collected(wang.readStream(stream))).toHaveLength(1);
      await expect(wang.appendToStream(stream, note())).rejects.toBeInstanceOf(denied);
      await expect(li.deleteStream(stream)).rejects.toBeInstanceOf(denied);
      await expect(wang.getStreamMetadata(stream)).rejects.toBeInstanceOf(denied);
      await expect(li.setStreamMetadata(stream, {})).rejects.toBeInstanceOf(denied);
      await li.appendToStream(stream, note());
      await admin.appendToStream(stream, note());
      await admin.setStreamMetadata(stream, { acl: { readRoles: ['$admins'] } } as never);
      await expect(collected(wang.readStream(stream))).rejects.toBeInstanceOf(denied);
    });

    test('a list holds for calls with credentials of their own as well', async () => {
      const stream = someStream();
      await admin.setStreamMetadata(stream, { acl: { writeRoles: ['li'] } } as never);
      const as = (username: string, password: string) => ({ credentials: { username, password } });
      await expect(
        admin.appendToStream(stream, note(), as('wang', 'wang-secret')),
      ).rejects.toBeInstanceOf(denied);
      await admin.appendToStream(stream, note(), as('li', 'li-secret'));
    });

    test('system streams, and with them the passwords of users, are for administrators', async () => {
      await expect(collected(li.readStream('$user-admin'))).rejects.toBeInstanceOf(denied);
      await expect(li.appendToStream('$settings', note())).rejects.toBeInstanceOf(denied);
      await expect(collected(li.readAll())).rejects.toBeInstanceOf(denied);
      for (const stream of ['$user-admin', '$users']) {
        // Not even by them: each change of a user is checked where it is made.
        await expect(admin.appendToStream(stream, note())).rejects.toBeInstanceOf(denied);
        await expect(admin.deleteStream(stream)).rejects.toBeInstanceOf(denied);
        const hidden = admin.setStreamMetadata(stream, { truncateBefore: 9 } as never);
        await expect(hidden).rejects.toBeInstanceOf(denied);
      }
      const [user] = await collected(admin.readStream('$user-admin'));
      expect(JSON.stringify(user!.event!.data)).not.toContain('admin-secret');
    });
  });
