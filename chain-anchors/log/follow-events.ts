import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import type { Sequencer } from './sequencer.ts';

export interface FollowOptions {
  /** Leaves in a batch, at most. */
  readonly batchSize: number;
  /** An event waits for its batch so long at most, milliseconds. */
  readonly batchDelayMs: number;
  readonly signal: AbortSignal;
  /** Called after each batch; `caughtUp` when no more events were waiting. */
  onBatch(caughtUp: boolean): void;
}

/**
 * Sequences every event of the store, in order, from where the log stands, until aborted or
 * until one comes that can have no leaf or cannot be read: nothing after it may have one.
 * Events that wait for their batch when it is aborted stay for the next start.
 * Rejects when the store cannot be read or the log cannot be written.
 */
export async function followEvents(
  store: Pick<EventStore, 'subscribe'>,
  sequencer: Sequencer,
  { batchSize, batchDelayMs, signal, onBatch }: FollowOptions,
): Promise<void> {
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  let waiting: RecordedEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let failure: unknown;

  function flush(caughtUp: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    if (!sequencer.append(batch)) stop.abort();
    onBatch(caughtUp);
  }

  function flushByTimer(): void {
    try {
      flush(true);
    } catch (error) {
      failure = error;
      stop.abort();
    }
  }

  try {
    const after = sequencer.extent().position;
    for await (const message of store.subscribe({ after, signal: ended })) {
      if (stop.signal.aborted) return;
      if (message.kind === 'unreadable') return flush(true);
      if (message.kind !== 'event') continue;
      waiting.push(message.event);
      if (waiting.length >= batchSize) flush(false);
      else timer ??= setTimeout(flushByTimer, batchDelayMs);
    }
  } finally {
    clearTimeout(timer);
  }
  if (failure !== undefined) throw failure;
}
