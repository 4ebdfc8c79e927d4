import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { clientVersion, openElastic } from './elastic-connection.ts';

/** Answers which version it is, and everything else with nothing. */
async function serverOf(version: () => string) {
  const server = createServer((_, response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'x-elastic-product': 'Elasticsearch',
    });
    response.end(JSON.stringify({ nodes: { one: { version: version() } } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `http://andu:secret@127.0.0.1:${port}`, close: () => server.close() };
}

test('a server of another version is named beside the client, and taken when it was replaced', async () => {
  let version = '7.17.29';
  const server = await serverOf(() => version);
  const elastic = openElastic(server.address, { answerMs: 30_000 });
  try {
    const ask = () => elastic.ask(async () => 'answered');
    await expect(ask()).rejects.toMatchObject({
      name: 'ViewServerUnavailable',
      reason: 'refused',
      message: `Elasticsearch is not available: refused (server 7.17.29, client ${clientVersion}: a server of version 8 or 9 is wanted)`,
    });
    version = '10.0.0';
    await expect(ask()).rejects.toThrow('server 10.0.0');
    for (version of ['8.14.3', '9.2.0']) expect(await ask()).toBe('answered');
  } finally {
    await elastic.close();
    server.close();
  }
});

test('the version of the client is the one that is installed', () => {
  const root = join(import.meta.dirname, '..', '..');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(dependencies['@elastic/elasticsearch']).toBe(clientVersion);
});
