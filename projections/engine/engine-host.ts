import { Worker } from 'node:worker_threads';
import { answerQuestion } from './answer-question.ts';
import { openEngine } from './engine.ts';
import type { EventLog } from './event-source.ts';
import type { FromProjections, Question, ToProjections, WorkerConfiguration } from './messages.ts';
import { mayAlwaysWrite } from '../ports/sink.ts';
import { viewNames } from '../ports/views.ts';
import type { ViewStatus } from './status.ts';
import type { ViewsEngine } from './views-engine.ts';
import { withDirectory } from './with-directory.ts';

/** Where the engine runs: in a thread of its own, or in this one. */
export interface EngineHost {
  /** Rejects with what the engine says, or when it is closed or stopped meanwhile. */
  ask(question: Question): Promise<unknown>;
  /** Somebody waits until the view has seen this position. */
  hurry(view: string, position: number): void;
  close(): Promise<void>;
}

type OnProgress = (status: readonly ViewStatus[]) => void;

/** The engine in this thread, for tests and for a process that does nothing else. */
export async function startInline(
  events: EventLog,
  views: Pick<ViewsEngine, 'writing'>,
  onProgress: OnProgress,
): Promise<EngineHost> {
  const { log, names } = await withDirectory(events);
  const engine = await openEngine({
    events: log,
    views: views.writing(names, viewNames, mayAlwaysWrite),
    onProgress,
  });
  onProgress(engine.status());
  void engine.run();
  return {
    ask: (question) => answerQuestion(engine, question),
    hurry: engine.hurry,
    close: () => engine.close(),
  };
}

const firstRestartMs = 200;
const lastRestartMs = 30_000;
/** Documents of a rebuild at most, and the caches; more means a fault, which ends the thread only. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

export interface ThreadListeners {
  readonly onProgress: OnProgress;
  /** Told what the thread died of. */
  readonly onFailure: (error: Error) => void;
  /** Told that it has ended unasked. */
  readonly onStopped: () => void;
}

/** The engine in a thread of its own, which is started again when it stops unasked. */
export function startThread(
  configuration: WorkerConfiguration,
  { onProgress, onFailure, onStopped }: ThreadListeners,
): EngineHost {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  const ended = Promise.withResolvers<void>();
  let nextId = 1;
  let closing = false;
  let restartMs = firstRestartMs;
  let restart: NodeJS.Timeout | undefined;
  let worker = launch();

  function launch(): Worker {
    const started = new Worker(workerFile(), {
      workerData: configuration,
      execArgv: import.meta.url.endsWith('.ts') ? ['--conditions=andu-source'] : [],
      resourceLimits,
    });
    started.on('message', receive);
    started.on('error', onFailure);
    started.on('exit', onExit);
    return started;
  }

  function receive(message: FromProjections): void {
    switch (message.kind) {
      case 'progress':
        restartMs = firstRestartMs;
        onProgress(message.status);
        break;
      case 'letGo':
        // The readers changed over with the progress message that came before this one.
        send({ kind: 'released', id: message.id });
        break;
      case 'answer':
        waiting.get(message.id)?.resolve(message.answer);
        waiting.delete(message.id);
        break;
      case 'refusal':
        waiting.get(message.id)?.reject(new Error(message.message));
        waiting.delete(message.id);
        break;
      case 'closed':
        ended.resolve();
    }
  }

  function onExit(): void {
    for (const { reject } of waiting.values()) reject(new Error('the projections stopped'));
    waiting.clear();
    if (closing) return ended.resolve();
    onStopped();
    restart = setTimeout(() => {
      worker = launch();
    }, restartMs);
    restartMs = Math.min(lastRestartMs, restartMs * 2);
  }

  const send = (message: ToProjections): void => worker.postMessage(message);

  return {
    ask(question) {
      if (closing) return Promise.reject(new Error('the projections are closed'));
      return new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        send({ kind: 'ask', id, question });
      });
    },
    hurry: (view, position) => send({ kind: 'hurry', view, position }),
    async close() {
      closing = true;
      clearTimeout(restart);
      if (worker.threadId === -1) return;
      send({ kind: 'close' });
      await ended.promise;
      await worker.terminate();
    },
  };
}

function workerFile(): URL {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`../projections.worker.${ending}`, import.meta.url);
}
