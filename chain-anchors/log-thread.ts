import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AnchoringSettings } from './anchoring-options.ts';
import type { AnchoringStatus } from './anchoring-service.ts';
import type { SigningPermission } from './ledger/signing-guard.ts';

/** The log's thread as the rest of the process sees it. */
export interface LogThread {
  /** The newest word of the thread, also of one that died since. */
  status(): AnchoringStatus;
  /** Why it is not at work just now; null while it is. */
  fault(): string | null;
  /** Ends the thread, and the attempts to start it again. */
  stop(): Promise<void>;
}

export interface LogListeners {
  /** Told each time the thread dies. */
  onFailure(error: unknown): void;
  /** Told every word of the thread. */
  onStatus?: ((status: AnchoringStatus) => void) | undefined;
  /** Told the first word, and each other one, on whether the log may sign. */
  onSigning?: ((permission: SigningPermission) => void) | undefined;
}

const firstRestartMs = 200;
const lastRestartMs = 30_000;

/**
 * Starts the log's thread and resolves with its first word; rejects with what it
 * dies of before. A thread that dies later is started again after a pause that
 * doubles until one speaks; it goes on where the log stands.
 */
export async function superviseLog(
  settings: AnchoringSettings,
  { onFailure, onStatus, onSigning }: LogListeners,
): Promise<LogThread> {
  let worker = launch(settings);
  let [status] = (await once(worker, 'message')) as [AnchoringStatus];
  let fault: string | null = null;
  let restartMs = firstRestartMs;
  let restart: NodeJS.Timeout | undefined;
  let stopping = false;
  onStatus?.(status);
  onSigning?.(status.signing);
  watch();

  function watch(): void {
    let cause: Error | null = null;
    worker.on('message', (next: AnchoringStatus) => {
      const changed = next.signing.kind !== status.signing.kind;
      status = next;
      onStatus?.(next);
      if (changed) onSigning?.(next.signing);
      fault = null;
      restartMs = firstRestartMs;
    });
    worker.on('error', (error) => {
      cause = error as Error;
    });
    worker.once('exit', () => {
      // Of what it dies while it stops, a full disk say, the next start makes up.
      if (stopping) return cause === null ? undefined : onFailure(cause);
      const failure = cause ?? new Error("the log's thread ended unasked");
      fault = failure.message;
      onFailure(failure);
      restart = setTimeout(() => {
        worker = launch(settings);
        watch();
      }, restartMs);
      restartMs = Math.min(lastRestartMs, restartMs * 2);
    });
  }

  return {
    status: () => status,
    fault: () => fault,
    async stop() {
      stopping = true;
      clearTimeout(restart);
      if (worker.threadId === -1) return;
      // Its death is an end as well: whoever stops it goes on stopping.
      const exited = new Promise<void>((resolve) => {
        worker.once('exit', () => resolve());
      });
      worker.postMessage('stop');
      await exited;
    },
  };
}

function launch(workerData: AnchoringSettings): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new Worker(new URL(`./anchoring.worker.${extension}`, import.meta.url), {
    workerData,
    // A batch of events lives for a moment only: a larger nursery would just stay resident.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
    execArgv: extension === 'ts' ? ['--conditions=andu-source'] : [],
  });
}
