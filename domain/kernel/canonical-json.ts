/** What JSON can hold, and nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * The one text of a JSON value that may be hashed: RFC 8785 (keys in UTF-16
 * order, ECMAScript numbers, no white space), with strings in Unicode NFC.
 * Integers beyond ±(2^53−1), NaN, infinities, lone surrogates and `undefined`
 * have no single text and are refused with a TypeError that names the place.
 */
export function canonicalJson(value: Json): string {
  return write(value, '');
}

function write(value: Json, place: string): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, place);
    case 'number':
      return writeNumber(value, place);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      throw new TypeError(`no JSON at ${place || '/'}: ${typeof value}`);
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    return `[${(value as readonly Json[]).map((item, index) => write(item, `${place}/${index}`)).join(',')}]`;
  }
  return writeObject(value as JsonObject, place);
}

/** Printable ASCII without quote and backslash: well formed, in NFC, and nothing to escape. */
const plain = /^[ !#-[\]-~]*$/;

function writeString(text: string, place: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError(`lone surrogate at ${place || '/'}`);
  return JSON.stringify(text.normalize('NFC'));
}

function writeNumber(value: number, place: string): string {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new TypeError(`number without a single text at ${place || '/'}`);
  }
  return JSON.stringify(value);
}

function writeObject(value: JsonObject, place: string): string {
  const keys = Object.keys(value);
  if (keys.every((key) => plain.test(key))) {
    const members = keys.sort().map((key) => `"${key}":${write(value[key]!, `${place}/${key}`)}`);
    return `{${members.join(',')}}`;
  }
  const members: string[] = [];
  let previous: string | undefined;
  const entries = keys.map((key) => [key.normalize('NFC'), value[key]!] as const);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [key, member] of entries) {
    if (key === previous) throw new TypeError(`two keys are one in NFC at ${place}/${key}`);
    previous = key;
    members.push(`${writeString(key, place)}:${write(member, `${place}/${key}`)}`);
  }
  return `{${members.join(',')}}`;
}
