import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { errors, type ErrorCode } from '#domain/kernel/errors.ts';
import { preferredLanguage, Problem, problemBody } from '#domain/kernel/problem.ts';

/** What Node's parser calls the faults that have a better name than malformed. */
const byParserCode: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/**
 * Answers bytes that the parser of HTTP cannot take for a call: no route, no hook and no head to ask
 * for a language, but a problem all the same (RFC 9457). The connection ends with it, for nobody
 * knows where the next call would begin.
 */
export function answerUnparsed(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable)
    socket.write(answerOf(byParserCode[error.code ?? ''] ?? 'malformed-request'));
  socket.destroy();
}

function answerOf(code: ErrorCode): string {
  const correlationId = randomUUID();
  const language = preferredLanguage(undefined);
  const body = JSON.stringify(problemBody(new Problem(code), language, correlationId));
  return [
    `HTTP/1.1 ${errors[code].status} ${errors[code].en}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `content-language: ${language}`,
    `x-correlation-id: ${correlationId}`,
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
