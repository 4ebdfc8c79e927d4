import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The cookies of this server: out of reach for scripts, not sent along by other
 * sites' forms. Their values are our own base64url numbers, so nothing has to be
 * quoted (RFC 6265, 4.1.1).
 */
export const cookieNames = { session: 'andu_session', signIn: 'andu_sign_in' } as const;
export type CookieName = keyof typeof cookieNames;

/** With TLS the name binds the cookie to this very host (RFC 6265bis, 4.1.3.2). */
const nameOf = (cookie: CookieName, secure: boolean): string =>
  `${secure ? '__Host-' : ''}${cookieNames[cookie]}`;

const isSecure = (baseUrl: string): boolean => baseUrl.startsWith('https:');

export function readCookie(
  request: FastifyRequest,
  cookie: CookieName,
  baseUrl: string,
): string | null {
  const name = `${nameOf(cookie, isSecure(baseUrl))}=`;
  const pair = request.headers.cookie?.split('; ').find((each) => each.startsWith(name));
  return pair === undefined ? null : pair.slice(name.length);
}

/** Sets a cookie for this browser session, or removes it when `value` is null. */
export function writeCookie(
  reply: FastifyReply,
  cookie: CookieName,
  baseUrl: string,
  value: string | null,
): void {
  const secure = isSecure(baseUrl);
  const parts = [
    `${nameOf(cookie, secure)}=${value ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
    ...(value === null ? ['Max-Age=0'] : []),
  ];
  void reply.header('set-cookie', parts.join('; '));
}
