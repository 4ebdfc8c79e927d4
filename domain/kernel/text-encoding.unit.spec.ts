import { decodedText, textEncodingOf } from './text-encoding.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['UTF-8 with a rare character', utf8('裁定书𠮷'), '裁定书𠮷', 'utf-8'],
  ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, ...utf8('裁')), '裁', 'utf-8'],
  ['GBK', bytes(0xb2, 0xc3, 0xb6, 0xa8), '裁定', 'gb18030'],
  ['GB 18030 in four bytes', bytes(0x95, 0x34, 0xb2, 0x35), '𠮷', 'gb18030'],
  ['UTF-16, little end first', bytes(0xff, 0xfe, 0xc1, 0x88), '裁', 'utf-16le'],
  ['UTF-16, big end first', bytes(0xfe, 0xff, 0x88, 0xc1), '裁', 'utf-16be'],
])('%s is read as it was written', (_, given, text, encoding) => {
  expect(decodedText(given)).toEqual({ text, encoding });
});

test.each([
  ['nothing', bytes()],
  ['a mark and half a character', bytes(0xff, 0xfe, 0x00)],
  ['a program', bytes(0x4d, 0x5a, 0x90, 0x00)],
  ['bytes that no encoding here has', bytes(0xff, 0xff, 0xff)],
])('%s is no text', (_, given) => {
  expect(decodedText(given)).toBeNull();
});

test('the beginning of a file may end within a character', () => {
  const cut = utf8('裁定').slice(0, 4);
  expect(textEncodingOf(cut, false)).toBe('utf-8');
  expect(textEncodingOf(bytes(0xb2, 0xc3, 0xb6), false)).toBe('gb18030');
});
