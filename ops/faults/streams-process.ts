import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server of clients' streams in a process of its own. */
export interface StreamsProcess {
  readonly port: number;
  /** Bytes that it holds, of JavaScript and beside it, after what nobody needs was collected. */
  held(): Promise<number>;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts it in a folder at a port, 0 for any; resolves when it listens. */
export async function startStreamsProcess(folder: string, port: number): Promise<StreamsProcess> {
  const isSource = import.meta.url.endsWith('.ts');
  const script = join(import.meta.dirname, `streams.process.${isSource ? 'ts' : 'js'}`);
  const conditions = isSource ? ['--conditions=andu-source'] : [];
  const started = spawn(
    process.execPath,
    [...conditions, '--expose-gc', script, folder, String(port)],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  for await (const line of createInterface({ input: started.stdout! })) {
    return {
      port: Number(line),
      held: () => heldBy(started),
      async kill() {
        started.kill('SIGKILL');
        if (started.exitCode === null && started.signalCode === null) await once(started, 'exit');
      },
    };
  }
  throw new Error('the server of the streams ended before it listened');
}

async function heldBy(started: ChildProcess): Promise<number> {
  const answer = once(started, 'message');
  started.send('held');
  const [held] = (await answer) as [number];
  return held;
}
