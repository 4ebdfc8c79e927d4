import { startGrpcServer } from '#event-store/grpc-server/grpc-server.ts';

/**
 * Serves clients' streams in a folder at a port, 0 for any, until it is killed; says the port as a line. Asked by a
 * message it answers with the bytes that it holds after a collection (`--expose-gc`).
 */
const [folder, port] = process.argv.slice(2);
const server = await startGrpcServer({
  folder: folder!,
  host: '127.0.0.1',
  port: Number(port),
  tls: null,
  backbone: null,
  users: null,
  onFailure: (error) => {
    throw error;
  },
});
process.on('message', () => {
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  process.send!(heapUsed + external);
});
process.stdout.write(`${server.port}\n`);
