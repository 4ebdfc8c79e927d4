import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { checkContent, contentCheck, contentDigest, parseContentDigest } from './content-digest.ts';

const body = Buffer.from('{"hello": "world"}');

describe('Content-Digest', () => {
  test('is that of RFC 9530, appendix D', () => {
    expect(contentDigest(body)).toBe('sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:');
  });

  test('sm3 stands beside sha-256, and both are checked', () => {
    const digests = parseContentDigest(contentDigest(body, ['sha-256', 'sm3']));
    expect([...digests.keys()]).toEqual(['sha-256', 'sm3']);
    expect(() => checkContent(digests, body)).not.toThrow();
    digests.get('sm3')![0]! ^= 1;
    expect(() => checkContent(digests, body)).toThrow(/sm3/);
  });

  test('an algorithm that we do not know is passed over beside one that we do', () => {
    const field = `md5=:AAAA:, ${contentDigest(body)}`;
    expect([...parseContentDigest(field).keys()]).toEqual(['sha-256']);
  });

  test.each([
    ['only unknown algorithms', 'md5=:AAAA:', 'content-digest-mismatch'],
    ['a text for bytes', 'sha-256="abc"', 'content-digest-mismatch'],
    ['no dictionary', '=== nothing', 'malformed-request'],
    ['nothing', '', 'content-digest-mismatch'],
  ])('refuses %s', (_, field, code) => {
    expect(() => parseContentDigest(field)).toThrow(new RegExp(code));
  });

  test('a streamed body goes through unchanged when it is the one', async () => {
    const check = contentCheck(parseContentDigest(contentDigest(body)));
    const parts = [body.subarray(0, 5), body.subarray(5)];
    expect(await text(Readable.from(parts).pipe(check))).toBe(body.toString());
  });

  test('a streamed body fails at its end when one byte differs', async () => {
    const check = contentCheck(parseContentDigest(contentDigest(body)));
    const other = Buffer.from(body);
    other[3]! ^= 1;
    await expect(text(Readable.from([other]).pipe(check))).rejects.toMatchObject({
      code: 'content-digest-mismatch',
    });
  });
});
