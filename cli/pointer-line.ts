/**
 * The line (from 1) on which the value of a JSON pointer (RFC 6901) begins, in a text that is JSON; of the
 * last part of the pointer that is there, when the rest is missing.
 */
export function lineOf(text: string, pointer: string): number {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let at = skipBlanks(text, 0);
  for (const part of parts) {
    const next = text[at] === '[' ? item(text, at, Number(part)) : member(text, at, part);
    if (next === null) break;
    at = next;
  }
  return text.slice(0, at).split('\n').length;
}

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
};

/** Where the value of a member of the object at `from` begins; null when there is none. */
function member(text: string, from: number, name: string): number | null {
  if (text[from] !== '{') return null;
  for (let at = skipBlanks(text, from + 1); text[at] === '"';) {
    const afterName = skipValue(text, at);
    const value = skipBlanks(text, skipBlanks(text, afterName) + 1);
    if (JSON.parse(text.slice(at, afterName)) === name) return value;
    at = next(text, value);
  }
  return null;
}

/** Where an item of the list at `from` begins; null when it is shorter. */
function item(text: string, from: number, index: number): number | null {
  let at = skipBlanks(text, from + 1);
  for (let left = index; text[at] !== ']' && at < text.length; left -= 1) {
    if (left === 0) return at;
    at = next(text, at);
  }
  return null;
}

/** Behind a value and the comma after it. */
function next(text: string, value: number): number {
  const at = skipBlanks(text, skipValue(text, value));
  return text[at] === ',' ? skipBlanks(text, at + 1) : at;
}

/** Behind the value that begins here: text, list, object, number or word. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '"') {
      at += 1;
      while (text[at] !== '"' && at < text.length) at += text[at] === '\\' ? 2 : 1;
    } else if ('[{'.includes(character)) depth += 1;
    else if (']}'.includes(character)) depth -= 1;
    else if (depth === 0 && /[\s,]/.test(character)) return at;
    if (depth < 0) return at;
    if (depth === 0 && '"]}'.includes(text[at] ?? '')) return at + 1;
  }
  return text.length;
}
