import { parseDictionary, type InnerList } from 'structured-headers';
import { verifyingKey, verifyMessage } from './algorithms.ts';
import { signatureBase, type SignedRequest } from './signature-base.ts';

/** RFC 9421, B.2: the request of its examples. */
const request: SignedRequest = {
  method: 'POST',
  targetUri: 'https://example.com/foo?param=Value&Pet=dog',
  headers: {
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-length': '18',
    'x-lines': ['  one ', 'two\r\n  folded'],
  },
};
const inputOf = (text: string): InnerList => parseDictionary(`sig=${text}`).get('sig') as InnerList;

describe('the signature base', () => {
  const text =
    '("date" "@method" "@path" "@authority" "content-type" "content-length")' +
    ';created=1618884473;keyid="test-key-ed25519"';

  test('is that of RFC 9421, B.2.6', () => {
    expect(signatureBase(request, inputOf(text)).toString()).toBe(
      [
        '"date": Tue, 20 Apr 2021 02:07:55 GMT',
        '"@method": POST',
        '"@path": /foo',
        '"@authority": example.com',
        '"content-type": application/json',
        '"content-length": 18',
        `"@signature-params": ${text}`,
      ].join('\n'),
    );
  });

  test('the Ed25519 signature of RFC 9421, B.2.6, holds over it', () => {
    const key = verifyingKey(
      'ed25519',
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n',
    );
    const signature = Buffer.from(
      'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==',
      'base64',
    );
    const base = signatureBase(request, inputOf(text));
    expect(verifyMessage('ed25519', key, base, signature)).toBe(true);
    base[0]! ^= 1;
    expect(verifyMessage('ed25519', key, base, signature)).toBe(false);
  });

  test.each([
    ['@target-uri', 'https://example.com/foo?param=Value&Pet=dog'],
    ['@scheme', 'https'],
    ['@query', '?param=Value&Pet=dog'],
    ['x-lines', 'one, two folded'],
  ])('%s is %s', (component, value) => {
    expect(signatureBase(request, inputOf(`("${component}")`)).toString()).toContain(
      `"${component}": ${value}\n`,
    );
  });

  test.each([
    ['http://h', '/', '?'],
    ['http://h/a/../b', '/a/../b', '?'],
    ['http://h/%61?', '/%61', '?'],
    ['http://h?x=1?y', '/', '?x=1?y'],
  ])('path and query of %s stay as they were sent', (targetUri, path, query) => {
    const base = signatureBase({ ...request, targetUri }, inputOf('("@path" "@query")')).toString();
    expect(base).toContain(`"@path": ${path}\n"@query": ${query}\n`);
  });

  test.each([
    ['a field that is not there', '("x-absent")'],
    ['a component twice', '("date" "date")'],
    ['a parameter that we do not take', '("date";bs)'],
    ['a component of responses', '("@status")'],
    ['a component of objects', '("constructor")'],
    ['a token for a name', '(date)'],
  ])('refuses %s', (_, input) => {
    expect(() => signatureBase(request, inputOf(input))).toThrow(/signature-incomplete/);
  });
});
