import { decodeJwt } from 'jose';
import type { AskDirectory } from '#domain/directory/directory.ts';
import { actingAs } from '#domain/directory/held-post.ts';
import type { FastifyInstance } from 'fastify';
import { accessPolicy, type AccessPolicy } from '#domain/access/access-policy.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { criminalAuthorities } from '#domain/criminal/catalogue.ts';
import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import type { EventStore } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import { type AccountHolds, bearerVerifier, type VerifyBearer } from './bearer.ts';
import { derivedIdPrefix, personOf } from './claims.ts';
import { identifier, type Identify } from './identify.ts';
import { openIdentityDatabase } from './identity-database.ts';
import type { InTurn } from '#platform/processes/in-turn.ts';
import { inProcessFetch } from './in-process-fetch.ts';
import { embeddedConnection, externalConnection } from './issuer-connection.ts';
import type { Now } from '#platform/now.ts';
import { accountDesk, type AccountDesk } from './accounts/account-desk.ts';
import { accountGuard, type OnAltered } from './accounts/account-guard.ts';
import { openAccounts, type Account } from './accounts/accounts.ts';
import { registerActivationRoutes } from './accounts/activation-routes.ts';
import { passwordAttempts, type TryPassword } from './accounts/password-attempts.ts';
import { oneTimeCodes } from './accounts/one-time-codes.ts';
import type { Demonstration } from './demonstration.ts';
import { forgetDemonstrationAccounts } from './forget-demonstration.ts';
import { callbackUrl, embeddedIssuer, type EmbeddedIssuer } from './oidc/embedded-issuer.ts';
import { issuerSecrets } from './oidc/issuer-secrets.ts';
import { registerIssuerRoutes } from './oidc/issuer-routes.ts';
import { signInThrottle } from './oidc/sign-in-throttle.ts';
import { pendingSignIns } from './session/pending-sign-ins.ts';
import { type IssuerConnection, relyingParty, type RelyingParty } from './session/relying-party.ts';
import { registerSessionRoutes } from './session/session-routes.ts';
import { webSessions } from './session/web-sessions.ts';
import { standingOf, type Standing } from './standing.ts';
import { readIdentitySettings, type IdentitySettings } from './settings.ts';
import type { SignInRecord } from './sign-in-record.ts';
import { checkBodies } from './signatures/checked-body.ts';
import { seenSignatures } from './signatures/seen-signatures.ts';
import { openSystemsView, type SystemsView } from './signatures/systems-view.ts';
import { verifyRequest } from './signatures/verify-request.ts';

export interface IdentityOptions {
  /** Folder of `identity.db` and `keys/`. */
  readonly dataFolder: string;
  /** Whose accounts are entered; null takes those of an earlier start away. */
  readonly demonstration: Demonstration | null;
  /** What the registry of systems is a view of. */
  readonly store: Pick<EventStore, 'readStream'>;
  /** Where the people and systems belong. */
  readonly directory: AskDirectory;
  /** Keeps what is done to accounts as events. */
  readonly record: RecordAct;
  /** Keeps who came in, who did not, and who left. */
  readonly signIns: SignInRecord;
  /** Acts on accounts, one after the other wherever they are done. */
  readonly inTurn: InTurn;
  /** Told of an account whose row is not what its events give. */
  readonly onAltered: OnAltered;
  /** Read from the environment when not given. */
  readonly settings?: IdentitySettings;
  readonly now?: Now;
  /** What the session says one may do; over the commands of casework when not given. */
  readonly policy?: AccessPolicy;
}

/** The part of the house that knows who is asking. */
export interface Identity {
  readonly identify: Identify;
  readonly standing: Standing;
  readonly systems: SystemsView;
  /** The accounts of the embedded issuer; none when people sign in at another one. */
  readonly listAccounts: () => readonly Account[];
  /** How people come to an account; null when they sign in at another issuer. */
  readonly accountDesk: AccountDesk | null;
  /** Name and password of an account, for who comes by no page; null when people sign in at another issuer. */
  readonly tryPassword: TryPassword | null;
  /** How many accounts were refused because they are not what their events give. */
  readonly alteredAccounts: () => number;
  /** How many accounts of an earlier start with the demonstration were taken away. */
  readonly forgottenAccounts: number;
  /** True for an id that is somebody's: of an account here, or as the issuer's subjects are named. */
  readonly isPersonsId: (id: string) => boolean;
  /** Adds `/oidc/…` and `/api/session…`, and holds bodies to their `Content-Digest`. */
  readonly registerRoutes: (fastify: FastifyInstance) => Promise<void>;
  /** The public address, once it is known: nobody can sign in before. */
  readonly setBaseUrl: (url: string) => void;
  readonly close: () => Promise<void>;
}

/** What follows from the public address. */
interface Addressed {
  readonly baseUrl: string;
  /** What the issuer calls name, role and agency. */
  readonly claims: IssuerConnection['claims'];
  readonly issuer: EmbeddedIssuer | null;
  readonly relyingParty: RelyingParty;
  readonly verifyBearer: VerifyBearer;
}

