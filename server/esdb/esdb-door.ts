import { randomUUID } from 'node:crypto';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { Actor } from '#domain/access/principal.ts';
import { accountName, type TryPassword } from '#identity/accounts/password-attempts.ts';
import type { SignInRecord } from '#identity/sign-in-record.ts';
import type { RecordAccess } from '../recorded-calls.ts';
import type { EsdbAnswer, EsdbLook, EsdbQuestion } from './esdb-messages.ts';

/** A client brings its password with every call: within so long it is the same sign-in, ms. */
const sameSignInMs = 30 * 60_000;

export interface EsdbDoorParts {
  readonly policy: AccessPolicy;
  /** Null when people sign in at another issuer: then no account has a password here. */
  readonly tryPassword: TryPassword | null;
  /** Whether an id is an account's. */
  readonly isAccount: (id: string) => boolean;
  readonly signIns: Pick<SignInRecord, 'signedIn'>;
  readonly recordAccess: RecordAccess;
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => number;
}

/** Answers the thread of the protocol: who somebody is, and keeps what he looked at. */
export function esdbDoor(parts: EsdbDoorParts): (question: EsdbQuestion) => Promise<EsdbAnswer> {
  const {
    policy,
    tryPassword,
    signIns,
    recordAccess,
    isAccount,
    onFailure,
    now = Date.now,
  } = parts;
  const recorded = new Map<string, number>();

  async function record(actor: Actor, address: string): Promise<void> {
    const key = `${actor.id} ${address}`;
    const before = recorded.get(key);
    if (before === undefined || now() - before > sameSignInMs) {
      const call = { correlationId: randomUUID(), address };
      await signIns.signedIn(actor, 'password', 'eventStoreClient', call);
    }
    if (recorded.size >= 10_000) recorded.clear();
    recorded.set(key, now());
  }

  async function identify({
    user,
    password,
    address,
    proven,
  }: EsdbQuestion & { readonly kind: 'identify' }): Promise<EsdbAnswer> {
    if (tryPassword === null) return { kind: 'wrong' };
    const answer = await tryPassword({ user, password }, address, proven);
    if (answer.kind === 'altered' || answer.kind === 'noPost') return { kind: 'forbidden' };
    if (answer.kind !== 'right') return { kind: answer.kind };
    const { actor } = answer;
    const permission = policy.permits({
      principal: { role: actor.role, agency: null },
      operation: 'events.readAll',
      relation: 'noCase',
    });
    if (!permission.allowed) return { kind: 'forbidden' };
    await record(actor, address);
    return { kind: 'account', actor };
  }

  async function look(actor: Actor, { stream, from, limit }: EsdbLook): Promise<EsdbAnswer> {
    const caseId = stream === null ? undefined : /^case-(.+)$/.exec(stream)?.[1];
    const data = {
      ...(caseId === undefined ? {} : { caseId }),
      from,
      limit,
      ...(stream === null ? {} : { stream }),
    };
    await recordAccess('access-events', 'EventsViewed', data, {
      correlationId: randomUUID(),
      principal: actor,
    });
    return { kind: 'recorded' };
  }

  return async (question) => {
    try {
      switch (question.kind) {
        case 'look':
          return await look(question.actor, question.look);
        case 'identify':
          return await identify(question);
        case 'isAccount':
          return { kind: 'isAccount', isAccount: isAccount(accountName(question.user)) };
      }
    } catch (error) {
      onFailure(error);
      return { kind: 'failed' };
    }
  };
}
