import Long from 'long';
import type { Message } from './protocol.ts';

/** A request that is no request: what is missing or cannot be, in English, as the protocol's errors are. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const longestName = 1_000;

/** The message in a field; throws BadRequest where there is none. */
export function part(message: Message | undefined, field: string): Message {
  const found = message?.[field];
  if (typeof found !== 'object' || found === null) throw new BadRequest(`${field} is missing`);
  return found as Message;
}

/** The field when it is there. */
export const maybe = (message: Message | undefined, field: string): Message | null =>
  (message?.[field] as Message | undefined) ?? null;

/** A 64-bit number as one of JavaScript; what is larger than it can hold comes out as the largest. */
export function number(value: unknown): number {
  const found = Number(value ?? 0);
  if (Number.isNaN(found)) throw new BadRequest('not a number');
  return Math.max(Math.min(found, Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER);
}

/** The name of a stream from its identifier. Throws BadRequest. */
export function streamName(identifier: Message | null | undefined): string {
  const bytes = identifier?.['streamName'] as Uint8Array | undefined;
  let name: string;
  try {
    name = decoder.decode(bytes ?? new Uint8Array(0));
  } catch {
    throw new BadRequest('the name of a stream is UTF-8');
  }
  return checkedName(name);
}

/** A name that a stream can have. Throws BadRequest. */
export function checkedName(name: string): string {
  if (name === '') throw new BadRequest('the name of the stream is missing');
  if (name === '$$' || name.length > longestName || !name.isWellFormed() || name.includes('\0')) {
    throw new BadRequest('this can be no name of a stream');
  }
  return name;
}

export const streamIdentifier = (stream: string): Message => ({ streamName: Buffer.from(stream) });

/** A UUID in its usual form, in lower case. Throws BadRequest. */
export function uuid(message: Message | null | undefined): string {
  const structured = maybe(message ?? undefined, 'structured');
  const found =
    structured === null
      ? String(message?.['string'] ?? '').toLowerCase()
      : uuidOfBits(structured['mostSignificantBits'], structured['leastSignificantBits']);
  return checkedUuid(found);
}

/** Throws BadRequest for what is no UUID. */
export function checkedUuid(text: string): string {
  if (!uuidForm.test(text)) throw new BadRequest('this is no UUID');
  return text;
}

function uuidOfBits(most: unknown, least: unknown): string {
  const half = (value: unknown): string =>
    BigInt.asUintN(64, BigInt(String(value ?? 0)))
      .toString(16)
      .padStart(16, '0');
  const hex = half(most) + half(least);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** How the reader wants ids: as text, or as two numbers. */
export type UuidForm = 'string' | 'structured';

/** The form that a request asks for; structured when it says nothing, as the server does. */
export const uuidFormOf = (option: Message | null): UuidForm =>
  option?.['string'] === undefined ? 'structured' : 'string';

export function uuidMessage(text: string, form: UuidForm): Message {
  if (form === 'string') return { string: text };
  const [most, least] = uuidHalves(text);
  return {
    structured: {
      mostSignificantBits: Long.fromBits(most.low | 0, most.high | 0),
      leastSignificantBits: Long.fromBits(least.low | 0, least.high | 0),
    },
  };
}

/** 64 bits as two numbers without sign. */
export interface Bits64 {
  readonly high: number;
  readonly low: number;
}

export function uuidHalves(text: string): readonly [most: Bits64, least: Bits64] {
  const hex = text.replaceAll('-', '');
  const bits = (from: number): number => Number.parseInt(hex.slice(from, from + 8), 16);
  return [
    { high: bits(0), low: bits(8) },
    { high: bits(16), low: bits(24) },
  ];
}

export const position = (at: number): Message => ({ commitPosition: at, preparePosition: at });

export function timestamp(ms: number): Message {
  const seconds = Math.floor(ms / 1_000);
  return { seconds, nanos: (ms - seconds * 1_000) * 1_000_000 };
}
