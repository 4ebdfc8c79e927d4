import { Worker } from 'node:worker_threads';
import type {
  EsdbAnswer,
  EsdbQuestion,
  EsdbThreadSettings,
  FromThread,
  ToThread,
} from './esdb-messages.ts';

export interface EsdbThread {
  readonly port: number;
  stop(): Promise<void>;
}

const restartMs = 1_000;

/**
 * Starts the protocol in a thread of its own; resolves when it listens, rejects with what it dies of before.
 * When it dies later, `onFailure` is told and it is started again, at the same port.
 */
export async function startEsdbThread(
  settings: EsdbThreadSettings,
  answer: (question: EsdbQuestion) => Promise<EsdbAnswer>,
  onFailure: (error: unknown) => void,
): Promise<EsdbThread> {
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let worker = launch(settings);
  const port = await listening(worker);
  watch();

  function watch(): void {
    worker.once('exit', () => {
      if (stopping) return;
      onFailure(new Error('the thread of the protocol ended unasked'));
      restart = setTimeout(() => void again(), restartMs);
    });
  }

  async function again(): Promise<void> {
    if (stopping) return;
    worker = launch({ ...settings, port });
    try {
      await listening(worker);
      watch();
    } catch (error) {
      onFailure(error);
      if (!stopping) restart = setTimeout(() => void again(), restartMs);
    }
  }

  function launch(workerData: EsdbThreadSettings): Worker {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const started = new Worker(new URL(`./esdb.worker.${extension}`, import.meta.url), {
      workerData,
      execArgv: extension === 'ts' ? ['--conditions=andu-source'] : [],
    });
    started.on('message', (message: FromThread) => {
      if (message.kind === 'failure') onFailure(message.error);
      if (message.kind !== 'question') return;
      const { id, question } = message;
      void answer(question).then((given) =>
        started.postMessage({ kind: 'answer', id, answer: given } satisfies ToThread),
      );
    });
    started.on('error', onFailure);
    return started;
  }

  return {
    port,
    async stop() {
      stopping = true;
      clearTimeout(restart);
      if (worker.threadId === -1) return;
      const exited = new Promise<void>((resolve) => {
        worker.once('exit', () => resolve());
      });
      worker.postMessage({ kind: 'stop' } satisfies ToThread);
      await exited;
    },
  };
}

/** The port that it listens at; rejects with what it dies of before. */
function listening(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: FromThread): void => {
      if (message.kind !== 'listening') return;
      worker.off('message', onMessage);
      worker.off('error', reject);
      resolve(message.port);
    };
    worker.on('message', onMessage);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('it ended before it listened')));
  });
}
