import { DamagedGeneration } from '../ports/sink.ts';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';

/** The server's name, as readiness, problems and logs have it. */
export const serverName = 'Elasticsearch';

/** What the client throws, by its names. */
const ofClient = new Set([
  'ConfigurationError',
  'ConnectionError',
  'DeserializationError',
  'NoLivingConnectionsError',
  'NotCompatibleError',
  'ProductNotSupportedError',
  'RequestAbortedError',
  'ResponseError',
  'SerializationError',
  'TimeoutError',
]);

/** What the server says of a request or of one part of a bulk; its reason may hold parts of documents. */
export interface Said {
  readonly status: number;
  readonly type: string;
}

/**
 * Why the server does not do it. A full disk puts a block on writing (429 from 7.4 on, 403 before), which it takes
 * off by itself when there is room again; so does an operator's block for reading only.
 */
export function reasonOf({ status, type }: Said): 'away' | 'full' | 'refused' {
  if (type === 'cluster_block_exception') return status === 503 ? 'away' : 'full';
  return [400, 401, 403, 406, 413].includes(status) ? 'refused' : 'away';
}

/** It has too much to do, and takes it later. */
export const isBusy = ({ status, type }: Said): boolean =>
  status === 429 && type !== 'cluster_block_exception';

/** What the server said; null for what is no answer of it. */
export function saidIn(error: unknown): Said | null {
  if (!(error instanceof Error) || error.name !== 'ResponseError') return null;
  const { statusCode, body } = error as { statusCode?: unknown; body?: unknown };
  const { error: told } = (body ?? {}) as { error?: { type?: unknown } };
  const type = typeof told?.type === 'string' ? told.type : 'unknown';
  return { status: Number(statusCode), type };
}

/** The error of the port for what was said. */
export const unavailable = (said: Said): ViewServerUnavailable =>
  new ViewServerUnavailable(serverName, reasonOf(said), `${said.status} ${said.type}`);

/**
 * What the client throws, as the error of the port: of its message nothing is told but names and codes. Null for
 * what is not of the server; DamagedGeneration where an index is gone.
 */
export function faultOf(error: unknown): Error | null {
  if (!(error instanceof Error) || !ofClient.has(error.name)) return null;
  const said = saidIn(error);
  if (said === null) {
    const reason = error.name === 'ProductNotSupportedError' ? 'refused' : 'away';
    return new ViewServerUnavailable(serverName, reason, error.name);
  }
  return said.type === 'index_not_found_exception'
    ? new DamagedGeneration('an index of a view is gone')
    : unavailable(said);
}