export const casePolicy = (): AccessPolicy =>
  accessPolicy({
    ...Object.fromEntries(commandCatalogue.map((entry) => [entry.name, entry])),
    ...criminalAuthorities,
  });

/** Opens the stores of identity; makes keys and accounts at the first start. */
export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  const { dataFolder, demonstration, directory, signIns } = options;
  const { now = Date.now, policy = casePolicy() } = options;
  const settings = options.settings ?? readIdentitySettings(process.env);
  const database = openIdentityDatabase(dataFolder);
  const forgottenAccounts = demonstration === null ? forgetDemonstrationAccounts(database) : 0;
  // Where people sign in at another issuer, nobody could use an account here.
  const accounts = openAccounts(database, settings.issuer === null ? demonstration : null);
  const registry = openSystemsView(database, options.store, () => standing.changed());
  const kept = webSessions(
    database,
    now,
    settings.session,
    (person, how) => void signIns.ended(person, how, null),
  );
  const secrets = issuerSecrets(dataFolder);
  const throttle = signInThrottle(database, now);
  const guard = settings.issuer === null ? accountGuard({ ...options, database }) : null;
  const tryPassword =
    guard === null ? null : passwordAttempts({ accounts, guard, throttle, signIns, directory });
  const trust = { registry, rememberOnce: seenSignatures(database, now), now };

  // Who signs in elsewhere has no password here.
  const accountHolds: AccountHolds = settings.issuer === null ? accounts.holds : () => true;
  let server: FastifyInstance | null = null;
  let addressed: Addressed | null = null;
  const at = (): Addressed => {
    if (addressed === null) throw new Problem('overloaded', [], { retryAfter: 1 });
    return addressed;
  };
  const setBaseUrl = (url: string): void => {
    if (server === null) throw new Error('the routes come before the address');
    const baseUrl = new URL(url).origin;
    const connection =
      settings.issuer === null
        ? embeddedConnection(baseUrl, secrets, inProcessFetch(server))
        : externalConnection(baseUrl, settings.issuer);
    addressed = {
      baseUrl,
      claims: connection.claims,
      issuer:
        settings.issuer === null
          ? embeddedIssuer({ baseUrl, accounts, secrets, database, now })
          : null,
      relyingParty: relyingParty(connection, callbackUrl(baseUrl), directory),
      verifyBearer: bearerVerifier(
        connection,
        accountHolds,
        async (subject) => guard?.hold(subject),
        directory,
        now,
      ),
    };
  };

  const standing = standingOf({
    sessions: kept,
    systems: registry,
    accountHolds,
    directory,
    actingOf: (token) => actingAs(personOf(decodeJwt(token), at().claims, directory())),
    baseUrl: () => at().baseUrl,
    now,
  });
  /** Does what was asked, then lets everybody be looked at who was let in before. */
  const ending =
    <Arguments extends readonly unknown[]>(act: (...given: Arguments) => void) =>
    (...given: Arguments): void => {
      act(...given);
      standing.changed();
    };
  const sessions = { ...kept, close: ending(kept.close) };
  const desk =
    settings.issuer === null
      ? accountDesk({
          accounts,
          codes: oneTimeCodes(database, now),
          record: options.record,
          store: options.store,
          demonstration,
          directory,
          isSystemsId: (id) => registry.find(id) !== null,
          endSessions: ending((account: string) => {
            for (const person of kept.closeOf(account)) void signIns.ended(person, 'newCode', null);
          }),
          inTurn: options.inTurn,
          // Everybody knows the password of a demonstration's: a second one would be no second person.
          administratorsByCode: demonstration === null ? 2 : 1,
        })
      : null;
  const identify = identifier({
    baseUrl: () => at().baseUrl,
    verifySignature: (request) => verifyRequest(request, trust),
    verifyBearer: (token) => at().verifyBearer(token),
    sessions,
    holdPerson: async (person) => guard?.holdPerson(person),
    directory,
  });

  return {
    identify,
    standing,
    systems: registry,
    accountDesk: desk,
    forgottenAccounts,
    tryPassword,
    alteredAccounts: () => guard?.altered() ?? 0,
    listAccounts: () => (settings.issuer === null ? accounts.list() : []),
    isPersonsId: (id) => accounts.find(id) !== null || id.startsWith(derivedIdPrefix),
    setBaseUrl,
    async registerRoutes(fastify) {
      server = fastify;
      checkBodies(fastify);
      if (tryPassword !== null) {
        const issuer = () => at().issuer!;
        await registerIssuerRoutes(fastify, {
          issuer,
          accounts,
          tryPassword,
          signIns,
          demonstration,
        });
        await registerActivationRoutes(fastify, {
          desk: desk!,
          throttle,
          accounts,
          signIns,
          now,
        });
      }
      registerSessionRoutes(fastify, {
        baseUrl: () => at().baseUrl,
        relyingParty: () => at().relyingParty,
        sessions,
        signIns,
        way: settings.issuer === null ? 'password' : 'oidc',
        pending: pendingSignIns(database, now),
        identify,
        policy,
        now,
      });
    },
    async close() {
      database.close();
    },
  };
}
