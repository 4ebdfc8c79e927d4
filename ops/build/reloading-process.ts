import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';

export interface ReloadingOptions {
  /** Program and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** A change of any file below it ends the process and starts it again. */
  readonly folder: string;
  /** Quiet time after the last change before it is started again, milliseconds; 300. */
  readonly quietMs?: number;
  /** Told each time that the process was started. */
  onStart?(child: ChildProcess): void;
}

export interface ReloadingProcess {
  stop(): Promise<void>;
}

/** Keeps a process running on what stands in a folder; ends it with SIGTERM and waits. */
export function reloadingProcess(options: ReloadingOptions): ReloadingProcess {
  const { command, environment, folder, quietMs = 300, onStart } = options;
  const [program, ...args] = command;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  let child = start();

  function start(): ChildProcess {
    const started = spawn(program, args, {
      stdio: 'inherit',
      ...(environment === undefined ? {} : { env: environment as NodeJS.ProcessEnv }),
    });
    onStart?.(started);
    return started;
  }

  async function end(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  async function restartAfter(before: Promise<void>): Promise<void> {
    await before;
    await end();
    if (!stopped) child = start();
  }

  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn = restartAfter(turn);
    }, quietMs);
  });

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      watcher.close();
      await turn;
      await end();
    },
  };
}
