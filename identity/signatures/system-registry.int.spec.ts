import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { PrincipalId } from '#domain/kernel/ids.ts';
import { openIdentityDatabase } from '../identity-database.ts';
import { generatePrivateKey, publicKeyPem, signingKey } from './algorithms.ts';
import { demonstrationSigningKey, registerDemonstrationSystems } from './demonstration-systems.ts';
import type {
  ConfirmationRequest,
  RequestedAct,
  SystemKey,
  SystemRegistry,
} from './system-registry.ts';
import { fewPeople } from '../testing/few-people.ts';
import { codeOf, openHouse, start } from './testing/house.ts';

let open: ReturnType<typeof openHouse>;
const house = () => open;

beforeEach(() => {
  open = openHouse();
});
afterEach(() => open.close());

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
    const { registry, register, sign, verify } = house();
    const key = register('sm2-sm3');
    registry.setState('system-a', state);
    expect(codeOf(() => verify(sign(key)))).toBe(expected);
    registry.setState('system-a', 'active');
    registry.setKeyState(key.id, state);
    expect(codeOf(() => verify(sign(key)))).toBe(expected);
  });

  test.each(['frozen', 'pending'] as const)(
    'who cannot sign is not told that a system is %s',
    (state) => {
      const { registry, register, sign, verify } = house();
      const key = register('sm2-sm3');
      registry.setState('system-a', state);
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

  const asked = (act: RequestedAct): ConfirmationRequest => ({
    ...act,
    id: randomUUID(),
    by: PrincipalId('administrator'),
    askedAt: '2026-03-01T00:00:00.000Z',
    reason: '轮换',
  });
  const another = (registry: SystemRegistry, id = 'system-a-2') => {
    const pair = signingKey(id, 'ed25519', generatePrivateKey('ed25519'));
    const key: SystemKey = {
      ...registry.find('system-a')!.keys[0]!,
      id,
      algorithm: 'ed25519',
      publicKey: publicKeyPem(pair),
      state: 'pending',
    };
    return { pair, key };
  };

  test('a new key counts once it is confirmed, and lets the former one end', () => {
    const { registry, register, sign, verify } = house();
    const first = register('sm2-sm3');
    const { pair, key } = another(registry);
    const request = asked({ act: 'newKey', key: key.id, overlapDays: 1 });
    registry.ask('system-a', request, key);
    expect(registry.find('system-a')!.open).toEqual(request);
    expect(codeOf(() => verify(sign(pair)))).toBe('system-not-confirmed');
    expect(codeOf(() => verify(sign(first)))).toBe('accepted');
    registry.settle('system-a', request.id, 'confirmed', new Date(start).toISOString());
    expect(registry.find('system-a')!.open).toBeNull();
    expect(codeOf(() => verify(sign(pair)))).toBe('accepted');
    open.setNow(start + 2 * 86_400_000);
    expect(codeOf(() => verify(sign(pair)))).toBe('accepted');
    expect(codeOf(() => verify(sign(first)))).toBe('signature-key-unknown');
  });

  test('one thing is open of a system at a time, and what is not open is not settled', () => {
    const { registry, register } = house();
    register('sm2-sm3');
    const { key } = another(registry);
    const request = asked({ act: 'newKey', key: key.id, overlapDays: 0 });
    registry.ask('system-a', request, key);
    const second = another(registry, 'system-a-3').key;
    const open = asked({ act: 'newKey', key: second.id, overlapDays: 0 });
    expect(() => registry.ask('system-a', open, second)).toThrow(RangeError);
    expect(registry.find('system-a')!.keys).toHaveLength(2);
    const moment = new Date(start).toISOString();
    expect(() => registry.settle('system-a', open.id, 'confirmed', moment)).toThrow(RangeError);
    registry.setKeyState(key.id, 'disabled');
    expect(registry.find('system-a')!.open).toBeNull();
    expect(() => registry.settle('system-a', request.id, 'confirmed', moment)).toThrow(RangeError);
  });

  test('a freeze that is not lifted stays', () => {
    const { registry, register, sign, verify } = house();
    const key = register('sm2-sm3');
    registry.setState('system-a', 'frozen');
    const request = asked({ act: 'thaw', key: null });
    registry.ask('system-a', request, null);
    expect(codeOf(() => verify(sign(key)))).toBe('system-frozen');
    registry.settle('system-a', request.id, 'rejected', new Date(start).toISOString());
    expect(codeOf(() => verify(sign(key)))).toBe('system-frozen');
  });

  test('takes no taken id, no key of another algorithm and no unknown system', () => {
    const { registry, register } = house();
    register('sm2-sm3');
    expect(codeOf(() => register('ed25519'))).toBe('already-exists');
    const { key } = another(registry);
    const request = asked({ act: 'newKey', key: key.id, overlapDays: 0 });
    expect(() => registry.ask('system-a', request, { ...key, algorithm: 'sm2-sm3' })).toThrow(
      TypeError,
    );
    expect(() => registry.ask('nobody', request, key)).toThrow(RangeError);
    expect(() => registry.setState('nobody', 'frozen')).toThrow(RangeError);
    expect(() => registry.setKeyState('nobody', 'frozen')).toThrow(RangeError);
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
  test('each of the agencies that work on cases gets one, whose key only its owner can read', () => {
    const { registry, sign, verify } = house();
    registerDemonstrationSystems(
      registry,
      fewPeople.agencies,
      open.folder,
      '2026-01-01T00:00:00.000Z',
    );
    const key = demonstrationSigningKey(open.folder, 'prison-liaocheng')!;
    expect(verify(sign(key))).toMatchObject({
      id: 'system-prison-liaocheng',
      agency: 'prison-liaocheng',
    });
    const path = join(open.folder, 'keys/systems/system-prison-liaocheng.pem');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(demonstrationSigningKey(open.folder, 'plc-shanghai')).toBeNull();
  });

  test('a second start changes nothing, also not a state that was set', () => {
    const { registry } = house();
    registerDemonstrationSystems(
      registry,
      fewPeople.agencies,
      open.folder,
      '2026-01-01T00:00:00.000Z',
    );
    const count = registry.list().length;
    registry.setState('system-prison-liaocheng', 'frozen');
    const before = registry.find('system-prison-liaocheng');
    registerDemonstrationSystems(
      registry,
      fewPeople.agencies,
      open.folder,
      '2026-02-01T00:00:00.000Z',
    );
    expect(registry.list()).toHaveLength(count);
    expect(registry.find('system-prison-liaocheng')).toEqual(before);
    expect(before?.state).toBe('frozen');
  });

  test('the database is for its owner only', () => {
    expect(statSync(join(open.folder, 'identity.db')).mode & 0o777).toBe(0o600);
  });
});
