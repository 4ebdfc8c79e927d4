/** How the characters of a text stand in its bytes; GB 18030 holds GBK and GB 2312. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A text of characters that people read: no control characters but tab and line ends. */
const isReadable = (text: string): boolean =>
  text !== '' && !/\p{Cc}/u.test(text.replaceAll(/[\t\n\r\f]/g, ''));

function decodes(bytes: Uint8Array, encoding: TextEncoding, isWhole: boolean): boolean {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return isReadable(decoder.decode(bytes, { stream: !isWhole }));
  } catch {
    // Bytes that this encoding does not have.
    return false;
  }
}

/**
 * The encoding in which bytes are a text: UTF-16 only with its mark at the beginning, else UTF-8,
 * else GB 18030, in which older systems here write; null for what is no text. `isWhole` is false
 * when the bytes are the beginning of a file and may end within a character.
 */
export function textEncodingOf(bytes: Uint8Array, isWhole: boolean): TextEncoding | null {
  const marked = markedEncoding(bytes);
  const candidates: readonly TextEncoding[] = marked === null ? ['utf-8', 'gb18030'] : [marked];
  return candidates.find((encoding) => decodes(bytes, encoding, isWhole)) ?? null;
}

function markedEncoding([first, second]: Uint8Array): TextEncoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** The characters of a whole text and their encoding; null for what is no text. */
export function decodedText(
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: TextEncoding } | null {
  const encoding = textEncodingOf(bytes, true);
  return encoding === null ? null : { text: new TextDecoder(encoding).decode(bytes), encoding };
}
