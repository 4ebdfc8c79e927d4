import type { AskDirectory } from '#domain/directory/directory.ts';
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Person, Principal } from '#domain/access/principal.ts';
import { actingAs, mustHoldPost } from '#domain/directory/held-post.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { readAgain } from '#http/read-again.ts';
import type { VerifyBearer } from './bearer.ts';
import { refusal } from './refusal.ts';
import { readCookie } from './session/cookies.ts';
import { refuseCrossSite } from './session/cross-site.ts';
import type { WebSessions } from './session/web-sessions.ts';
import type { SignedRequest } from './signatures/signature-base.ts';
import { isSigned } from './signatures/signature-input.ts';
import { systemPrincipal } from './signatures/system-principal.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';

/** Who is asking: by signature, access token or session; null for nobody. Throws Problem. */
export type Identify = (request: FastifyRequest) => Promise<Principal | null>;

export interface IdentifyParts {
  readonly baseUrl: () => string;
  readonly verifySignature: (request: SignedRequest) => RegisteredSystem;
  readonly verifyBearer: VerifyBearer;
  readonly sessions: WebSessions;
  /** Holds the account of who is signed in against its events. Throws Problem `account-altered`. */
  readonly holdPerson: (person: Person) => Promise<void>;
  readonly directory: AskDirectory;
}

/** Calls that the screens make by themselves: nobody is at work because of them. */
const byItself = new Set(['/api/session', '/api/live']);

const isByItself = (request: FastifyRequest): boolean =>
  request.method === 'GET' && (byItself.has(request.url.split('?', 1)[0]!) || readAgain(request));

/**
 * Looks once at each request, however often it is asked: a signature may be
 * seen only once.
 */
export function identifier(parts: IdentifyParts): Identify {
  const answers = new WeakMap<IncomingMessage, Promise<Principal | null>>();
  return (request) => {
    const known = answers.get(request.raw);
    if (known !== undefined) return known;
    const answer = look(request, parts);
    answers.set(request.raw, answer);
    return answer;
  };
}

async function look(request: FastifyRequest, parts: IdentifyParts): Promise<Principal | null> {
  const { method, headers } = request;
  if (isSigned({ method, targetUri: '', headers })) {
    return systemPrincipal(verifyAtAnyAddress(request, parts), parts.directory());
  }
  const person = await lookAtPerson(request, parts);
  if (person !== null) mustHoldPost(actingAs(person), parts.directory());
  return person;
}

const lookAtPerson = (request: FastifyRequest, parts: IdentifyParts): Promise<Principal | null> =>
  request.headers.authorization === undefined
    ? bySession(request, parts)
    : parts.verifyBearer(bearerToken(request.headers.authorization));

/** The token of an Authorization header (RFC 6750, 2.1). Throws Problem that says what is wrong with it. */
function bearerToken(authorization: string): string {
  const [scheme, ...rest] = authorization.trim().split(/ +/);
  const wrong = (zh: string, en: string) => refusal('unauthenticated', 'RFC6750', zh, en);
  if (scheme!.toLowerCase() !== 'bearer')
    throw wrong('仅支持 Bearer 令牌', 'Only Bearer is supported');
  const [token] = rest;
  if (token === undefined) throw wrong('缺少访问令牌', 'The access token is missing');
  if (rest.length > 1 || !/^[\w.~+/-]+=*$/.test(token)) {
    throw wrong('访问令牌无效', 'The access token is not valid');
  }
  return token;
}

async function bySession(
  request: FastifyRequest,
  { sessions, baseUrl, holdPerson }: IdentifyParts,
): Promise<Principal | null> {
  const id = readCookie(request, 'session', baseUrl());
  if (id === null) return null;
  refuseCrossSite(request.method, request.headers, new URL(baseUrl()).origin);
  const session = sessions.find(id);
  if (session === null) throw new Problem('session-expired');
  await holdPerson(session.principal);
  if (!isByItself(request)) sessions.touch(id);
  return session.principal;
}

/**
 * The sender signed the address that it called. That is ours as the public knows
 * it, or this machine's own, for calls that come past the proxy.
 */
function verifyAtAnyAddress(
  request: FastifyRequest,
  { verifySignature, baseUrl }: IdentifyParts,
): RegisteredSystem {
  const { method, headers } = request;
  const path = request.originalUrl;
  const origins = new Set([new URL(baseUrl()).origin, ...ownAddress(request)]);
  let refused: unknown;
  for (const origin of origins) {
    try {
      return verifySignature({ method, targetUri: `${origin}${path}`, headers });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'signature-invalid') throw error;
      refused ??= error;
    }
  }
  throw refused;
}

function ownAddress({ headers, raw }: FastifyRequest): string[] {
  const host = headers.host ?? '';
  const port = raw.socket.localPort;
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  return names.includes(host) ? [`http://${host}`] : [];
}
