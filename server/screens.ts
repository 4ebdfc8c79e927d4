import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Beside this file in `dist/`; in `dist/` as well when this is run from its source. */
const folders = ['../ui', '../dist/ui'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
const folder = folders.find((path) => existsSync(`${path}/assets`)) ?? null;

export const screensAreBuilt = (): boolean => folder !== null;

/** The built screens: assets carry their digest in the name and are kept, the page is asked for each time. */
export async function serveScreens(fastify: FastifyInstance): Promise<void> {
  if (folder === null) return;
  await fastify.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const kept = path.includes('/assets/');
      void reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Not by the plugin's own index, which does not find the compressed page.
  fastify.get('/', (_, reply) => reply.sendFile('index.html'));
}
