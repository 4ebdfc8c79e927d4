import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { DoorRequest } from '#http/operation.ts';
import { errors, type ErrorCode } from '#domain/kernel/errors.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import {
  preferredLanguage,
  Problem,
  problemBody,
  type Language,
  type ProblemBody,
} from '#domain/kernel/problem.ts';
import { citationWords } from '#domain/law/rules/citation-words.ts';
import { NoTurn } from '#platform/processes/in-turn.ts';
import { ViewServerUnavailable } from '#projections/ports/view-server-unavailable.ts';
import { NobodyCarries } from '#projections/start-projections.ts';
import {
  AppendedByOthers,
  StoreOverloaded,
  StoreUnavailable,
  UnreadableEvent,
} from '#event-store/port.ts';
import { UnknownEventVersion } from '#migrations/upcast.ts';
import { bodyTooLarge, isBeyondLimit } from './body-limits.ts';
import { failureLines } from './failure-lines.ts';
import { isLookedAt, isLost, noSuchPage } from './no-such-page.ts';
import { problemPage } from './problem-page.ts';
import { sendPage } from '#identity/oidc/page.ts';
import type { RecordCall } from './ports.ts';
import { startFailures } from './start-failure.ts';
import { failingStore, type StoreFaults } from './store-faults.ts';
import { storeOf } from '#platform/named-database.ts';
import { sqliteCode } from '#platform/sqlite-code.ts';

/** How long a sender may go on sending a body that was refused by its head, ms. */
const lingerMs = 5_000;

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'too-large',
  414: 'malformed-request',
  415: 'unsupported-media-type',
  429: 'rate-limited',
};

/**
 * What the libraries that take a multipart body apart say of one that breaks off or makes no sense, of a
 * boundary that is far longer than the 70 characters it may have (RFC 2046, 5.1.1), and of a field that says
 * it is JSON and is none.
 */
const brokenForm =
  /^(Unexpected end of|Malformed|Multipart: Boundary|Part terminated early|The needle cannot|a request field is not)/;

/** What a file system says when it has no room, or may not be written. */
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const notWritable = new Set(['EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM']);

const sqliteError = 1;
/** SQLite's primary result codes: FULL; BUSY, LOCKED; NOMEM, READONLY, IOERR, CORRUPT, CANTOPEN, NOTADB. */
const sqliteFull = 13;
const sqliteBusy = new Set([5, 6]);
const sqliteFailing = new Set([7, 8, 10, 11, 14, 26]);

/** Whatever was thrown, as an error of the closed list. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const problem = (code: ErrorCode, retryAfter?: number): Problem =>
    new Problem(code, isOfStore(code) ? namedStore(error) : [], {
      cause: error,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
  const waitsForOthers =
    error instanceof NoTurn || error instanceof NobodyCarries || error instanceof AppendedByOthers;
  if (waitsForOthers || error instanceof StoreOverloaded) return problem('overloaded', 1);
  if (error instanceof StoreUnavailable && error.reason === 'lost') return lostEvents(error);
  if (error instanceof StoreUnavailable || error instanceof ViewServerUnavailable) {
    return problem(error.reason === 'full' ? 'storage-full' : 'store-unavailable', 5);
  }
  if (error instanceof UnreadableEvent) return unreadable(error);
  if (error instanceof UnknownEventVersion) return ofLaterProgram(error);
  const ofStorage = storageProblem(error);
  if (ofStorage !== null) return problem(ofStorage, ofStorage === 'overloaded' ? 1 : 5);
  if (error instanceof Error && brokenForm.test(error.message)) return problem('malformed-request');
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: number } | null)?.statusCode;
  const code = status === undefined ? undefined : byStatus[status];
  return problem(code ?? 'internal');
}

/** No repeat helps before the operator has acted. */
const lostEvents = (cause: StoreUnavailable): Problem =>
  new Problem(
    'events-lost',
    [{ rule: 'EVENTS-LOST', article: null, text: startFailures['events-lost-in-server'] }],
    { cause },
  );

const isOfStore = (code: ErrorCode): boolean =>
  code === 'store-unavailable' || code === 'storage-full';

/** Which store it is, for whoever mends it. */
function namedStore(error: unknown): Violation[] {
  const store = failingStore(error);
  if (store === null) return [];
  const text = {
    zh: `读写失败的存储：${store}；请告知系统管理员（/readyz，andu fsck）`,
    en: `the store that fails: ${store}; tell the administrator (/readyz, andu fsck)`,
  };
  return [{ rule: 'STORE-FAILS', article: null, text }];
}

