import { signatureAlgorithms } from '#domain/systems/registered-system.ts';
import { codeOf, openHouse, post, start, url } from './testing/house.ts';

let open: ReturnType<typeof openHouse>;
const house = () => open;

beforeEach(() => {
  open = openHouse();
});
afterEach(() => open.close());

describe('a signed request', () => {
  test.each(signatureAlgorithms)('by %s tells which system it comes from', (algorithm) => {
    const { register, sign, verify } = house();
    const key = register(algorithm);
    expect(verify(sign(key))).toMatchObject({ id: 'system-a', agency: 'prison-baimaoling' });
  });

  test.each(signatureAlgorithms)('by %s does not hold with another key', (algorithm) => {
    const { register, sign, verify } = house();
    const key = register(algorithm);
    const stranger = { ...register(algorithm, 'system-b'), id: key.id };
    expect(codeOf(() => verify(sign(stranger)))).toBe('signature-invalid');
  });

  test('may cover authority, path and query in place of the target', () => {
    const { register, sign, verify } = house();
    const components = [
      '@method',
      '@authority',
      '@path',
      '@query',
      'content-digest',
      'idempotency-key',
    ];
    expect(codeOf(() => verify(sign(register('ed25519'), post, { components })))).toBe('accepted');
  });

  test('without a body needs no digest', () => {
    const { register, sign, verify } = house();
    const headers = sign(register('ed25519'), { method: 'GET', url });
    expect(headers['content-digest']).toBeUndefined();
    expect(codeOf(() => verify(headers, 'GET'))).toBe('accepted');
  });

  const changes: readonly [string, (headers: Record<string, string>) => unknown[]][] = [
    ['another method', (headers) => [headers, 'PUT']],
    ['another path', (headers) => [headers, 'POST', url.replace('openCase', 'makeRuling')]],
    ['another query', (headers) => [headers, 'POST', `${url}2`]],
    ['another host', (headers) => [headers, 'POST', url.replace('127.0.0.1', 'elsewhere')]],
    ['another idempotency key', (headers) => [{ ...headers, 'idempotency-key': 'x' }]],
    ['another digest', (headers) => [{ ...headers, 'content-digest': 'sha-256=:AAAA:' }]],
    [
      'a later created',
      (headers) => [
        {
          ...headers,
          'signature-input': headers['signature-input']!.replace(
            /created=(\d+)/,
            (_, at) => `created=${+at + 1}`,
          ),
        },
      ],
    ],
    [
      'another signature',
      (headers) => [{ ...headers, signature: `sig=:${Buffer.alloc(64).toString('base64')}:` }],
    ],
    ['a signature that is too short', (headers) => [{ ...headers, signature: 'sig=:AAAA:' }]],
  ];
  test.each(changes)('does not hold for %s', (_, change) => {
    const { register, sign, verify } = house();
    const [headers, method, target] = change(sign(register('sm2-sm3'))) as [
      Record<string, string>,
      string?,
      string?,
    ];
    expect(codeOf(() => verify(headers, method, target))).toBe('signature-invalid');
  });

  test.each(['@method', '@target-uri', 'content-digest', 'idempotency-key'])(
    'that does not cover %s is incomplete',
    (left) => {
      const { register, sign, verify } = house();
      const components = ['@method', '@target-uri', 'content-digest', 'idempotency-key'].filter(
        (component) => component !== left,
      );
      const headers = sign(register('sm2-sm3'), post, { components });
      expect(codeOf(() => verify(headers))).toBe('signature-incomplete');
    },
  );

  test('whose sender left the digest out altogether is incomplete', () => {
    const { register, sign, verify } = house();
    const components = ['@method', '@target-uri', 'idempotency-key'];
    const { 'content-digest': _, ...headers } = sign(register('sm2-sm3'), post, { components });
    expect(codeOf(() => verify(headers))).toBe('signature-incomplete');
  });

  test.each(['keyid', 'created'])('without the parameter %s is incomplete', (parameter) => {
    const { register, sign, verify } = house();
    const headers = sign(register('sm2-sm3'));
    const input = headers['signature-input']!.replace(new RegExp(`;${parameter}=[^;]+`), '');
    expect(codeOf(() => verify({ ...headers, 'signature-input': input }))).toBe(
      'signature-incomplete',
    );
  });

  test.each([
    [
      'two signatures',
      (headers: Record<string, string>) => ({
        ...headers,
        signature: `${headers['signature']}, b=:AA==:`,
      }),
    ],
    [
      'an input without signature',
      ({ signature: _signature, ...headers }: Record<string, string>) => headers,
    ],
    [
      'a signature of another name',
      (headers: Record<string, string>) => ({
        ...headers,
        signature: headers['signature']!.replace('sig=', 'gis='),
      }),
    ],
    [
      'an input that is no list',
      (headers: Record<string, string>) => ({
        ...headers,
        'signature-input': 'sig=1;created=1;keyid="a"',
      }),
    ],
    [
      'an input that cannot be parsed',
      (headers: Record<string, string>) => ({ ...headers, 'signature-input': 'sig=(' }),
    ],
  ])('with %s is invalid', (_, change) => {
    const { register, sign, verify } = house();
    expect(codeOf(() => verify(change(sign(register('sm2-sm3'))) as Record<string, string>))).toBe(
      'signature-invalid',
    );
  });
});

