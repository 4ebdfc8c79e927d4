import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GrpcServer, startGrpcServer } from '#event-store/grpc-server/grpc-server.ts';

/** A server that speaks the protocol of EventStoreDB, for as long as a test wants it there. */
export interface KurrentServer {
  /** Its address for the official client of a scheme. */
  address(scheme: 'esdb' | 'kurrentdb'): string;
  /** A folder that goes with it. */
  readonly folder: string;
  /** Lets go of every connection; what was appended stays. */
  stop(): Promise<void>;
  /** Comes back at the same address, with the files of another folder below `folder` where one is named. */
  start(files?: string): Promise<void>;
  /** Copies the files of the stopped server to another folder below `folder`. */
  copyTo(files: string): void;
  /** Stops for good and removes what was stored. */
  dispose(): Promise<void>;
}

/** Starts one with an empty log. What it cannot do is thrown out of the process. */
export async function kurrentServer(): Promise<KurrentServer> {
  const folder = mkdtempSync(join(tmpdir(), 'andu-kurrent-'));
  const open = (port: number, files = 'server'): Promise<GrpcServer> =>
    startGrpcServer({
      folder: join(folder, files),
      host: '127.0.0.1',
      port,
      tls: null,
      backbone: null,
      users: null,
      onFailure: (error) => {
        throw error;
      },
    });
  let server: GrpcServer | null = await open(0);
  const { port } = server;
  async function stop(): Promise<void> {
    await server?.close();
    server = null;
  }
  return {
    folder,
    address: (scheme) => `${scheme}://admin:changeit@127.0.0.1:${port}?tls=false`,
    stop,
    async start(files) {
      server = await open(port, files);
    },
    copyTo: (files) => cpSync(join(folder, 'server'), join(folder, files), { recursive: true }),
    async dispose() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
