import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DoorRequest } from '#http/operation.ts';
import { type ErrorCode, errors } from '#domain/kernel/errors.ts';
import { preferredLanguage, Problem } from '#domain/kernel/problem.ts';
import { sendPage } from '../oidc/page.ts';
import type { SignInThrottle } from '../oidc/sign-in-throttle.ts';
import type { SignInFailure, SignInRecord } from '../sign-in-record.ts';
import type { AccountDesk } from './account-desk.ts';
import type { Accounts } from './accounts.ts';
import {
  activatedPage,
  activationPage,
  activationPaths,
  type ActivationForm,
} from './activation-page.ts';

interface ActivationParts {
  readonly desk: AccountDesk;
  readonly throttle: SignInThrottle;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly signIns: Pick<SignInRecord, 'failed'>;
}

/**
 * Two forms by which somebody without a session sets a password: with a page as answer, or with
 * JSON (204, or a problem) for who accepts that and no HTML.
 */
export async function registerActivationRoutes(
  fastify: FastifyInstance,
  parts: ActivationParts,
): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_request, body, done) => done(null, new URLSearchParams(body as string)),
    );
    for (const form of Object.keys(activationPaths) as ActivationForm[]) {
      scope.get(activationPaths[form], (request, reply) =>
        sendPage(reply, 200, activationPage(form, languageOf(request))),
      );
      scope.post(activationPaths[form], (request, reply) => take(form, request, reply, parts));
    }
  });
}

const languageOf = ({ headers }: FastifyRequest) => preferredLanguage(headers['accept-language']);

const wantsJson = ({ headers }: FastifyRequest): boolean =>
  headers.accept?.includes('json') === true && !headers.accept.includes('html');

async function take(
  form: ActivationForm,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ActivationParts,
): Promise<FastifyReply> {
  const typed =
    request.body instanceof URLSearchParams ? Object.fromEntries(request.body.entries()) : {};
  try {
    await slowly(request, parts.throttle, () => act(form, typed, request, parts.desk));
  } catch (error) {
    countFailure(error, typed['account'] ?? '', request, parts);
    if (!(error instanceof Problem) || wantsJson(request)) throw error;
    const { code: _code, password: _password, repeated: _repeated, ...shown } = typed;
    if (error.retryAfter !== null) void reply.header('retry-after', error.retryAfter);
    const page = activationPage(form, languageOf(request), shown, error);
    return sendPage(reply, errors[error.code].status, page);
  }
  return wantsJson(request)
    ? reply.status(204).send()
    : sendPage(reply, 200, activatedPage(languageOf(request)));
}

/** A code that was not taken is a failed sign-in, with the account where there is one; any other fault is not. */
function countFailure(
  error: unknown,
  typedAccount: string,
  { ip }: FastifyRequest,
  { accounts, signIns }: ActivationParts,
): void {
  const reason = error instanceof Problem ? failureOf[error.code] : undefined;
  if (reason === undefined) return;
  const account = accounts.find(typedAccount)?.id ?? null;
  signIns.failed({ way: 'code', reason, account, address: ip });
}

const failureOf: Readonly<Partial<Record<ErrorCode, SignInFailure>>> = {
  unauthenticated: 'wrongCode',
  forbidden: 'unconfirmedCode',
  'rate-limited': 'throttled',
};

/** The page has the password typed twice; the command line sends it once. */
function act(
  form: ActivationForm,
  { repeated, ...typed }: Readonly<Record<string, string>>,
  request: FastifyRequest,
  desk: AccountDesk,
): Promise<void> {
  if (repeated !== undefined && repeated !== typed['password']) throw notRepeated();
  const { correlationId } = request as FastifyRequest & DoorRequest;
  return form === 'first'
    ? desk.makeFirstAdministrator(typed, correlationId)
    : desk.activate(typed, correlationId);
}

/** Every try from an address counts as a failure until it succeeds, so that codes are not tried out. */
async function slowly(
  { ip }: FastifyRequest,
  throttle: SignInThrottle,
  act: () => Promise<void>,
): Promise<void> {
  const subject = `code ${ip}`;
  const retryAfter = throttle.waitSeconds(subject, ip);
  if (retryAfter > 0) throw new Problem('rate-limited', [], { retryAfter });
  throttle.attempted(subject, ip);
  await act();
  throttle.succeeded(subject, ip);
}

const notRepeated = (): Problem =>
  new Problem('schema-violation', [
    {
      rule: 'PASSWORD-REPEATED',
      article: null,
      field: '/repeated',
      text: { zh: '两次输入的密码不同', en: 'The two passwords differ' },
    },
  ]);
