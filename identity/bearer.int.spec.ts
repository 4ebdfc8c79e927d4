import { bearerVerifier } from './bearer.ts';
import type { IssuerConnection } from './session/relying-party.ts';

/** An issuer that answers what is put in `answers`, one call after the other. */
function verifierOf(answers: (() => Promise<Response>)[]) {
  const calls: string[] = [];
  const issuer: IssuerConnection = {
    url: 'http://localhost:1/oidc',
    clientId: 'andu',
    clientSecret: '',
    scope: 'openid',
    tokenIssuer: null,
    audience: 'andu',
    claims: {} as IssuerConnection['claims'],
    embedded: true,
    fetch: (url) => {
      calls.push(url);
      return answers.shift()!();
    },
  };
  const noDirectory = () => {
    throw new Error('nobody was verified');
  };
  const verify = bearerVerifier(
    issuer,
    () => true,
    async () => undefined,
    noDirectory,
    () => Date.now(),
  );
  return { verify, calls };
}
const token = [{ alg: 'ES256', typ: 'at+jwt' }, { sub: 'x' }, {}]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');
const answer = (status: number, body: object) => async () => Response.json(body, { status });
const metadata = answer(200, { jwks_uri: 'http://localhost:1/oidc/jwks' });

test.each([
  ['has no room', answer(507, { code: 'storage-full' }), 'storage-full'],
  ['is overloaded', answer(503, { code: 'overloaded' }), 'overloaded'],
  ['is away', () => Promise.reject(new TypeError('fetch failed')), 'overloaded'],
])('an issuer that %s is no fault of the token, and is asked again', async (_, fails, code) => {
  const { verify, calls } = verifierOf([fails, metadata, fails, answer(200, { keys: [] })]);
  // At its first answer, then at its keys.
  await expect(verify(token)).rejects.toMatchObject({ code });
  await expect(verify(token)).rejects.toMatchObject({ code });
  // There at last, it does not know the key.
  await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(calls.map((url) => url.split('/').at(-1))).toEqual([
    'openid-configuration',
    'openid-configuration',
    'jwks',
    'jwks',
  ]);
});