/** Names the place, for whoever mends it; other cases go on. */
const ofLaterProgram = (error: UnknownEventVersion): Problem =>
  new Problem(
    'record-unreadable',
    [
      {
        rule: 'EVENT-VERSION',
        article: null,
        text: {
          zh: `事件位置 ${error.position} 由较新版本的程序写成`,
          en: `a later version of the program wrote the event at position ${error.position}`,
        },
      },
    ],
    { cause: error },
  );

const unreadable = (error: UnreadableEvent): Problem =>
  new Problem(
    'record-unreadable',
    [
      {
        rule: 'STORE-UNREADABLE',
        article: null,
        text: {
          zh: `事件位置 ${error.position}；请运行 andu fsck`,
          en: `event at position ${error.position}; run andu fsck`,
        },
      },
    ],
    { cause: error },
  );

/** The same for what the disk below any small store says: sessions, signatures, desks, documents. */
function storageProblem(error: unknown): ErrorCode | null {
  const primary = sqliteCode(error);
  if (primary !== -1) {
    if (primary === sqliteFull) return 'storage-full';
    if (sqliteBusy.has(primary)) return 'overloaded';
    // A statement that was good when it was made: somebody took its table away.
    if (primary === sqliteError && storeOf(error) !== null) return 'store-unavailable';
    return sqliteFailing.has(primary) ? 'store-unavailable' : null;
  }
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return null;
  if (noRoom.has(code)) return 'storage-full';
  return notWritable.has(code) ? 'store-unavailable' : null;
}

export type AnswerProblem = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<void>;

/**
 * The one place where something thrown becomes an answer, whoever threw it: a route of NestJS,
 * a plain route, a hook, a parser of bodies. Keeps the refusal before it is told.
 */
export function problemAnswer(
  log: Pick<Logger, 'error'>,
  recordCall: RecordCall,
  faults: Pick<StoreFaults, 'note'>,
): AnswerProblem {
  const lines = failureLines(log);
  return async (error, request, reply) => {
    faults.note(error instanceof Problem ? error.cause : error);
    const problem = isBeyondLimit(error)
      ? bodyTooLarge(request.headers['content-type'])
      : asProblem(error);
    const { status } = errors[problem.code];
    const { correlationId, principal } = request as FastifyRequest & DoorRequest;
    if (status >= 500) lines.failed(problem.cause ?? problem, correlationId, problem.code);
    try {
      await recordCall({
        correlationId,
        principal: principal ?? null,
        source: request.ip,
        method: request.method,
        route: request.routeOptions.url ?? '*',
        status,
        code: problem.code,
      });
    } catch (failure) {
      // The answer is a refusal either way; that it could not be kept must be seen in the log.
      lines.failed(failure, correlationId, 'call not recorded');
    }
    // A stream that broke off has its head out already; nothing can be said any more.
    if (reply.sent || reply.raw.headersSent) return;
    sendProblem(problem, request, reply);
    endUnreadBody(request);
  };
}

/** The problem as RFC 9457 has it, in the asker's language; a page at an address that a browser does not find. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const { correlationId } = request as FastifyRequest & DoorRequest;
  const isLooked = isLookedAt(request);
  if (problem.code === 'not-found' && isLooked && isLost(request)) {
    void reply.status(404).type('text/html; charset=utf-8').send(noSuchPage(request.url));
    return;
  }
  const language = preferredLanguage(request.headers['accept-language']);
  if (problem.retryAfter !== null) void reply.header('retry-after', String(problem.retryAfter));
  const { status } = errors[problem.code];
  const body = inLanguage(problemBody(problem, language, correlationId), language);
  void reply.header('content-language', language);
  if (isLooked) {
    void sendPage(reply, status, problemPage(body, language));
    return;
  }
  void reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(body);
}

/** The articles as the asker's language cites them; a refusal in English names no law in Chinese. */
export const inLanguage = (body: ProblemBody, language: Language): ProblemBody => ({
  ...body,
  violations: body.violations.map((violation) => ({
    ...violation,
    article: violation.article === null ? null : citationWords(violation.article)[language],
  })),
});

/**
 * The sender of a body that nobody reads gets its answer, and a moment to stop sending: closing
 * at once would take the answer from it. Nothing keeps a connection longer.
 */
function endUnreadBody({ raw, headers }: FastifyRequest): void {
  const expected = headers['transfer-encoding'] !== undefined || headers['content-length'];
  if (expected === undefined || raw.complete) return;
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, lingerMs);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
}
