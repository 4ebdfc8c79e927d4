import { MalformedDocument } from './canonical-document.ts';
import { fromUtf8 } from './encoding.ts';

/**
 * Reads protocol-buffer messages (proto3 wire format) as far as the evidence of a Fabric channel needs it:
 * varints and what has a length. Everything here reads hostile input. Whatever is read is covered by an
 * endorser's signature over the very bytes, so a second writing of the same message cannot pass for it.
 */
export interface Message {
  /** The last value of a field that holds bytes, a text or a message; empty where it is left out. */
  bytes(field: number): Uint8Array;
  /** Every value of a repeated field of bytes or messages, in order. */
  all(field: number): readonly Uint8Array[];
  /** Throws MalformedDocument for what is no UTF-8. */
  text(field: number): string;
  /** Zero where it is left out. Throws MalformedDocument beyond 2^53 − 1. */
  number(field: number): number;
  message(field: number): Message;
}

/** Throws MalformedDocument for bytes that are no message. */
export function readMessage(bytes: Uint8Array): Message {
  const lengths = new Map<number, Uint8Array[]>();
  const numbers = new Map<number, number>();
  let at = 0;

  function varint(): number {
    let value = 0;
    for (let shift = 0; shift < 10; shift++) {
      const byte = bytes[at++];
      if (byte === undefined) throw new MalformedDocument('a message ends within a number');
      value += (byte & 0x7f) * 2 ** (7 * shift);
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) throw new MalformedDocument('a number too large');
        return value;
      }
    }
    throw new MalformedDocument('a number of more than ten bytes');
  }

  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    switch (tag % 8) {
      case 0:
        numbers.set(field, varint());
        break;
      case 2: {
        const length = varint();
        if (length > bytes.length - at) throw new MalformedDocument('a field beyond its message');
        const values = lengths.get(field) ?? [];
        values.push(bytes.subarray(at, at + length));
        lengths.set(field, values);
        at += length;
        break;
      }
      default:
        throw new MalformedDocument(`a field of wire type ${tag % 8}`);
    }
  }

  const all = (field: number): readonly Uint8Array[] => lengths.get(field) ?? [];
  const last = (field: number): Uint8Array => all(field).at(-1) ?? new Uint8Array();
  return {
    bytes: last,
    all,
    text: (field) => textOf(last(field)),
    number: (field) => numbers.get(field) ?? 0,
    message: (field) => readMessage(last(field)),
  };
}

/** Throws MalformedDocument for what is no UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new MalformedDocument('not UTF-8');
  }
}
