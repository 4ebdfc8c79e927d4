/** Half of the order of P-256: Fabric takes no signature whose `s` lies above it, so that there is one and not two. */
const halfOfOrder = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

/**
 * The 64 bytes `r ‖ s` of an ECDSA signature on P-256 in DER (RFC 3279 §2.2.3), strictly: null for any other
 * writing of it, and for an `s` in the upper half.
 */
export function rawOfDer(der: Uint8Array): Uint8Array | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 72) return null;
  const r = integerAt(der, 2);
  const s = r === null ? null : integerAt(der, r.end);
  if (r === null || s === null || s.end !== der.length) return null;
  if (s.value > halfOfOrder) return null;
  const raw = new Uint8Array(64);
  raw.set(r.bytes, 32 - r.bytes.length);
  raw.set(s.bytes, 64 - s.bytes.length);
  return raw;
}

/** A positive INTEGER of 32 bytes at most, in its shortest form. */
function integerAt(der: Uint8Array, at: number) {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || end > der.length) return null;
  const whole = der.subarray(at + 2, end);
  const [first, second] = whole;
  const padded = first === 0 && length > 1;
  if (first! >= 0x80 || (padded && second! < 0x80)) return null;
  const bytes = padded ? whole.subarray(1) : whole;
  if (bytes.length > 32) return null;
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return { bytes, value, end };
}
