import { decodedText } from './decoded-text.ts';

const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;

test('a text in UTF-8 is read as it is, rare characters too', () => {
  expect(decodedText(new TextEncoder().encode('裁定书𠮷').buffer as ArrayBuffer)).toBe('裁定书𠮷');
});

test('a text of an older system is read by GB 18030', () => {
  expect(decodedText(bytes(0xb2, 0xc3, 0xb6, 0xa8))).toBe('裁定');
});
