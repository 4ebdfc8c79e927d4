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
  new StoreUnavailable('io', { cause, server: serverName });

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
