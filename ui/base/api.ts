import type { Bilingual, NamedCase } from '#domain/kernel/violation.ts';
import { isOfGateway, server } from './server-presence.ts';

/** One thing that speaks against a request, as a problem body carries it. */
export interface ShownViolation {
  readonly rule: string;
  readonly article: Bilingual | string | null;
  readonly text: string;
  readonly field?: string;
  readonly passesFrom?: string | null;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly cases?: readonly NamedCase[];
}

/** What the server answered instead of the result (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly correlationId: string;
  readonly violations: readonly ShownViolation[];
  /** What kind of problem it is; the message says more. */
  readonly title: string;
  constructor(status: number, body: Partial<ApiProblem> & { title?: string; detail?: string }) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.title = body.title ?? this.message;
    this.code = body.code ?? 'internal';
    this.correlationId = body.correlationId ?? '';
    this.violations = body.violations ?? [];
  }
}

/** Nobody answered: the server is away, or the way to it. What the browser said is its cause. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

export interface ApiAnswer<Body> {
  readonly body: Body;
  readonly headers: Headers;
  readonly status: number;
}

/** The language that errors should come in. */
const language = (): string => (document.documentElement.lang.startsWith('en') ? 'en' : 'zh-CN');

const signedOut = new Set<() => void>();
/** Hears of each call that the server refuses because nobody is signed in, until it is ended (call what it gives). */
export function followSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/** How long a call may be without an answer before it is asked whether the server is there, ms. */
const patienceMs = 6_000;

async function answered(path: string, init: RequestInit): Promise<Response> {
  const late = setTimeout(() => void server.ask(), patienceMs);
  try {
    const response = await fetch(path, {
      ...init,
      credentials: 'same-origin',
      headers: { 'accept-language': language(), ...(init.headers as Record<string, string>) },
    });
    if (isOfGateway(response)) throw new Error(`${response.status} of a server in between`);
    server.told(true);
    if (response.status === 401) for (const tell of signedOut) tell();
    return response;
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    server.told(false);
    throw new ServerUnreachable('no answer', { cause: error });
  } finally {
    clearTimeout(late);
  }
}

/** One call of the server that the screens came from. Throws ApiProblem, and ServerUnreachable when nobody answers. */
export async function call<Body>(path: string, init: RequestInit = {}): Promise<ApiAnswer<Body>> {
  const response = await answered(path, init);
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson ? await response.json() : await response.text();
  if (!response.ok) throw new ApiProblem(response.status, isJson ? (body as object) : {});
  return { body: body as Body, headers: response.headers, status: response.status };
}

/** Whether a person opened what is read, or the page reads it again by itself. */
export type ReadCause = 'opened' | 'again';

/** The body of a GET. */
export const read = async <Body>(
  path: string,
  signal?: AbortSignal,
  cause: ReadCause = 'opened',
): Promise<Body> =>
  (
    await call<Body>(path, {
      ...(signal === undefined ? {} : { signal }),
      ...(cause === 'again' ? { headers: { 'andu-read': 'again' } } : {}),
    })
  ).body;

/** The bytes of a file that the server keeps. Throws as {@link call}. */
export async function readBytes(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await answered(path, { signal });
  if (!response.ok) throw new ApiProblem(response.status, (await response.json()) as object);
  return response.arrayBuffer();
}

/**
 * A call with a JSON body. Sent again under the same `Idempotency-Key` it is the same act; null is for what
 * may be done twice without harm. Forms send with `sendOnce`.
 */
export const write = <Body>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown,
  idempotencyKey: string | null,
): Promise<ApiAnswer<Body>> =>
  call<Body>(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/**
 * A call with a file of JSON as it is, byte by byte: the server is strict about its signs and its keys, where a
 * browser would put something in the place of a broken sign and take the last of a key that stands twice.
 */
export const writeFile = <Body>(
  path: string,
  file: Blob,
  idempotencyKey: string | null,
): Promise<ApiAnswer<Body>> =>
  call<Body>(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey }),
    },
    body: file,
  });

/** A file that the server makes from a JSON body. Throws as {@link call}. */
export async function download(path: string, body: unknown): Promise<Blob> {
  const response = await answered(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new ApiProblem(response.status, (await response.json()) as object);
  return response.blob();
}

/** `?a=1&b=2` of what is given; empty values are left out. */
export function query(
  parameters: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const given = Object.entries(parameters).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}
