import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStreamLog, type StreamLog } from '../streams/stream-log.ts';
import { notSignedIn } from '../wire/status.ts';
import { believing, identifyUsers } from './identify.ts';
import { openUsers } from './users.ts';

const minute = 60_000;
const nobodyElse = {
  has: () => Promise.resolve(false),
  identify: () => Promise.reject(notSignedIn()),
};
const admin = (password: string) => ({ user: 'admin', password });

describe('users of the protocol', () => {
  let folder: string;
  let log: StreamLog;
  let now = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andu-users-'));
    log = openStreamLog({ folder, isOfBackbone: () => false });
    now = 1_000_000;
  });
  afterEach(() => {
    log.close();
    rmSync(folder, { recursive: true });
  });
  const opened = async (password: string | null) =>
    identifyUsers(await openUsers(log, { adminPassword: password }), nobodyElse, () => now);

  test('a password is not looked at after five wrong ones, until the window has passed', async () => {
    const identify = await opened('right');
    expect(await identify(admin('right'), 'a')).toMatchObject({ groups: ['$admins'] });
    for (let count = 0; count < 5; count += 1) {
      await expect(identify(admin('wrong'), `address-${count}`)).rejects.toThrow('Access Denied');
    }
    await expect(identify(admin('right'), 'b')).rejects.toThrow(/wait/);
    // Where he came in before, guesses from elsewhere do not keep him out; five there do.
    await expect(identify(admin('right'), 'a')).resolves.toMatchObject({ groups: ['$admins'] });
    for (let count = 0; count < 5; count += 1) {
      await expect(identify(admin('wrong'), 'a')).rejects.toThrow('Access Denied');
    }
    await expect(identify(admin('right'), 'a')).rejects.toThrow(/wait/);
    // Whoever has shown it in the same call is asked whether it is still right, and not for his guesses.
    await expect(identify(admin('right'), 'a', true)).resolves.toMatchObject({ name: 'admin' });
    await expect(identify(admin('wrong'), 'a', true)).rejects.toThrow('Access Denied');
    now += 16 * minute;
    await expect(identify(admin('right'), 'a')).resolves.toMatchObject({ readsBackbone: false });
  });

  test('guesses sent at once are all counted', async () => {
    const identify = await opened('right');
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, () => identify(admin('wrong'), 'a')),
    );
    const texts = answers.map((each) => String((each as PromiseRejectedResult).reason));
    expect(texts.filter((text) => text.includes('wait'))).toHaveLength(7);
  });

  test('a right password is believed for thirty seconds, and no longer', async () => {
    let asked = 0;
    const identify = await opened('right');
    const counting = believing(
      (credentials, address) => {
        asked += 1;
        return identify(credentials, address);
      },
      () => now,
    );
    await Promise.all(Array.from({ length: 5 }, () => counting(admin('right'), 'a')));
    expect(asked).toBe(1);
    now += 31_000;
    await counting(admin('right'), 'a');
    expect(asked).toBe(2);
    await expect(counting(admin('wrong'), 'a')).rejects.toThrow('Access Denied');
    await expect(counting(admin('wrong'), 'a')).rejects.toThrow('Access Denied');
    expect(asked).toBe(4);
  });

  test('an account comes in as itself, whatever users of the protocol are called', async () => {
    const users = await openUsers(log, { adminPassword: 'right' });
    const someone = { fullName: '', groups: ['$admins'] };
    await users.create({ loginName: 'auditor', ...someone }, 'of the user');
    const others = {
      has: (name: string) => Promise.resolve(name === 'auditor' || name === 'admin'),
      identify: ({ user, password }: { user: string; password: string }) =>
        password === 'of the account'
          ? Promise.resolve({
              name: user,
              groups: [],
              readsBackbone: true,
              look: () => Promise.resolve(),
            })
          : Promise.reject(notSignedIn()),
    };
    const identify = identifyUsers(users, others, () => now);
    const auditor = (password: string) => identify({ user: 'auditor', password }, 'a');
    expect(await auditor('of the account')).toMatchObject({ readsBackbone: true });
    await expect(auditor('of the user')).rejects.toThrow('Access Denied');
    // The user of the settings is the protocol's, also where an account has that name.
    expect(await identify(admin('right'), 'a')).toMatchObject({ readsBackbone: false });
  });

  test('without a password in the settings nobody comes in as admin, also in a folder that had one', async () => {
    await opened('changeit');
    const without = await opened(null);
    await expect(without(admin('changeit'), 'a')).rejects.toThrow('Access Denied');
    const again = await opened('another');
    await expect(again(admin('changeit'), 'a')).rejects.toThrow('Access Denied');
    await expect(again(admin('another'), 'a')).resolves.toBeDefined();
  });
});
