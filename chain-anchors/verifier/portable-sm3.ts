/**
 * SM3 (GB/T 32905-2016) in plain JavaScript, for browsers, where no built-in one
 * exists. Servers use `node:crypto`.
 */
export function portableSm3(...parts: readonly Uint8Array[]): Uint8Array {
  const message = padded(parts);
  const state = Uint32Array.from(initialState);
  for (let offset = 0; offset < message.byteLength; offset += 64) compress(state, message, offset);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => digest.setUint32(4 * index, word));
  return new Uint8Array(digest.buffer);
}

/** HMAC (RFC 2104) with SM3. */
export function portableHmacSm3(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? portableSm3(key) : key);
  const inner = portableSm3(
    block.map((byte) => byte ^ 0x36),
    ...parts,
  );
  return portableSm3(
    block.map((byte) => byte ^ 0x5c),
    inner,
  );
}

const initialState = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

/** §5.2: a one bit, zeros, and the length in bits as 64-bit number. */
function padded(parts: readonly Uint8Array[]): DataView {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(Math.ceil((length + 9) / 64) * 64);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  bytes[length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(length) * 8n);
  return view;
}

const rotate = (word: number, by: number): number =>
  ((word << (by % 32)) | (word >>> ((32 - by) % 32))) >>> 0;
const p0 = (x: number): number => x ^ rotate(x, 9) ^ rotate(x, 17);
const p1 = (x: number): number => x ^ rotate(x, 15) ^ rotate(x, 23);

const words = new Uint32Array(68);

/** §5.3, with the names of the standard. */
function compress(state: Uint32Array, message: DataView, offset: number): void {
  for (let j = 0; j < 16; j++) words[j] = message.getUint32(offset + 4 * j);
  for (let j = 16; j < 68; j++) {
    words[j] =
      p1(words[j - 16]! ^ words[j - 9]! ^ rotate(words[j - 3]!, 15)) ^
      rotate(words[j - 13]!, 7) ^
      words[j - 6]!;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let j = 0; j < 64; j++) {
    const t = rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32);
    const ss1 = rotate((rotate(a, 12) + e + t) >>> 0, 7);
    const ss2 = ss1 ^ rotate(a, 12);
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + (words[j]! ^ words[j + 4]!)) >>> 0;
    const tt2 = (gg + h + ss1 + words[j]!) >>> 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, p0(tt2) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = state[index]! ^ word;
  });
}
