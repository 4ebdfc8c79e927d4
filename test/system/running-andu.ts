import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');

/** The built system in a process of its own, as a user runs it. */
export interface RunningAndu {
  readonly url: string;
  readonly dataFolder: string;
  readonly pid: number;
  /** What it has said on standard error so far. */
  readonly said: () => string;
  /** Ends it with this signal and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** A data folder of its own; remove it with {@link removeFolder}. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'andu-'));
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true });

/**
 * Starts `andu serve` from `dist/` and resolves when it says that it is ready, or what else is waited for;
 * `settings` by their names.
 */
export async function startServer(
  dataFolder: string,
  port = 0,
  logLevel = 'error',
  demo = 'published',
  settings: Readonly<Record<string, string>> = {},
  waitFor = /^ready \/ /m,
): Promise<RunningAndu> {
  const child = spawn(node, [join(root, 'dist/cli.js'), 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      ANDU_DATA: dataFolder,
      PORT: String(port),
      ANDU_DEMO: demo,
      ANDU_LOG_LEVEL: logLevel,
      // Warnings come of themselves: only what asks for them has the role.
      ANDU_ROLE: 'commands,read-api,projections,anchors,ui',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    await until(
      child,
      () => waitFor.test(said),
      () => said,
    );
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  const url = /http:\/\/[\d.]+:\d+/.exec(out)?.[0];
  if (url === undefined) throw new Error(`no address in: ${out}`);
  return {
    url,
    dataFolder,
    pid: child.pid!,
    said: () => said,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

async function until(child: ChildProcess, ready: () => boolean, said: () => string): Promise<void> {
  for (let waited = 0; !ready(); waited += 50) {
    if (child.exitCode !== null) throw new Error(`it ended: ${said()}`);
    if (waited > 100_000) throw new Error(`not ready: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs `andu …` to its end. */
export async function andu(
  args: readonly string[],
  input = '',
  settings: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(node, [join(root, 'dist/cli.js'), ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...settings },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'exit')) as [number];
  return { code, out, err };
}
