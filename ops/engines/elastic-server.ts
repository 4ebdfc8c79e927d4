import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { elasticCommand, elasticHome } from './elastic-node.ts';
import { freePort } from '#platform/free-port.ts';
import { ownProcess } from './own-process.ts';

/** A server of Elasticsearch, for as long as a test or a measurement wants it there. */
export interface ElasticServer {
  readonly address: string;
  /** Of a server that others started none of this can be done. */
  readonly process: {
    readonly pid: number;
    /** Ends at once; what was written stays. */
    kill(): Promise<void>;
    start(): Promise<void>;
    /** It takes connections and answers nothing. */
    pause(): void;
    goOn(): void;
  } | null;
  /** Stops for good and removes what was stored. */
  dispose(): Promise<void>;
}

/** Starts one, or takes that of `ANDU_TEST_ELASTIC`; null where `npm run engines` has fetched none either. */
export function elasticServer(): (() => Promise<ElasticServer>) | null {
  const real = process.env['ANDU_TEST_ELASTIC'];
  // Whoever uses it has an installation of his own; what he made there is left to whoever named the server.
  if (real !== undefined) {
    return async () => ({ address: real, process: null, dispose: async () => undefined });
  }
  return existsSync(elasticHome()) ? startNode : null;
}

async function startNode(): Promise<ElasticServer> {
  const folder = mkdtempSync(join(tmpdir(), 'andu-elastic-'));
  const ports = { http: await freePort(), transport: await freePort() };
  const own = ownProcess({
    folder,
    launch: () =>
      spawn('java', elasticCommand(elasticHome(), folder, ports), {
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    // It says when it answers; the rest is its log.
    ready: (child) =>
      new Promise<void>((resolve, reject) => {
        createInterface({ input: child.stdout! }).on(
          'line',
          (line) => line === 'listening' && resolve(),
        );
        child.once('exit', (code) => reject(new Error(`Elasticsearch ended with ${code}`)));
        child.once('error', reject);
      }),
  });
  await own.process.start();
  return { address: `http://127.0.0.1:${ports.http}`, ...own };
}
