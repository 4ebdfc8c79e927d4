import {
  type ChildProcess,
  execFileSync,
  type ExecFileSyncOptions,
  spawn,
} from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A PostgreSQL server of our own, for as long as a measurement lasts. */
export interface PostgresCluster {
  /** Process that all of its processes descend from. */
  readonly pid: number;
  /** What its clients need in their environment: `PGHOST` (its socket's folder), `PGUSER`, `PGDATABASE`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a client program of PostgreSQL, or a script that calls some. Throws when it fails. */
  run(program: string, ...args: readonly string[]): void;
  /** Stops the server and removes its folder. */
  dispose(): Promise<void>;
}

/** PostgreSQL answers within so long, or something is wrong. */
const startMs = 30_000;

/**
 * Makes a cluster in a folder of its own below `parent` (the disk to measure) from the machine's PostgreSQL
 * and starts it: on a socket in that folder only, everything as PostgreSQL has it from the start, so that each
 * commit is synced before it is answered. PostgreSQL refuses to run as root; started by root it runs as `postgres`.
 * Throws where there is no PostgreSQL.
 */
export async function startPostgres(parent = tmpdir()): Promise<PostgresCluster> {
  const programs = postgresPrograms();
  const owner = process.getuid?.() === 0 ? accountOf('postgres') : null;
  const folder = mkdtempSync(join(parent, 'andu-postgres-'));
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const environment = { PGHOST: folder, PGUSER: 'andu', PGDATABASE: 'postgres' };
  const env = { ...process.env, ...environment, PATH: `${programs}:${process.env['PATH']}` };

  const quietly: ExecFileSyncOptions = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  const asOwner: ExecFileSyncOptions = { ...quietly, ...owner, cwd: folder };

  let server: ChildProcess | undefined;
  async function dispose(): Promise<void> {
    if (server !== undefined && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      // SIGINT: a fast shutdown, which waits for no client.
      server.kill('SIGINT');
      await ended;
    }
    rmSync(folder, { recursive: true });
  }

  try {
    const made = ['-D', data, '-U', 'andu', '--auth=trust', '--encoding=UTF8'];
    execFileSync(join(programs, 'initdb'), made, asOwner);
    const settings = ['-c', 'listen_addresses=', '-c', 'max_connections=200'];
    server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, ...settings], {
      ...owner,
      env,
      cwd: folder,
      stdio: 'ignore',
    });
    await answering(server, () => execFileSync(join(programs, 'pg_isready'), ['-q'], quietly));
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    pid: server.pid!,
    environment,
    run: (program, ...args) => {
      execFileSync(program, args, quietly);
    },
    dispose,
  };
}

async function answering(server: ChildProcess, ask: () => void): Promise<void> {
  const until = performance.now() + startMs;
  for (;;) {
    try {
      return ask();
    } catch (error) {
      if (server.exitCode !== null || performance.now() > until) throw error;
      await delay(50);
    }
  }
}

/** Folder of the newest PostgreSQL's programs. */
function postgresPrograms(): string {
  const versions = '/usr/lib/postgresql';
  const packaged = existsSync(versions)
    ? readdirSync(versions)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : [];
  const folders = [...packaged, ...(process.env['PATH'] ?? '').split(':')];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
  if (found === undefined) throw new Error('there is no PostgreSQL (initdb) on this machine');
  return found;
}

function accountOf(name: string): { readonly uid: number; readonly gid: number } {
  const number = (option: string): number =>
    Number(execFileSync('id', [option, name], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}
