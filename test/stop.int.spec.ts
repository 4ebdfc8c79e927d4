import { connect } from 'node:net';
import { startAndu } from '../main.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { join } from 'node:path';
import { testConfiguration } from './system/test-configuration.ts';

const graceMs = 1_000;

test('stopping ends live streams at once, other calls after the grace, and then the stores', async () => {
  const folder = await newFolder();
  const andu = await startAndu(testConfiguration(folder), { graceMs });
  const listeners = process.listenerCount('SIGTERM');
  const user = { user: 'administrator', password: 'andu-demo' };
  const token = await obtainToken({ baseUrl: andu.url, ...user });
  const authorization = `Bearer ${token}`;
  const auditor = await obtainToken({ baseUrl: andu.url, ...user, user: 'auditor' });
  const live = await fetch(`${andu.url}/api/live`, {
    headers: { authorization: `Bearer ${auditor}` },
  });
  const streamed = live.text();
  // A call whose body never comes.
  const socket = connect(Number(new URL(andu.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `PUT /api/preferences/a HTTP/1.1\r\nhost: a\r\nauthorization: ${authorization}\r\n` +
      'content-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  const from = performance.now();
  const closed = andu.close().then(() => performance.now() - from);
  await streamed;
  expect(performance.now() - from).toBeLessThan(graceMs);
  const took = await closed;
  expect(took).toBeGreaterThanOrEqual(graceMs * 0.9);
  expect(took).toBeLessThan(graceMs + 3_000);
  // Nothing in the parts listens to signals by itself: whoever starts them does.
  expect(process.listenerCount('SIGTERM')).toBe(listeners);
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  await store.close();
  await removeFolder(folder);
}, 60_000);
