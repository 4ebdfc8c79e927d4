import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { generateSm2Key, sm2PublicKey, sm2Signer, sm2Verify } from '#platform/crypto/sm2.ts';
import { type BenchRow, type BenchTable, figure, quantile } from '../bench-table.ts';
import { rate, syncRate } from '../durable-writes-workloads.ts';
import { startServer } from '../server-process.ts';
import type { LoadOrder, LoadReport } from './load-order.ts';

export interface HttpOptions {
  /** A small run, to see that it works. */
  readonly quick?: boolean;
}

const clients = 150;
const mostMs = 100;
const mostLagMs = 200;
/** Between two commands of one client, on average. */
const meanPauseMs = 500;

/**
 * Commands over HTTP from 150 clients in a process of their own, against the built
 * server in another, on an empty folder: once as they come in work, once without
 * a pause, which shows where the machine is full.
 */
export async function measureHttp({ quick = false }: HttpOptions = {}): Promise<BenchTable> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'andu-bench-http-'));
  const server = await startServer(dataFolder);
  const order = { url: server.url, dataFolder, clients, readers: 4 };
  const seconds = quick ? 2 : 20;
  try {
    const floors = await machineFloors(dataFolder, quick ? 100 : 500);
    const working = await load({
      ...order,
      meanPauseMs,
      warmUp: quick ? 300 : 3_000,
      commands: Math.ceil((seconds + 2) * (clients / meanPauseMs) * 1000),
      milliseconds: seconds * 1000,
      seed: 1,
    });
    const full = await load({
      ...order,
      meanPauseMs: 0,
      warmUp: quick ? 150 : 1_000,
      commands: quick ? 1_000 : 12_000,
      milliseconds: seconds * 500,
      seed: 3,
    });
    return {
      title: `Commands over HTTP from ${clients} clients at once`,
      rows: [
        ...floors,
        ...rowsOf('', working),
        ...rowsOf('no pauses: ', full),
        figure('resident after it', server.resident(), 'MiB'),
      ],
      notes: [
        'every command is signed by the system of its agency (RFC 9421, SM2), before the clock starts;',
        'lawful synthetic cases, a case for each client, the steps of a case one after another;',
        `a client pauses for ${meanPauseMs} ms on average (0 to ${2 * meanPauseMs}) before each command; "no pauses" is the machine filled up`,
        'four readers with access tokens ask for the case of an answered command as of its event (?after=);',
        'server and load are processes of their own on this one machine and share its cores',
        ...[working, full].flatMap(({ errors }) =>
          Object.entries(errors).map(([name, count]) => `${count} × ${name}`),
        ),
      ],
    };
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true });
  }
}

function rowsOf(prefix: string, { seconds, latencies, lags, errors }: LoadReport): BenchRow[] {
  const faults = Object.values(errors).reduce((sum, count) => sum + count, 0);
  return [
    figure(`${prefix}commands`, latencies.length / seconds, '1/s'),
    figure(`${prefix}p50 of a command`, quantile(latencies, 0.5), 'ms'),
    figure(`${prefix}p95 of a command`, quantile(latencies, 0.95), 'ms'),
    figure(`${prefix}p99 of a command`, quantile(latencies, 0.99), 'ms', { atMost: mostMs }),
    figure(`${prefix}errors`, faults, '', { atMost: 0 }),
    figure(`${prefix}visible after the answer, p95`, quantile(lags, 0.95), 'ms', {
      atMost: mostLagMs,
    }),
  ];
}

/** What the machine gives at this moment: the figures below hold for it. */
async function machineFloors(folder: string, ms: number): Promise<BenchRow[]> {
  const key = generateSm2Key();
  const message = Buffer.alloc(300, 1);
  const signature = sm2Signer(key)(message);
  const publicKey = sm2PublicKey(key);
  const verify = () => sm2Verify(publicKey, message, signature);
  return [
    figure('fdatasync floor', await syncRate(folder, ms), 'syncs/s'),
    figure('SM2 verifications of one core', await rate(ms, () => undefined, verify), '1/s'),
  ];
}

/** Runs the load in a process of its own. */
export async function load(order: LoadOrder): Promise<LoadReport> {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = join(import.meta.dirname, `load.process.${fromSource ? 'ts' : 'js'}`);
  const conditions = fromSource ? ['--conditions=andu-source'] : [];
  const child = spawn(process.execPath, [...conditions, script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const report = await text(child.stdout);
  if (report === '') throw new Error('the load ended before it could report');
  return JSON.parse(report) as LoadReport;
}
