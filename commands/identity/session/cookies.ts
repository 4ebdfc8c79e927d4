import fastifyCookie from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookies of this server: out of reach for scripts, not sent along by other sites' forms. */
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
  const header = request.headers.cookie;
  if (header === undefined) return null;
  return fastifyCookie.parse(header)[nameOf(cookie, isSecure(baseUrl))] ?? null;
}

/** Sets a cookie for this browser session, or removes it when `value` is null. */
export function writeCookie(
  reply: FastifyReply,
  cookie: CookieName,
  baseUrl: string,
  value: string | null,
): void {
  const secure = isSecure(baseUrl);
  const text = fastifyCookie.serialize(nameOf(cookie, secure), value ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(value === null ? { maxAge: 0 } : {}),
  });
  void reply.header('set-cookie', text);
}
