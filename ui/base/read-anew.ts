import type { InvalidateOptions, Query, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api.ts';
import { sessionKey } from './session.ts';

/**
 * Whether the server refused it for want of a right. A page that asks such a thing again by itself is
 * refused again, and the audit then holds refusals that nobody asked for.
 */
export const isRefused = ({ state: { error } }: Pick<Query, 'state'>): boolean =>
  error instanceof ApiProblem && (error.status === 401 || error.status === 403);

/** Lets all that is shown be asked for again, but for what was refused and for who is signed in. */
export const readAnew = (client: QueryClient, options: InvalidateOptions = {}): Promise<void> =>
  client.invalidateQueries(
    { predicate: (query) => query.queryKey[0] !== sessionKey[0] && !isRefused(query) },
    options,
  );
