import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';
import { hmacSm3, sha256, sm3 } from './sm3.ts';
import { p256Verify } from './p256.ts';
import { sm2Verify } from './sm2.ts';

/** The algorithms by `node:crypto` (OpenSSL). */
export const nodeCrypto: EvidenceCrypto = { sm3, hmacSm3, sha256, sm2Verify, p256Verify };
