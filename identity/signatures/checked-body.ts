import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { contentCheck, parseContentDigest } from './content-digest.ts';
import { fieldValue } from './signature-base.ts';

const checks = new WeakMap<IncomingMessage, Promise<void>>();

/**
 * Holds every body to its `Content-Digest`, when it has one, while it is read.
 * A parser that reads it whole fails at its end; whoever streams a multipart
 * body must wait for {@link bodyChecked} before acting on what came.
 */
export function checkBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    const { method, raw, headers } = request;
    const field = fieldValue({ method, targetUri: '', headers }, 'content-digest');
    if (field === undefined) return payload;
    const check = contentCheck(parseContentDigest(field));
    const done = new Promise<void>((resolve, reject) => {
      check.once('end', resolve).once('error', reject);
    });
    // Nobody has to wait for it: a parser sees the same error on its stream.
    done.catch(() => undefined);
    checks.set(raw, done);
    if (headers['content-type']?.startsWith('multipart/') === true) {
      redirectPipe(raw, check);
      return payload;
    }
    payload.once('error', (error) => check.destroy(error));
    return payload.pipe(check);
  });
}

/** Resolves when the whole body was read and is the one of its digest; throws Problem when not. */
export const bodyChecked = (request: IncomingMessage): Promise<void> =>
  checks.get(request) ?? Promise.resolve();

/** `@fastify/multipart` pipes the raw request and not the payload: the check goes between. */
function redirectPipe(raw: IncomingMessage, check: ReturnType<typeof contentCheck>): void {
  const pipe = raw.pipe.bind(raw) as Readable['pipe'];
  raw.pipe = ((destination: NodeJS.WritableStream & { destroy(error: Error): void }) => {
    check.once('error', (error) => destination.destroy(error));
    pipe(check);
    return check.pipe(destination);
  }) as typeof raw.pipe;
}
