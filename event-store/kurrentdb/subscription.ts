import { setTimeout as pause } from 'node:timers/promises';
import {
  StoreUnavailable,
  type SubscribeOptions,
  type SubscriptionMessage,
  UnreadableEvent,
} from '../port.ts';
import { away } from './failures.ts';
import { passesNothing } from './filter.ts';
import type { Entry, KurrentReads } from './kurrent-reads.ts';

/** How often connections of subscriptions were lost and taken up again. */
export interface SubscriptionCounts {
  readonly drops: number;
  readonly resumes: number;
}

/** Told of every loss of a connection and of every time it is taken up again after one. */
export interface SubscriptionWatcher {
  /** Whether the store is still open. */
  isOpen(): boolean;
  dropped(error: unknown): void;
  resumed(): void;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

/**
 * A catch-up subscription that takes itself up again. The clients' own ends with its connection, in whatever phase;
 * this one goes on from the last position that it gave, after a pause that doubles while nothing
 * comes. Only the store's own end, and what is wrong with the data, end it.
 */
export async function* subscription(
  reads: KurrentReads,
  { after, filter, signal = new AbortController().signal }: SubscribeOptions,
  watcher: SubscriptionWatcher,
): AsyncGenerator<SubscriptionMessage> {
  let position = after;
  let pauseMs = firstPauseMs;
  let told = false;
  let lost = false;
  while (!signal.aborted) {
    if (!watcher.isOpen()) throw new StoreUnavailable('closed');
    try {
      // Everything up to here is given before the server says that it has caught up.
      const there = await reads.head(position);
      const entries = passesNothing(filter)
        ? onlyHeads(reads, there, signal)
        : reads.following(position, filter, signal);
      for await (const entry of entries) {
        if (signal.aborted) return;
        if (lost) watcher.resumed();
        lost = false;
        pauseMs = firstPauseMs;
        if ('caughtUp' in entry) {
          position = Math.max(position, there);
          // After a loss nobody need hear again that what was there has come.
          if (!told) yield { kind: 'caughtUp', position };
          told = true;
        } else if ('lookedAt' in entry) {
          if (entry.lookedAt <= position) continue;
          position = entry.lookedAt;
          if (filter !== undefined) yield { kind: 'checkpoint', position };
        } else {
          position = entry.position;
          yield entry instanceof UnreadableEvent
            ? { kind: 'unreadable', position, event: entry }
            : { kind: 'event', event: entry };
        }
      }
      if (!signal.aborted) throw away();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof StoreUnavailable)) throw error;
      if (!watcher.isOpen()) throw new StoreUnavailable('closed', { cause: error });
      watcher.dropped(error);
      lost = true;
      await pause(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }
}

/** How often a subscription that nothing can pass looks how far the store is, ms. */
const headEveryMs = 1_000;

async function* onlyHeads(
  reads: KurrentReads,
  there: number,
  signal: AbortSignal,
): AsyncGenerator<Entry> {
  let known = there;
  yield { caughtUp: true };
  while (!signal.aborted) {
    yield { lookedAt: known };
    await pause(headEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
    known = await reads.head(known);
  }
}
