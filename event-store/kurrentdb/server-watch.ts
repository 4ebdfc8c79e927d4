import type { RecordedEvent, StoreHealth, StoreUnavailable } from '../port.ts';
import { portError } from './failures.ts';
import { inTime } from './in-time.ts';
import type { KnownEnd } from './known-end.ts';
import type { KurrentReads } from './kurrent-reads.ts';

/** Whether the server answers, and how its clock stands to this machine's. */
export interface ServerWatch {
  health(): StoreHealth;
  clockBehindMs(): number;
  /** An append that succeeded, or what it failed on. */
  told(outcome: { readonly last: RecordedEvent } | { readonly error: unknown }): void;
  stop(): void;
}

/** How often the server is asked whether it is there; one that does not answer for so long is not, though its connection is. */
const usual = { everyMs: 2_000, withinMs: 2_500 };
/** So far may the clocks of two machines differ without a word, ms. */
const clocksMayDiffer = 1_000;

/**
 * Asks the server from time to time: readiness must not wait for somebody's append.
 * `onClockBehind` is told once each time this machine's clock is found behind the last event.
 */
export function watchServer(
  reads: KurrentReads,
  end: Pick<KnownEnd, 'held'>,
  onClockBehind: ((behindMs: number) => void) | undefined,
  { everyMs, withinMs }: typeof usual = usual,
): ServerWatch {
  let health: StoreHealth = { kind: 'ready' };
  let behindMs = 0;
  let stopped = false;

  function failed(error: unknown): void {
    const cause = (error as Error).cause ?? error;
    const { reason } = portError(error) as { reason?: StoreUnavailable['reason'] };
    health = {
      kind: 'failing',
      reason: reason === undefined || reason === 'closed' ? 'io' : reason,
      message: (cause as Error).message,
    };
  }

  function appended({ recordedAt }: RecordedEvent): void {
    health = { kind: 'ready' };
    const before = behindMs;
    const difference = Date.parse(recordedAt) - Date.now();
    behindMs = difference > clocksMayDiffer ? difference : 0;
    if (before === 0 && behindMs > 0) onClockBehind?.(behindMs);
  }

  async function probe(): Promise<void> {
    try {
      await inTime(withinMs, async () => {
        await reads.head(0);
        await end.held();
      });
      health = { kind: 'ready' };
    } catch (error) {
      failed(error);
    }
    if (!stopped) timer = setTimeout(probe, everyMs).unref();
  }
  let timer = setTimeout(probe, everyMs).unref();

  return {
    health: () => health,
    clockBehindMs: () => behindMs,
    told: (outcome) => ('last' in outcome ? appended(outcome.last) : failed(outcome.error)),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
