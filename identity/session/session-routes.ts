import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { permissionsOf } from '#domain/access/matrix.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { ErrorCode } from '#domain/kernel/errors.ts';
import { preferredLanguage, Problem } from '#domain/kernel/problem.ts';
import type { Identify } from '../identify.ts';
import type { Now } from '#platform/now.ts';
import { refusal } from '../refusal.ts';
import { faultPage } from '../oidc/fault-page.ts';
import { sendPage } from '../oidc/page.ts';
import {
  signInCall,
  type SignInFailure,
  type SignInRecord,
  type WayIn,
} from '../sign-in-record.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { newBrowser, type PendingSignIns } from './pending-sign-ins.ts';
import type { RelyingParty } from './relying-party.ts';
import { returnPath } from './return-path.ts';
import type { WebSession, WebSessions } from './web-sessions.ts';
import type { SessionAnswer, SignedOutAnswer } from './session-answers.ts';

export interface SessionRouteParts {
  readonly baseUrl: () => string;
  readonly relyingParty: () => RelyingParty;
  readonly sessions: WebSessions;
  readonly signIns: SignInRecord;
  /** How people are known here. */
  readonly way: WayIn;
  readonly pending: PendingSignIns;
  readonly identify: Identify;
  readonly policy: AccessPolicy;
  readonly now: Now;
}

/** Sign in, who am I and what may I do, stay signed in, sign out. */
export function registerSessionRoutes(fastify: FastifyInstance, parts: SessionRouteParts): void {
  fastify.get('/api/session/sign-in', (request, reply) => beginSignIn(request, reply, parts));
  fastify.get('/api/session/callback', (request, reply) => finishSignIn(request, reply, parts));
  fastify.get('/api/session', (request, reply) => show(request, reply, parts));
  fastify.post('/api/session', async (request, reply) => {
    const principal = await parts.identify(request);
    if (principal === null) throw new Problem('unauthenticated');
    return show(request, reply, parts);
  });
  fastify.delete('/api/session', (request, reply) => signOut(request, reply, parts));
}