describe('the time of a signature', () => {
  test.each([
    [0, 'accepted'],
    [-300, 'accepted'],
    [-301, 'signature-expired'],
    [300, 'accepted'],
    [301, 'signature-expired'],
  ])('%d seconds from now: %s', (seconds, expected) => {
    const { register, sign, verify } = house();
    const headers = sign(register('sm2-sm3'), post, { now: () => start + seconds * 1000 });
    expect(codeOf(() => verify(headers))).toBe(expected);
  });

  test('the sender may set an earlier end', () => {
    const { register, sign, verify } = house();
    const headers = sign(register('sm2-sm3'));
    const input = headers['signature-input']!.replace(
      ';nonce',
      `;expires=${start / 1000 - 1};nonce`,
    );
    expect(codeOf(() => verify({ ...headers, 'signature-input': input }))).toBe(
      'signature-expired',
    );
  });
});

describe('a signature that was seen before', () => {
  test('is refused, and the same call signed anew is not', () => {
    const { register, sign, verify } = house();
    const key = register('sm2-sm3');
    const headers = sign(key);
    expect(codeOf(() => verify(headers))).toBe('accepted');
    expect(codeOf(() => verify(headers))).toBe('signature-replayed');
    expect(codeOf(() => verify(sign(key)))).toBe('accepted');
  });

  test('is refused after a restart, until it is too old anyway', () => {
    const { register, sign, verify } = house();
    const headers = sign(register('sm2-sm3'));
    verify(headers);
    open.restart();
    expect(codeOf(() => verify(headers))).toBe('signature-replayed');
    open.setNow(start + 300_000);
    expect(codeOf(() => verify(headers))).toBe('signature-replayed');
    open.setNow(start + 301_000);
    expect(codeOf(() => verify(headers))).toBe('signature-expired');
  });

  test('is recognised by what it signs: the twin (r, n−s) of an ECDSA signature does not help', () => {
    const { register, sign, verify } = house();
    const headers = sign(register('ecdsa-p256-sha256'));
    const raw = Buffer.from(headers['signature']!.slice('sig=:'.length, -1), 'base64');
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const s = BigInt(`0x${raw.subarray(32).toString('hex')}`);
    const twin = Buffer.concat([
      raw.subarray(0, 32),
      Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex'),
    ]);
    expect(codeOf(() => verify(headers))).toBe('accepted');
    expect(
      codeOf(() => verify({ ...headers, signature: `sig=:${twin.toString('base64')}:` })),
    ).toBe('signature-replayed');
  });

  test('is not remembered when it did not hold: a forger cannot use up the sender’s', () => {
    const { register, sign, verify } = house();
    const headers = sign(register('sm2-sm3'));
    const forged = { ...headers, signature: `sig=:${Buffer.alloc(64, 1).toString('base64')}:` };
    expect(codeOf(() => verify(forged))).toBe('signature-invalid');
    expect(codeOf(() => verify(headers))).toBe('accepted');
  });
});
