import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { BenchTable } from '../bench/bench-table.ts';
import { peersFolder } from './peers-folder.ts';
import { databases, type PeersOrder, type PeersReport } from './peers-order.ts';
import { peersTable } from './peers-table.ts';
import { type PostgresCluster, startPostgres } from './postgres-cluster.ts';

export interface PeersOptions {
  /** Folder on the disk to measure; the system's folder for temporary files. */
  readonly folder?: string;
  readonly rounds?: number;
  readonly milliseconds?: number;
}

/** Whether `npm run peers` has been here. */
export const peersAreInstalled = (): boolean => existsSync(join(peersFolder(), 'node_modules'));

/**
 * Measures our embedded store beside other event stores for Node and beside plain SQLite, all driven alike by
 * one process, on one disk, each append synced before it is answered. Throws where `npm run peers` has not
 * installed them, or the machine has no PostgreSQL.
 */
export async function measurePeers(options: PeersOptions = {}): Promise<BenchTable> {
  if (!peersAreInstalled()) {
    throw new Error('the other event stores are not installed: npm run peers installs them');
  }
  const parent = options.folder ?? tmpdir();
  const folder = mkdtempSync(join(parent, 'andu-peers-'));
  try {
    const cluster = await startPostgres(parent);
    try {
      makeDatabases(cluster);
      const order: PeersOrder = {
        folder,
        rounds: options.rounds ?? 7,
        milliseconds: options.milliseconds ?? 400,
        writers: 32,
        batch: 100,
        streamLength: 1_000,
        postgres: cluster.pid,
      };
      return peersTable(order, await reportOf(order, cluster));
    } finally {
      await cluster.dispose();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function makeDatabases(cluster: PostgresCluster): void {
  cluster.run('createdb', databases.emmett);
  cluster.run('createdb', databases.castore);
  cluster.run('bash', join(peersFolder(), 'node_modules/@eventide/message-db/database/install.sh'));
}

async function reportOf(order: PeersOrder, cluster: PostgresCluster): Promise<PeersReport> {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = join(import.meta.dirname, `peers.process.${fromSource ? 'ts' : 'js'}`);
  const conditions = fromSource ? ['--conditions=andu-source'] : [];
  const child = spawn(process.execPath, [...conditions, script, JSON.stringify(order)], {
    env: { ...process.env, ...cluster.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const report = await text(child.stdout);
  if (report === '') throw new Error('the writing process ended before it could report');
  return JSON.parse(report) as PeersReport;
}
