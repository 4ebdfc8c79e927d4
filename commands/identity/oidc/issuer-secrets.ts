import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { secretFile } from '../secret-file.ts';

/** What the embedded issuer keeps to itself. */
export interface IssuerSecrets {
  /** Private JWKs (ES256) that sign ID tokens and access tokens. */
  readonly jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  /** Sign the issuer's cookies. */
  readonly cookieKeys: readonly string[];
  /** Of the screens' client; it never leaves this server. */
  readonly clientSecret: string;
}

/** Reads `keys/oidc.json` in the data folder; makes it at the first start. */
export function issuerSecrets(dataFolder: string): IssuerSecrets {
  const text = secretFile(join(dataFolder, 'keys', 'oidc.json'), () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' };
    const secrets: IssuerSecrets = {
      jwks: { keys: [{ ...key, kid: randomBytes(9).toString('base64url') }] },
      cookieKeys: [randomBytes(32).toString('base64url')],
      clientSecret: randomBytes(32).toString('base64url'),
    };
    return JSON.stringify(secrets);
  });
  return JSON.parse(text) as IssuerSecrets;
}
