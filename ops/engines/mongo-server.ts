import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ferretProgram } from './ferret-program.ts';
import { freePort } from '#platform/free-port.ts';
import { ownProcess } from './own-process.ts';

/** A server that speaks MongoDB's protocol, for as long as a test or a measurement wants it there. */
export interface MongoServer {
  /** Its address, with a database of its own. */
  readonly address: string;
  /** Ends the process at once; what was written stays. Of a server that others started this cannot be done. */
  readonly process: {
    readonly pid: number;
    kill(): Promise<void>;
    /** With pragmas of its SQLite, by which it takes no writes or is full. */
    start(...pragmas: readonly string[]): Promise<void>;
    /** It takes connections and answers nothing. */
    pause(): void;
    goOn(): void;
  } | null;
  /** Stops for good and removes what was stored. */
  dispose(): Promise<void>;
}

/** Starts one, or a database of its own in that of `ANDU_TEST_MONGO`; null where `npm run engines` has built none either. */
export function mongoServer(): (() => Promise<MongoServer>) | null {
  const real = process.env['ANDU_TEST_MONGO'];
  if (real !== undefined) return () => databaseAt(real);
  return existsSync(ferretProgram()) ? startFerret : null;
}

/** A database of its own in a server that runs, removed afterwards. */
async function databaseAt(address: string): Promise<MongoServer> {
  const name = `andu_test_${crypto.randomUUID().slice(0, 8)}`;
  const url = new URL(address);
  url.pathname = `/${name}`;
  return {
    address: url.href,
    process: null,
    async dispose() {
      const { MongoClient } = await import('mongodb');
      const client = new MongoClient(url.href);
      await client.db(name).dropDatabase();
      await client.close();
    },
  };
}

async function startFerret(): Promise<MongoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'andu-ferret-'));
  const port = await freePort();
  const own = ownProcess({
    folder,
    launch: (...pragmas: readonly string[]) =>
      spawn(ferretProgram(), [`127.0.0.1:${port}`, folder, ...pragmas], {
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    // It says its address when it listens.
    ready: ({ stdout }) => once(createInterface({ input: stdout! }), 'line'),
  });
  await own.process.start();
  return { address: `mongodb://127.0.0.1:${port}/andu`, ...own };
}
