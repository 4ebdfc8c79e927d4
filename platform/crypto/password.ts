import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** 32 MiB and about 60 ms (OWASP Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3 or stronger). */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const limits: ScryptOptions = { ...cost, maxmem: 64 * 1024 * 1024 };
const length = 32;
const saltLength = 16;

/** Longer ones are refused unseen: they would only cost time. */
export const longestPassword = 256;

/** `scrypt$salt$hash`, both base64url (RFC 7914). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  return written(salt, await derive(password, salt));
}

const written = (salt: Buffer, hash: Buffer): string =>
  `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}`;

/** A hash that no password has, for who is not there: made at once, and as long to check as any. */
export const hashOfNobody = (): string => written(randomBytes(saltLength), randomBytes(length));

/** True when the password is the one of the hash. Takes as long for a wrong one. */
export async function checkPassword(password: string, stored: string): Promise<boolean> {
  const [, salt = '', hash = ''] = stored.split('$');
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(password.slice(0, longestPassword), Buffer.from(salt, 'base64url'));
  return expected.length === length && timingSafeEqual(actual, expected);
}

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, limits, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
