import { ServerUnreachable } from './api.ts';

/**
 * The error that stands in the way of a page about one thing, or null. A server that does not answer for a while takes
 * nothing away that is shown already, least of all a form in which somebody types; the frame says that
 * it does not answer. Whatever the server itself says does: one may not see it any more, or it is gone.
 */
export const inTheWay = (error: Error | null, shown: unknown): Error | null =>
  error instanceof ServerUnreachable && shown !== undefined ? null : error;
