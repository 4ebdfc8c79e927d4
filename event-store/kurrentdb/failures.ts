import { StoreUnavailable } from '../port.ts';

/** The name that both clients give a kind of failure; undefined for an error that is none of theirs. */
export const typeOf = (error: unknown): string | undefined =>
  (error as { readonly type?: string } | null)?.type;

/** A node that is gone, or is no leader any more: the same call may succeed in a moment. */
const passing = new Set([
  'unavailable',
  'not-leader',
  'cancelled',
  'timeout',
  'deadline-exceeded',
  'unknown',
]);

export const mayPass = (error: unknown): boolean => passing.has(typeOf(error) ?? '');

/** What calls the store by its name, for whoever asks what does not work. */
const serverName = 'KurrentDB';

export const away = (cause?: unknown): StoreUnavailable =>
  new StoreUnavailable(reasonOf(cause), { cause, server: serverName });

/** What both clients call a user that may not, or whom the server does not know. */
const refused: ReadonlySet<string> = new Set(['access-denied', 'user-not-found']);
/** gRPC's code of a call whose user the server does not know. */
const unauthenticated = 16;
/** What OpenSSL, and the newer client's machine code, say of a way that cannot be encrypted. */
const ofEncryption = /certificate|SSL routines|ERR_TLS|altnames|transport security/i;

/** What an operator has to look at: the account, the certificate, or whether the server is there at all. */
function reasonOf(cause: unknown): 'io' | 'refused' | 'untrusted' {
  const { code, message = '' } = (cause ?? {}) as { code?: unknown; message?: string };
  if (refused.has(typeOf(cause) ?? '') || code === unauthenticated) return 'refused';
  return typeOf(cause) === 'unavailable' && ofEncryption.test(message) ? 'untrusted' : 'io';
}

/** The server answers, and does not have the event at a position that it had. */
export const lostAt = (position: number): StoreUnavailable =>
  new StoreUnavailable('lost', {
    cause: new Error(`it does not have the event that it had at position ${position}`),
    server: serverName,
  });

/** What the port throws for a failure of the server or of the way to it; other errors stay what they are. */
export function portError(error: unknown): unknown {
  if (error instanceof StoreUnavailable || typeOf(error) === undefined) return error;
  return away(error);
}
