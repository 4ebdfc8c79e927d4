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
  return write(value, []);
}

/** Keys and indices down to the value at hand; joined only when it has to be named. */
type Path = (string | number)[];

const placeOf = (path: Path): string => `/${path.join('/')}`;

function write(value: Json, path: Path): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      return writeNumber(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      throw new TypeError(`no JSON at ${placeOf(path)}: ${typeof value}`);
  }
  if (value === null) return 'null';
  return Array.isArray(value)
    ? writeArray(value as readonly Json[], path)
    : writeObject(value as JsonObject, path);
}

/** Printable ASCII without quote and backslash: well formed, in NFC, and nothing to escape. */
const plain = /^[ !#-[\]-~]*$/;

function writeString(text: string, path: Path): string {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError(`lone surrogate at ${placeOf(path)}`);
  return JSON.stringify(text.normalize('NFC'));
}

function writeNumber(value: number, path: Path): string {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new TypeError(`number without a single text at ${placeOf(path)}`);
  }
  return JSON.stringify(value);
}

function writeArray(items: readonly Json[], path: Path): string {
  let text = '';
  for (let index = 0; index < items.length; index += 1) {
    path.push(index);
    text += `${index === 0 ? '' : ','}${write(items[index]!, path)}`;
    path.pop();
  }
  return `[${text}]`;
}

function writeObject(value: JsonObject, path: Path): string {
  const keys = Object.keys(value);
  const members = keys.every((key) => plain.test(key)) ? value : inNfc(value, keys, path);
  let text = '';
  for (const key of Object.keys(members).sort()) {
    path.push(key);
    text += `${text === '' ? '' : ','}${writeString(key, path)}:${write(members[key]!, path)}`;
    path.pop();
  }
  return `{${text}}`;
}

/** The same members under keys in NFC; two keys that are one there have no text. */
function inNfc(value: JsonObject, keys: readonly string[], path: Path): JsonObject {
  const members = Object.create(null) as Record<string, Json>;
  for (const key of keys) {
    const name = key.normalize('NFC');
    if (name in members) {
      throw new TypeError(`two keys are one in NFC at ${placeOf([...path, name])}`);
    }
    members[name] = value[key]!;
  }
  return members;
}
