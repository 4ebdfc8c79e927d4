import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistrationState } from '#domain/systems/registered-system.ts';
import { openIdentityDatabase } from '../identity-database.ts';
import { demonstrationSigningKey, missingDemonstrationSystems } from './demonstration-systems.ts';
import { fewPeople } from '../testing/few-people.ts';
import { codeOf, openHouse } from './testing/house.ts';

let open: ReturnType<typeof openHouse>;
const house = () => open;

beforeEach(() => {
  open = openHouse();
});
afterEach(() => open.close());

/** What the registry holds of the system, with another state of it or of its key. */
const set = (
  { registry }: ReturnType<typeof openHouse>,
  { state, ofKey = 'active' }: { state: RegistrationState; ofKey?: RegistrationState },
): void => {
  const system = registry.find('system-a')!;
  registry.put({ ...system, state, keys: system.keys.map((key) => ({ ...key, state: ofKey })) });
};

describe('the registry', () => {
  test('an unknown key is refused', () => {
    const { register, sign, verify } = house();
    const key = { ...register('sm2-sm3'), id: 'nobody-1' };
    expect(codeOf(() => verify(sign(key)))).toBe('signature-key-unknown');
  });

  test.each([
    ['frozen', 'system-frozen'],
    ['pending', 'system-not-confirmed'],
    ['rejected', 'system-not-confirmed'],
    ['disabled', 'signature-key-unknown'],
    ['active', 'accepted'],
  ] as const)('a system that is %s: %s; its key likewise', (state, expected) => {
    const { register, sign, verify } = house();
    const key = register('sm2-sm3');
    set(open, { state });
    expect(codeOf(() => verify(sign(key)))).toBe(expected);
    set(open, { state: 'active', ofKey: state });
    expect(codeOf(() => verify(sign(key)))).toBe(expected);
  });

  test.each(['frozen', 'pending'] as const)(
    'who cannot sign is not told that a system is %s',
    (state) => {
      const { register, sign, verify } = house();
      const key = register('sm2-sm3');
      set(open, { state });
      const forged = { ...sign(key), signature: `sig=:${Buffer.alloc(64, 1).toString('base64')}:` };
      expect(codeOf(() => verify(forged))).toBe('signature-invalid');
    },
  );

  test.each(['2025-12-31T23:59:00Z', '2027-01-01T00:00:00Z'])(
    'outside of its period, at %s, a key is unknown',
    (moment) => {
      const { register, sign, verify } = house();
      const key = register('sm2-sm3');
      open.setNow(Date.parse(moment));
      expect(codeOf(() => verify(sign(key)))).toBe('signature-key-unknown');
    },
  );

  test('a signature may not name another algorithm than the key is registered for', () => {
    const { register, sign, verify } = house();
    const headers = sign(register('sm2-sm3'));
    const input = headers['signature-input']!.replace('sm2-sm3', 'ed25519');
    expect(codeOf(() => verify({ ...headers, 'signature-input': input }))).toBe(
      'signature-invalid',
    );
  });

  test('a system that was registered before there was a confirmation goes on calling', () => {
    const { register, sign, verify, restart } = house();
    const key = register('sm2-sm3');
    const database = openIdentityDatabase(open.folder);
    database.exec('DROP TABLE system_requests; PRAGMA user_version = 0');
    database.close();
    restart();
    expect(codeOf(() => verify(sign(key)))).toBe('accepted');
  });
});

describe('the systems of the demonstration', () => {
  const missing = (notBefore = '2026-01-01T00:00:00.000Z') =>
    missingDemonstrationSystems(open.registry, fewPeople.agencies, open.folder, notBefore);
  const enter = (): void => missing().forEach((system) => open.registry.put(system));

  test('each of the agencies that work on cases gets one, whose key only its owner can read', () => {
    const { sign, verify } = house();
    enter();
    const key = demonstrationSigningKey(open.folder, 'prison-liaocheng')!;
    expect(verify(sign(key))).toMatchObject({
      id: 'system-prison-liaocheng',
      agency: 'prison-liaocheng',
    });
    const path = join(open.folder, 'keys/systems/system-prison-liaocheng.pem');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(demonstrationSigningKey(open.folder, 'plc-shanghai')).toBeNull();
  });

  test('a second start has none to enter', () => {
    enter();
    expect(open.registry.list()).toHaveLength(fewPeople.agencies.length);
    expect(missing('2026-02-01T00:00:00.000Z')).toEqual([]);
  });

  test('the database is for its owner only', () => {
    expect(statSync(join(open.folder, 'identity.db')).mode & 0o777).toBe(0o600);
  });
});
