import { Worker } from 'node:worker_threads';
import { type AppendRequest, appendRequest } from '../append-text.ts';
import {
  type AppendResult,
  type Backlog,
  type EventToAppend,
  type ExpectedRevision,
  type StoreHealth,
  StoreUnavailable,
  type UnlessByOthers,
} from '../port.ts';
import { clockWatch } from './clock-watch.ts';
import { packRequests } from './packed-requests.ts';
import { type QueueLimits, waitingAppends } from './waiting-appends.ts';
import { EventStoreInUse } from './writer-lock.ts';
import type { FromWriter, ToWriter, WriterOptions } from './writer-protocol.ts';

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
  const waiting = waitingAppends(limits);
  const sending = sendingTo(worker);
  let health: StoreHealth = { kind: 'ready' };
  let closing: Promise<void> | undefined;
  let ended: StoreUnavailable | undefined;

  async function append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
    unless?: UnlessByOthers,
  ): Promise<AppendResult> {
    if (ended) throw ended;
    if (closing) throw new StoreUnavailable('closed');
    const request = appendRequest(stream, events, expected, unless);
    const answer = waiting.add(request);
    sending.add(request);
    return answer;
  }

  function end(error: StoreUnavailable): void {
    ended = error;
    health = { kind: 'failing', reason: 'io', message: 'the writer has ended' };
    waiting.rejectAll(error);
  }

  const { lastRecordedAt } = await opened(worker, options.folder);
  const clock = clockWatch(lastRecordedAt, onClockBehind);
  worker.on('message', (message: FromWriter) => {
    if (message.kind === 'health') health = message.health;
    if (message.kind !== 'answers') return;
    for (const outcome of message.outcomes) {
      if (outcome.kind === 'appended') clock.recorded(outcome.recordedAt);
    }
    waiting.settle(message.outcomes);
  });
  worker.on('error', (cause) => end(new StoreUnavailable('io', { cause })));
  worker.on('exit', () => {
    if (!ended) end(new StoreUnavailable('closed'));
  });

  async function close(): Promise<void> {
    if (ended) return;
    const exited = new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
    });
    sending.close();
    await exited;
  }

  return {
    append,
    health: () => health,
    backlog: waiting.backlog,
    clockBehindMs: clock.behindMs,
    close: () => (closing ??= close()),
  };
}

/** One message for everything that was appended in one turn of the event loop. */
function sendingTo(worker: Worker): { add(request: AppendRequest): void; close(): void } {
  const send = (message: ToWriter): void => worker.postMessage(message);
  let unsent: AppendRequest[] = [];

  function flush(): void {
    if (unsent.length === 0) return;
    const requests = packRequests(unsent);
    unsent = [];
    send({ kind: 'append', requests });
  }

  return {
    add(request) {
      if (unsent.push(request) === 1) setImmediate(flush);
    },
    close() {
      flush();
      send({ kind: 'close' });
    },
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
