/**
 * The algorithms that evidence needs, injected: `node:crypto` on a server,
 * plain JavaScript in a browser. Digests are 32 bytes, public keys the 65 bytes
 * `04 ‖ x ‖ y` on the curve of the algorithm, signatures the 64 bytes `r ‖ s`.
 */
export interface EvidenceCrypto {
  /** SM3 (GB/T 32905) of the parts, one after the other. */
  sm3(...parts: readonly Uint8Array[]): Uint8Array;
  hmacSm3(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array;
  /** SHA-256, only for the key ids that C2SP signed-note defines with it. */
  sha256(...parts: readonly Uint8Array[]): Uint8Array;
  /**
   * SM2 with SM3 (GB/T 32918.2) under the default id `1234567812345678`.
   * False for a signature that does not hold, also for a key or signature that is none.
   */
  sm2Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** ECDSA on P-256 with SHA-256 (FIPS 186-5), for the peers of a Fabric channel, which speak no SM2. False likewise. */
  p256Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** Signs a message as {@link EvidenceCrypto.sm2Verify} verifies it. */
export type Sm2Sign = (message: Uint8Array) => Uint8Array;
