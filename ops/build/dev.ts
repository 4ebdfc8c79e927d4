import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { reloadingProcess } from './reloading-process.ts';

/**
 * The system while one works on it: the compiler watches the sources, the server is
 * started again on what it wrote, and when there are screens, Vite serves them with
 * hot reload at the one address (`PORT`, 8080) and hands all other calls on.
 */
const root = resolve(import.meta.dirname, '../..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);
const screens = join(root, 'ops/build/vite.config.ts');

const { status } = spawnSync(
  process.execPath,
  [join(root, 'ops/build/build.mjs'), '--if-changed'],
  {
    stdio: 'inherit',
  },
);
if (status !== 0) process.exit(status ?? 1);

const compiler = spawn(
  bin('tsc'),
  ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

/** What the server behind answers; everything else belongs to the screens. */
const behind = ['/api', '/oidc', '/healthz', '/readyz', '/metrics'];

/** Vite in front of the server at `port`; null when there are no screens. */
async function serveScreens(port: number) {
  if (!existsSync(screens)) return null;
  const vite = await import('vite');
  const front = await vite.createServer({
    configFile: screens,
    root: join(root, 'ui'),
    server: {
      host: '127.0.0.1',
      port: Number(process.env['PORT'] ?? 8080),
      proxy: Object.fromEntries(
        behind.map((path) => [path, { target: `http://127.0.0.1:${port}`, changeOrigin: false }]),
      ),
    },
  });
  await front.listen();
  front.printUrls();
  return front;
}

const port = existsSync(screens) ? await freePort() : null;
const front = port === null ? null : await serveScreens(port);
const address = front?.resolvedUrls?.local[0];
const server = reloadingProcess({
  command: [process.execPath, join(root, 'dist/cli.js'), 'serve'],
  environment: {
    ...process.env,
    ...(port === null ? {} : { PORT: String(port) }),
    ...(address === undefined ? {} : { ANDU_BASE_URL: new URL(address).origin }),
  },
  folder: join(root, 'dist'),
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    compiler.kill();
    void Promise.all([server.stop(), front?.close()]).then(() => process.exit(0));
  });
}
