import { Problem } from '#domain/kernel/problem.ts';
import { parseStrictJson } from './strict-json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(input: Uint8Array): Problem {
  try {
    parseStrictJson(input);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the strict reader of request bodies', () => {
  test('gives what JSON.parse gives for an honest body', () => {
    const text = '{"a":[1,null,{"b":"张某"}],"c":true}';
    expect(parseStrictJson(bytes(text))).toEqual(JSON.parse(text));
  });

  test.each([
    ['a key that appears twice', '{"a":1,"a":2}'],
    ['a key that appears twice inside', '{"x":[{"a":1,"a":2}]}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['an escaped __proto__', '{"\\u005f_proto__":1}'],
    ['constructor', '{"data":{"constructor":1}}'],
    ['a comment', '{"a":1} // no'],
    ['a trailing comma', '{"a":1,}'],
    ['two documents', '{} {}'],
    ['nothing at all', ''],
    ['a bare word', 'undefined'],
    ['half a character', '{"a":["\\ud800"]}'],
    ['the other half of a character', '"x\\udc00"'],
    ['half a character in a key', '{"\\ud800":1}'],
    ['nesting of 100,000 levels', '['.repeat(100_000)],
  ])('refuses %s', (_, text) => {
    expect(refusal(bytes(text)).code).toBe('malformed-request');
  });

  test('refuses bytes that are no UTF-8', () => {
    expect(refusal(Uint8Array.of(0x22, 0xff, 0x22)).message).toContain('UTF-8');
  });

  test('names the place of half a character', () => {
    const { violations } = refusal(bytes('{"data":{"facts":{"offence":"\\ud800"}}}'));
    expect(violations[0]?.field).toBe('/data/facts/offence');
  });

  test('takes a whole character written as its two halves', () => {
    expect(parseStrictJson(bytes('{"a":"\\ud83d\\ude00"}'))).toEqual({ a: '😀' });
  });

  test('names the key that appears twice', () => {
    expect(refusal(bytes('{"caseId":1,"caseId":2}')).violations[0]?.field).toBe('/caseId');
  });
});
