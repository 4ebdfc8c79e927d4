import type { Logger } from 'pino';
import { StoreUnavailable } from '#event-store/port.ts';
import { ViewServerUnavailable } from '#projections/ports/view-server-unavailable.ts';

/** Lines of the log about calls that failed. */
export interface FailureLines {
  /** Says that a call failed, and of what. */
  failed(error: unknown, correlationId: string, message: string): void;
}

/** So often it is said at most that calls fail of one server that is away, ms. */
const everyMs = 60_000;

/**
 * Every failure has its line, but for those of a server that is away: each call fails of it then, so it is said
 * once a minute, with the number of lines that were left out since. Readiness says when it went and came back.
 */
export function failureLines(
  log: Pick<Logger, 'error'>,
  now: () => number = () => performance.now(),
): FailureLines {
  const said = new Map<string, { at: number; leftOut: number }>();
  return {
    failed(err, correlationId, message) {
      const server = serverAway(err);
      if (server === null) return log.error({ err, correlationId }, message);
      const last = said.get(server);
      if (last !== undefined && now() - last.at < everyMs) {
        last.leftOut += 1;
        return;
      }
      said.set(server, { at: now(), leftOut: 0 });
      log.error({ err, correlationId, server, leftOut: last?.leftOut ?? 0 }, message);
    },
  };
}

/** The name of the server of which this failed; null for any other failure. */
const serverAway = (error: unknown): string | null =>
  error instanceof StoreUnavailable || error instanceof ViewServerUnavailable ? error.server : null;
