import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { viewNames } from '#projections/ports/views.ts';

/** A server of the built system in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Mebibytes that the process holds in memory now. */
  resident(): number;
  /** Mebibytes that it held at most. */
  peakResident(): number;
  /** Sends it a signal: `SIGKILL`, `SIGSTOP`, `SIGCONT`. */
  signal(name: NodeJS.Signals): void;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  /** Resolves when it has ended in good order. */
  stop(): Promise<void>;
}

/** The built command line: beside us when this file is built as well, else in `dist/`. */
const commandLine = (): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? '../../dist/cli.js' : '../../cli.js',
      import.meta.url,
    ),
  );

/**
 * Starts `andu serve` on a free port and a folder, with all roles or these, and with `further` settings of its
 * environment; resolves when it answers.
 */
export async function startServer(
  dataFolder: string,
  roles?: string,
  further: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const named = roles === undefined ? [] : ['--role', roles];
  const child = spawn(process.execPath, [commandLine(), 'serve', ...named], {
    env: {
      ...process.env,
      ANDU_DATA: dataFolder,
      ANDU_DEMO: 'without-cases',
      ANDU_LOG_LEVEL: 'warn',
      // Warnings come of themselves: only what asks for them has the role.
      ANDU_ROLE: 'commands,read-api,projections,anchors,ui',
      PORT: '0',
      ...further,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await addressOf(child);
  const memory = (field: string): number => {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${child.pid}/status`, 'utf8'),
    );
    return Math.round(Number(found![1]) / 1024);
  };
  return {
    url,
    resident: () => memory('VmRSS'),
    peakResident: () => memory('VmHWM'),
    signal: (name) => void child.kill(name),
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The address that the server prints when it is ready; throws when it ends before. */
async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`the server ended with ${child.exitCode} before it was ready`);
}

/** Waits until every view and the log have taken every event, by the server's own metrics. */
export async function caughtUp({ url }: ServerProcess): Promise<void> {
  const lags = [
    'andu_log_lag_events',
    ...viewNames.map((view) => `andu_view_lag_events{view="${view}"}`),
  ];
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (lags.every((name) => metrics.includes(`\n${name} 0\n`))) return;
    await delay(200);
  }
}
