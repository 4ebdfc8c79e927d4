import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

interface Launching<Given extends readonly unknown[]> {
  /** What the process stores lies here, and is kept between its ends and starts. */
  readonly folder: string;
  launch(...given: Given): ChildProcess;
  /** Resolves when the process answers; rejects where it ends before. */
  ready(child: ChildProcess): Promise<unknown>;
}

/** A process of an engine that can be killed, paused and started again on what it stored. */
export function ownProcess<Given extends readonly unknown[]>({
  folder,
  launch,
  ready,
}: Launching<Given>) {
  let running: ChildProcess | null = null;

  async function start(...given: Given): Promise<void> {
    running = launch(...given);
    await ready(running);
  }

  async function kill(): Promise<void> {
    if (running === null || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
    running = null;
  }

  return {
    process: {
      get pid() {
        return running!.pid!;
      },
      kill,
      start,
      pause: () => void running?.kill('SIGSTOP'),
      goOn: () => void running?.kill('SIGCONT'),
    },
    async dispose() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
