import { statSync } from 'node:fs';
import { join } from 'node:path';
import { generatePrivateKey, publicKeyPem, signingKey } from './algorithms.ts';
import { demonstrationSigningKey, registerDemonstrationSystems } from './demonstration-systems.ts';
import { codeOf, openHouse } from './testing/house.ts';

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

  test('who cannot sign is not told that a system is frozen', () => {
    const { registry, register, sign, verify } = house();
    const key = register('sm2-sm3');
    registry.setState('system-a', 'frozen');
    const forged = { ...sign(key), signature: `sig=:${Buffer.alloc(64, 1).toString('base64')}:` };
    expect(codeOf(() => verify(forged))).toBe('signature-invalid');
  });

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

  test('a second key works beside the first, and a taken id is refused', () => {
    const { registry, register, sign, verify } = house();
    const first = register('sm2-sm3');
    const second = signingKey('system-a-2', 'ed25519', generatePrivateKey('ed25519'));
    const registered = {
      ...registry.findKey(first.id)!.key,
      id: second.id,
      algorithm: 'ed25519' as const,
    };
    registry.addKey('system-a', { ...registered, publicKey: publicKeyPem(second) });
    expect(codeOf(() => verify(sign(second)))).toBe('accepted');
    expect(codeOf(() => verify(sign(first)))).toBe('accepted');
    expect(
      codeOf(() => registry.addKey('system-a', { ...registered, publicKey: publicKeyPem(second) })),
    ).toBe('already-exists');
    expect(codeOf(() => register('ed25519'))).toBe('already-exists');
    expect(registry.find('system-a')!.keys).toHaveLength(2);
  });

  test('takes no key of another algorithm and no unknown system', () => {
    const { registry, register } = house();
    const key = registry.findKey(register('sm2-sm3').id)!.key;
    expect(() => registry.addKey('system-a', { ...key, id: 'x', algorithm: 'ed25519' })).toThrow(
      TypeError,
    );
    expect(() => registry.addKey('nobody', { ...key, id: 'x' })).toThrow(RangeError);
    expect(() => registry.setState('nobody', 'frozen')).toThrow(RangeError);
    expect(() => registry.setKeyState('nobody', 'frozen')).toThrow(RangeError);
  });
});

describe('the systems of the demonstration', () => {
  test('each of the agencies that work on cases gets one, whose key only its owner can read', () => {
    const { registry, sign, verify } = house();
    registerDemonstrationSystems(registry, open.folder, '2026-01-01T00:00:00.000Z');
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
    registerDemonstrationSystems(registry, open.folder, '2026-01-01T00:00:00.000Z');
    const count = registry.list().length;
    registry.setState('system-prison-liaocheng', 'frozen');
    const before = registry.find('system-prison-liaocheng');
    registerDemonstrationSystems(registry, open.folder, '2026-02-01T00:00:00.000Z');
    expect(registry.list()).toHaveLength(count);
    expect(registry.find('system-prison-liaocheng')).toEqual(before);
    expect(before?.state).toBe('frozen');
  });

  test('the database is for its owner only', () => {
    expect(statSync(join(open.folder, 'identity.db')).mode & 0o777).toBe(0o600);
  });
});