/** The value of a name of the query that is there once; of one that is repeated, none. */
function queryValue({ query }: FastifyRequest, name: string): string | undefined {
  const value: unknown = (query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

async function beginSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { baseUrl, relyingParty, pending }: SessionRouteParts,
): Promise<FastifyReply> {
  const returnTo = queryValue(request, 'returnTo');
  const canonical = queryValue(request, 'canonical');
  const base = new URL(baseUrl());
  // The cookies belong to the address that the issuer sends the browser back to.
  if (request.headers.host !== base.host && canonical === undefined) {
    const query = new URLSearchParams({ returnTo: returnPath(returnTo), canonical: '1' });
    return reply.redirect(`${base.origin}/api/session/sign-in?${query}`, 303);
  }
  const signIn = await relyingParty().begin(returnPath(returnTo));
  const browser = readCookie(request, 'signIn', baseUrl()) ?? newBrowser();
  pending.begin(browser, signIn.pending);
  writeCookie(reply, 'signIn', baseUrl(), browser);
  return reply.header('cache-control', 'no-store').redirect(signIn.url.href, 303);
}

async function finishSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SessionRouteParts,
): Promise<FastifyReply> {
  const { baseUrl, relyingParty, pending, sessions, signIns, way } = parts;
  const failed = (reason: SignInFailure): void =>
    signIns.failed({ way, reason, account: null, address: request.ip });
  const state = queryValue(request, 'state');
  const browser = readCookie(request, 'signIn', baseUrl());
  const begun = browser === null || state === undefined ? null : pending.take(browser, state);
  if (begun === null) {
    failed('notBegun');
    return fault(request, reply, 'sign_in_not_begun');
  }
  try {
    const callback = new URL(request.originalUrl, baseUrl());
    const { principal, idToken } = await relyingParty().finish(callback, begun);
    // First the record: who cannot be accounted for is not let in.
    await signIns.signedIn(principal, way, 'screens', signInCall(request));
    await endEarlier(request, parts);
    writeCookie(reply, 'session', baseUrl(), sessions.open(principal, idToken));
    return await reply.header('cache-control', 'no-store').redirect(begun.returnTo, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    failed(failureOf[error.code] ?? 'notFinished');
    return fault(request, reply, error.code);
  }
}

const failureOf: Readonly<Partial<Record<ErrorCode, SignInFailure>>> = {
  forbidden: 'noPlace',
  'post-not-held': 'noPost',
  overloaded: 'issuerUnavailable',
};

/** The session that this browser had until now. */
async function endEarlier(
  request: FastifyRequest,
  { baseUrl, sessions, signIns }: SessionRouteParts,
): Promise<void> {
  const id = readCookie(request, 'session', baseUrl());
  const session = id === null ? null : sessions.find(id);
  if (id === null || session === null) return;
  sessions.close(id);
  await signIns.ended(session.principal, 'replaced', signInCall(request));
}

/** A person looks at this answer, therefore a page. */
const fault = (request: FastifyRequest, reply: FastifyReply, code: string): FastifyReply =>
  sendPage(
    reply,
    code === 'forbidden' ? 403 : 401,
    faultPage(preferredLanguage(request.headers['accept-language']), code),
  );

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SessionRouteParts,
): Promise<SessionAnswer> {
  void reply.header('cache-control', 'no-store');
  const principal = await identifyOrNobody(request, reply, parts);
  const session = principal?.kind === 'person' ? currentSession(request, parts) : null;
  return {
    signedIn: principal !== null,
    principal,
    permissions: principal === null ? [] : [...permissionsOf(parts.policy, principal)],
    address: request.ip,
    now: instant(parts.now()),
    idleEndsAt: session === null ? null : instant(session.idleEnds),
    endsAt: session === null ? null : instant(session.ends),
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();

/** A session that has ended is no fault here: nobody is signed in, and the cookie goes. */
async function identifyOrNobody(
  request: FastifyRequest,
  reply: FastifyReply,
  { identify, baseUrl }: SessionRouteParts,
): Promise<Principal | null> {
  try {
    return await identify(request);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'session-expired') throw error;
    writeCookie(reply, 'session', baseUrl(), null);
    return null;
  }
}

function currentSession(
  request: FastifyRequest,
  { sessions, baseUrl }: SessionRouteParts,
): WebSession | null {
  if (request.headers.authorization !== undefined) return null;
  const id = readCookie(request, 'session', baseUrl());
  return id === null ? null : sessions.find(id);
}

/** Of a token or a signature: nothing could be ended, and nobody shall believe that something was. */
const noSession = (): Problem =>
  refusal(
    'not-found',
    'SESSION-NONE',
    '令牌和签名没有会话，不能退出；令牌到期自行失效，要立即停用请由管理员重发一次性代码或冻结系统',
    'A token or signature has no session to sign out of. A token ends by itself; to stop it at once an administrator issues a new one-time code, or freezes the system',
  );

async function signOut(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SessionRouteParts,
): Promise<SignedOutAnswer> {
  const { baseUrl, sessions, relyingParty, signIns } = parts;
  const principal = await identifyOrNobody(request, reply, parts);
  const session = currentSession(request, parts);
  if (principal !== null && session === null) throw noSession();
  const id = readCookie(request, 'session', baseUrl());
  if (id !== null) sessions.close(id);
  writeCookie(reply, 'session', baseUrl(), null);
  if (session !== null) {
    await signIns.ended(session.principal, 'signedOut', signInCall(request));
  }
  void reply.header('cache-control', 'no-store');
  const url =
    session === null ? null : await relyingParty().endSessionUrl(session.idToken, `${baseUrl()}/`);
  return { signOutUrl: url?.href ?? null };
}
