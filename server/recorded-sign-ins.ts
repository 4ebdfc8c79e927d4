import { randomUUID } from 'node:crypto';
import type { SignInRecord } from '#identity/sign-in-record.ts';
import { sourceOf } from './call-limits.ts';
import { keptEachMinute } from './minute-sums.ts';
import type { RecordAccess } from './recorded-calls.ts';
import { refusalSums } from './refusal-sums.ts';

/** What is counted of a failed sign-in. */
type FailureKind = { way: string; reason: string; account: string | null };

/** The record of sign-ins in the event store. */
export interface RecordedSignIns extends SignInRecord {
  /** Keeps what is counted so far and counts no more. */
  close(): Promise<void>;
}

/**
 * A sign-in and the end of a session are an event each, of the stream of their day; failures are
 * summed as refused calls of nobody are. The address is kept as coarse as it is counted: of an
 * IPv6 address the first 64 bits. No password and nothing that was typed is kept.
 */
export function recordedSignIns(
  recordAccess: RecordAccess,
  now: () => string,
  onFailure: (error: unknown) => void,
): RecordedSignIns {
  const stream = (): string => `sign-ins-${now().slice(0, 10)}`;
  const sums = refusalSums<FailureKind>(now);
  const keepFailures = keptEachMinute(
    sums,
    (sum) =>
      recordAccess(stream(), 'SignInsFailed', sum, {
        correlationId: randomUUID(),
        principal: null,
      }),
    onFailure,
  );
  return {
    signedIn: (principal, way, client, { correlationId, address }) =>
      recordAccess(
        stream(),
        'SignedIn',
        { way, client, source: sourceOf(address) },
        { correlationId, principal },
      ),
    failed: ({ way, reason, account, address }) => sums.add(address, { way, reason, account }),
    async ended(principal, how, call) {
      const type = how === 'idle' || how === 'absolute' ? 'SessionExpired' : 'SignedOut';
      const source = call === null ? null : sourceOf(call.address);
      const correlationId = call?.correlationId ?? randomUUID();
      try {
        await recordAccess(stream(), type, { how, source }, { correlationId, principal });
      } catch (error) {
        onFailure(error);
      }
    },
    close: keepFailures.close,
  };
}
