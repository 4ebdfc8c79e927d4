import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { refuseWiderRights } from '#platform/crypto/key-file.ts';
import { issuerFile } from '#platform/data-folder/folder-files.ts';
import { DamagedSecretFile, secretFile } from '#platform/secret-file.ts';

/** What the embedded issuer keeps to itself. */
export interface IssuerSecrets {
  /** Private JWKs (ES256) that sign ID tokens and access tokens. */
  readonly jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  /** Sign the issuer's cookies. */
  readonly cookieKeys: readonly string[];
  /** Of the screens' client; it never leaves this server. */
  readonly clientSecret: string;
}

const secret = z.string().min(16);
const secretsSchema = z.object({
  jwks: z.object({
    keys: z.array(z.looseObject({ kty: z.literal('EC'), d: secret, kid: z.string() })).min(1),
  }),
  cookieKeys: z.array(secret).min(1),
  clientSecret: secret,
});

/** Reads `keys/oidc.json` in the data folder; makes it at the first start. Throws DamagedSecretFile, UnsafeKeyFile. */
export function issuerSecrets(dataFolder: string): IssuerSecrets {
  const path = join(dataFolder, issuerFile);
  if (existsSync(path)) refuseWiderRights(path);
  const text = secretFile(path, () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' };
    const secrets: IssuerSecrets = {
      jwks: { keys: [{ ...key, kid: randomBytes(9).toString('base64url') }] },
      cookieKeys: [randomBytes(32).toString('base64url')],
      clientSecret: randomBytes(32).toString('base64url'),
    };
    return JSON.stringify(secrets);
  });
  return secretsIn(path, text);
}

/** Reads `keys/oidc.json`, which must be there. Throws DamagedSecretFile, UnsafeKeyFile, and what the system says of it. */
export function readIssuerSecrets(dataFolder: string): IssuerSecrets {
  const path = join(dataFolder, issuerFile);
  refuseWiderRights(path);
  return secretsIn(path, readFileSync(path, 'utf8'));
}

function secretsIn(path: string, text: string): IssuerSecrets {
  try {
    const secrets = secretsSchema.parse(JSON.parse(text));
    for (const key of secrets.jwks.keys) createPrivateKey({ key, format: 'jwk' });
    return secrets;
  } catch (cause) {
    throw new DamagedSecretFile(path, { cause });
  }
}
