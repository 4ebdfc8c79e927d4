/**
 * OpenSSL speaks DER, `SEQUENCE { INTEGER r, INTEGER s }`; we keep `r ‖ s`. Both
 * directions are strict: one signature has one spelling (a lax reader of DER
 * makes signatures malleable, CVE-2026 in several SM2 packages).
 */

const width = 32;

/** 64 bytes `r ‖ s` from DER. Throws RangeError for anything but the one DER of two integers. */
export function rawFromDer(der: Uint8Array): Uint8Array {
  const raw = new Uint8Array(2 * width);
  if (der[0] !== 0x30 || der[1] !== der.length - 2) throw new RangeError('not a DER signature');
  let offset = 2;
  for (const start of [0, width]) {
    const length = der[offset + 1]!;
    const content = der.subarray(offset + 2, offset + 2 + length);
    if (der[offset] !== 0x02 || content.length !== length || !isMinimal(content)) {
      throw new RangeError('not a DER signature');
    }
    const value = content[0] === 0 ? content.subarray(1) : content;
    if (value.length > width) throw new RangeError('not a DER signature');
    raw.set(value, start + width - value.length);
    offset += 2 + length;
  }
  if (offset !== der.length) throw new RangeError('not a DER signature');
  return raw;
}

/** A positive INTEGER with no byte too many. */
function isMinimal(content: Uint8Array): boolean {
  const [first, second] = content;
  if (first === undefined || first >= 0x80) return false;
  return first !== 0 || (second !== undefined && second >= 0x80);
}

/** DER from 64 bytes `r ‖ s`. Throws RangeError for another length or a zero, which signs nothing. */
export function derFromRaw(raw: Uint8Array): Uint8Array {
  if (raw.length !== 2 * width) throw new RangeError('an SM2 signature has 64 bytes');
  const body = [...integer(raw.subarray(0, width)), ...integer(raw.subarray(width))];
  return Uint8Array.of(0x30, body.length, ...body);
}

function integer(value: Uint8Array): number[] {
  const start = value.findIndex((byte) => byte !== 0);
  if (start === -1) throw new RangeError('zero in an SM2 signature');
  const bytes = [...value.subarray(start)];
  if (bytes[0]! >= 0x80) bytes.unshift(0);
  return [0x02, bytes.length, ...bytes];
}
