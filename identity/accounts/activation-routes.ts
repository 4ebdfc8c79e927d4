import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DoorRequest } from '#http/operation.ts';
import { type ErrorCode, errors } from '#domain/kernel/errors.ts';
import { preferredLanguage, Problem } from '#domain/kernel/problem.ts';
import type { Now } from '#platform/now.ts';
import { sendPage } from '../oidc/page.ts';
import type { SignInThrottle } from '../oidc/sign-in-throttle.ts';
import type { SignInFailure, SignInRecord } from '../sign-in-record.ts';
import type { AccountDesk } from './account-desk.ts';
import type { Accounts } from './accounts.ts';
import {
  activatedPage,
  administratorsMadePage,
  activationPage,
  activationPaths,
  type ActivationForm,
} from './activation-page.ts';

interface ActivationParts {
  readonly desk: AccountDesk;
  readonly throttle: SignInThrottle;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly signIns: Pick<SignInRecord, 'failed'>;
  readonly now: Now;
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
        form === 'first' && !parts.desk.makesAdministrators()
          ? sendPage(reply, 410, administratorsMadePage(languageOf(request)))
          : sendPage(reply, 200, activationPage(form, languageOf(request))),
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
    const account = typed['account'] ?? '';
    await slowly(form, account, request, parts, () => act(form, typed, request, parts.desk));
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

/**
 * A wrong code counts against its account (of the code of the start: against that) and the address, so that codes
 * are not tried out. A try counts while it is under way; one that failed for anything else is taken back.
 */
async function slowly(
  form: ActivationForm,
  account: string,
  { ip }: FastifyRequest,
  { throttle, now }: ActivationParts,
  act: () => Promise<void>,
): Promise<void> {
  const subject = form === 'first' ? 'code of the start' : `code ${account}`;
  const retryAfter = throttle.waitSeconds(subject, ip);
  if (retryAfter > 0) throw tooManyCodes(retryAfter, now());
  throttle.attempted(subject, ip);
  try {
    await act();
  } catch (error) {
    const isWrongCode = error instanceof Problem && error.code === 'unauthenticated';
    if (!isWrongCode) throttle.takenBack(subject, ip);
    throw error;
  }
  throttle.succeeded(subject, ip);
}

const inChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function tooManyCodes(retryAfter: number, now: number): Problem {
  const until = inChina.format(now + retryAfter * 1000);
  return new Problem(
    'rate-limited',
    [
      {
        rule: 'CODE-THROTTLE',
        article: null,
        text: {
          zh: `一次性代码输错次数过多，${until}（北京时间）以后再试`,
          en: `Too many wrong one-time codes; try again after ${until} (China time)`,
        },
      },
    ],
    { retryAfter },
  );
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
