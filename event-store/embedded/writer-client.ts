import { Worker } from 'node:worker_threads';
import {
  type AppendResult,
  type Backlog,
  type EventToAppend,
  type ExpectedRevision,
  type StoreHealth,
  StoreOverloaded,
  StoreUnavailable,
  type UnlessByOthers,
} from '../port.ts';
import { resultOf } from './append-result.ts';
import { type AppendRequest, appendRequest, requestBytes } from '../append-text.ts';
import { clockWatch } from './clock-watch.ts';
import { EventStoreInUse } from './writer-lock.ts';
import type { AppendOutcome, FromWriter, ToWriter, WriterOptions } from './writer-protocol.ts';

/** How much may wait for the disk before an append is refused. */
export interface QueueLimits {
  readonly events: number;
  readonly bytes: number;
}

/** The writer's thread as seen from the thread that appends. */
export interface WriterClient {
  append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
    unless?: UnlessByOthers,
  ): Promise<AppendResult>;
  health(): StoreHealth;
  backlog(): Backlog;
  /** Milliseconds that the machine's clock is behind the time of the last event. */
  clockBehindMs(): number;
  /** Resolves when all that was taken is written and the lock is free. */
  close(): Promise<void>;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/**
 * Starts the writer's thread; resolves when the file is open. `onClockBehind` is told when the
 * clock is found set back. Throws EventStoreInUse.
 */
export async function startWriter(
  options: WriterOptions,
  limits: QueueLimits,
  onClockBehind: (behindMs: number) => void,
): Promise<WriterClient> {
  const worker = startThread(options);
  /** Requests without an answer, oldest first: the writer answers in this order. */
  const waiting: Waiting[] = [];
  let unsent: AppendRequest[] = [];
  let queued = { events: 0, bytes: 0 };
  let health: StoreHealth = { kind: 'ready' };
  let closing: Promise<void> | undefined;
  let ended: StoreUnavailable | undefined;

  const send = (message: ToWriter): void => worker.postMessage(message);

  function append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
    unless?: UnlessByOthers,
  ): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      if (ended) throw ended;
      if (closing) throw new StoreUnavailable('closed');
      const request = appendRequest(stream, events, expected, unless);
      const bytes = requestBytes(request);
      admit(request, bytes);
      waiting.push({ request, bytes, resolve, reject });
      if (unsent.push(request) === 1) setImmediate(flush);
    });
  }

  /** An append larger than the queue is taken when nothing else waits: it could never pass else. */
  function admit(request: AppendRequest, bytes: number): void {
    const next = {
      events: queued.events + request.events.length,
      bytes: queued.bytes + bytes,
    };
    if (waiting.length > 0 && (next.events > limits.events || next.bytes > limits.bytes)) {
      throw new StoreOverloaded(
        `${queued.events} events (${queued.bytes} bytes) wait for the disk`,
      );
    }
    queued = next;
  }

  /** One message for everything that was appended in this turn of the event loop. */
  function flush(): void {
    if (unsent.length === 0) return;
    const requests = unsent;
    unsent = [];
    send({ kind: 'append', requests });
  }

  function settle(outcomes: readonly AppendOutcome[]): void {
    const answered = waiting.splice(0, outcomes.length);
    for (const { request, bytes } of answered) {
      queued = { events: queued.events - request.events.length, bytes: queued.bytes - bytes };
    }
    for (const outcome of outcomes) {
      if (outcome.kind === 'appended') clock.recorded(outcome.recordedAt);
    }
    for (const [index, { request, resolve, reject }] of answered.entries()) {
      try {
        resolve(resultOf(request, outcomes[index]!));
      } catch (error) {
        reject(error);
      }
    }
  }

  function end(error: StoreUnavailable): void {
    ended = error;
    health = { kind: 'failing', reason: 'io', message: 'the writer has ended' };
    for (const { reject } of waiting.splice(0)) reject(error);
    queued = { events: 0, bytes: 0 };
  }

  const { lastRecordedAt } = await opened(worker, options.folder);
  const clock = clockWatch(lastRecordedAt, onClockBehind);
  worker.on('message', (message: FromWriter) => {
    if (message.kind === 'answers') settle(message.outcomes);
    if (message.kind === 'health') health = message.health;
  });
  worker.on('error', (cause) => end(new StoreUnavailable('io', { cause })));
  worker.on('exit', () => {
    if (!ended) end(new StoreUnavailable('closed'));
  });

  async function close(): Promise<void> {
    if (ended) return;
    flush();
    const exited = new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
    });
    send({ kind: 'close' });
    await exited;
  }

  return {
    append,
    health: () => health,
    backlog: () => queued,
    clockBehindMs: clock.behindMs,
    close: () => (closing ??= close()),
  };
}

function startThread(workerData: WriterOptions): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = new URL(fromSource ? './writer.worker.ts' : './writer.worker.js', import.meta.url);
  return fromSource
    ? new Worker(script, { workerData, execArgv: ['--conditions=andu-source'] })
    : new Worker(script, { workerData });
}

function opened(
  worker: Worker,
  folder: string,
): Promise<Extract<FromWriter, { readonly kind: 'ready' }>> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromWriter) => {
      worker.off('error', reject);
      if (message.kind === 'ready') resolve(message);
      else reject(new EventStoreInUse(folder));
    });
  });
}
