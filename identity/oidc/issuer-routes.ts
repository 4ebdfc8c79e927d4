import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { preferredLanguage, type Language } from '#domain/kernel/problem.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { TryPassword } from '../accounts/password-attempts.ts';
import type { Demonstration } from '../demonstration.ts';
import { signInCall, type SignInRecord } from '../sign-in-record.ts';
import { commandLineClientId, issuerPath, type EmbeddedIssuer } from './embedded-issuer.ts';
import { faultPage } from './fault-page.ts';
import { pageSecurityPolicy, sendPage } from './page.ts';
import { signInPage, type SignInFault, type SignInOffer } from './sign-in-page.ts';

export interface IssuerRouteParts {
  /** Called at every request: the issuer exists once the server knows its address. */
  readonly issuer: () => EmbeddedIssuer;
  readonly accounts: Accounts;
  readonly tryPassword: TryPassword;
  /** Whose users the page offers; null for none. */
  readonly demonstration: Demonstration | null;
  readonly signIns: SignInRecord;
}

type Interaction = FastifyRequest<{ Params: { uid: string }; Querystring: { lang?: string } }>;

/** Mounts the embedded issuer and its own sign-in page. */
export async function registerIssuerRoutes(
  fastify: FastifyInstance,
  parts: IssuerRouteParts,
): Promise<void> {
  await fastify.register(async (scope) => {
    // The issuer reads the body itself; Fastify must leave it alone.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${issuerPath}/*`, async (request, reply) => {
      // Before the answer is out of Fastify's hands: what is thrown here is still a problem.
      const issuer = parts.issuer();
      reply.hijack();
      reply.raw.setHeader('content-security-policy', pageSecurityPolicy);
      reply.raw.setHeader('x-content-type-options', 'nosniff');
      await issuer.handle(request.raw, reply.raw);
    });
  });
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_request, body, done) => done(null, new URLSearchParams(body as string)),
    );
    const path = `${issuerPath}/interaction/:uid`;
    scope.get(path, (request: Interaction, reply) => show(request, reply, parts));
    scope.post(path, (request: Interaction, reply) => signIn(request, reply, parts));
  });
}

const actionOf = ({ params }: Interaction): string =>
  `${issuerPath}/interaction/${encodeURIComponent(params.uid)}`;

const offerOf = ({ accounts, demonstration }: IssuerRouteParts): SignInOffer => ({
  demonstration,
  noAdministrator: accounts.administrators() === 0,
});

function languageOf({ query, headers }: Interaction): Language {
  if (query.lang === 'zh' || query.lang === 'en') return query.lang;
  return preferredLanguage(headers['accept-language']);
}

/** The client for which somebody signs in; null when the browser does not hold this interaction. */
async function clientOf(
  request: Interaction,
  reply: FastifyReply,
  { issuer }: IssuerRouteParts,
): Promise<string | null> {
  issuer().normalise(request.raw);
  try {
    const details = await issuer().provider.interactionDetails(request.raw, reply.raw);
    return details.uid === request.params.uid ? String(details.params['client_id']) : null;
  } catch {
    // The cookie is missing, forged or too old: for the person all the same.
    return null;
  }
}

async function show(
  request: Interaction,
  reply: FastifyReply,
  parts: IssuerRouteParts,
): Promise<FastifyReply> {
  const language = languageOf(request);
  return (await clientOf(request, reply, parts)) === null
    ? sendPage(reply, 400, faultPage(language, 'interaction_expired'))
    : sendPage(reply, 200, signInPage(language, actionOf(request), offerOf(parts)));
}

async function signIn(
  request: Interaction,
  reply: FastifyReply,
  parts: IssuerRouteParts,
): Promise<FastifyReply> {
  const language = languageOf(request);
  const { tryPassword, signIns } = parts;
  const client = await clientOf(request, reply, parts);
  if (client === null) {
    return sendPage(reply, 400, faultPage(language, 'interaction_expired'));
  }
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const again = (status: number, fault: SignInFault): FastifyReply =>
    sendPage(reply, status, signInPage(language, actionOf(request), offerOf(parts), fault));

  const given = { user: form.get('user') ?? '', password: form.get('password') ?? '' };
  const answer = await tryPassword(given, request.ip);
  if (answer.kind === 'throttled') {
    const { waitSeconds } = answer;
    void reply.header('retry-after', waitSeconds);
    return again(429, { kind: 'throttled', waitSeconds });
  }
  if (answer.kind === 'altered' || answer.kind === 'noPost') return again(403, answer);
  if (answer.kind === 'wrong') return again(401, { kind: 'wrong' });
  // The screens are let in later, by their own session; the command line is with its token.
  if (client === commandLineClientId) {
    await signIns.signedIn(answer.actor, 'password', 'commandLine', signInCall(request));
  }
  const { provider } = parts.issuer();
  const returnTo = await provider.interactionResult(
    request.raw,
    reply.raw,
    // Both clients are our own: signing in is consent enough, also for the native one.
    { login: { accountId: answer.account.id }, consent: {} },
    { mergeWithLastSubmission: false },
  );
  return reply.header('cache-control', 'no-store').redirect(returnTo, 303);
}
