import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Browser } from '#identity/testing/browser.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

/** While the log does not fit the events nothing is let in or moved on, and whoever is to be stopped is stopped. */
let andu: ServedAndu;
let put: (path: string, body: object) => ReturnType<ServedAndu['call']>;
let altered: Row;
beforeAll(async () => {
  andu = await serveAndu();
  const administrator = andu.as('administrator');
  put = (path, body) => administrator(path, { method: 'PUT', body });
  // Somebody is recorded, and the record altered.
  await administrator('/api/events');
  await andu.as('auditor')('/api/users');
  await until(true);
  altered = inEvents('SELECT position, data FROM events ORDER BY position DESC LIMIT 1')!;
  inEvents("UPDATE events SET data = '{}' WHERE position = ?", altered['position']!);
  await until(false);
}, 60_000);
afterAll(() => andu.close());

type Row = Record<string, SQLOutputValue>;

function inEvents(statement: string, ...values: SQLInputValue[]): Row | undefined {
  const database = new DatabaseSync(join(andu.folder, 'events/events.sqlite'), { timeout: 5_000 });
  try {
    return database.prepare(statement).get(...values);
  } finally {
    database.close();
  }
}

async function until(ready: boolean): Promise<void> {
  while (((await andu.call('/readyz')).status === 200) !== ready) await wait(50);
}

const reason = '密钥可能已为他人所知';
const doubt = { status: 503, body: { code: 'log-disagrees' } };

test('a system and a key are frozen and ended; nothing is thawed, registered or decided', async () => {
  const system = '/api/systems/system-justice-minhang';
  const calls = andu.signedBy('justice-minhang');
  expect((await calls('/api/commands')).status).toBe(200);
  expect(await put(`${system}/state`, { state: 'frozen', reason })).toMatchObject({
    status: 200,
    body: { state: 'frozen' },
  });
  expect((await calls('/api/commands')).status).toBe(403);
  expect(await put(`${system}/state`, { state: 'active', reason })).toMatchObject(doubt);
  const other = '/api/systems/system-court-shanghai-3';
  const { body } = await andu.as('administrator')('/api/systems');
  const { keys } = (body as { id: string; keys: { id: string }[] }[]).find(
    ({ id }) => id === 'system-court-shanghai-3',
  )!;
  expect(
    await put(`${other}/keys/${keys[0]!.id}/state`, { state: 'disabled', reason }),
  ).toMatchObject({ status: 200 });
  expect((await andu.signedBy('court-shanghai-3')('/api/commands')).status).not.toBe(200);
  const key = { algorithm: 'sm2-sm3' };
  const rotation = { key, overlapDays: 1, reason };
  const rotated = await andu.as('administrator')(`${other}/keys`, { body: rotation });
  expect(rotated).toMatchObject(doubt);
});

test('an account is stopped: its password, tokens and sessions end', async () => {
  const user = 'prison-liaocheng-handler';
  const browser = new Browser();
  await browser.signIn(andu.url, user, '/healthz');
  const cookie = `andu_session=${browser.cookies.get('andu_session')!.value}`;
  const session = () => andu.call('/api/session', { headers: { cookie } });
  expect((await session()).body).toMatchObject({ signedIn: true });
  const code = await andu.as('administrator')(`/api/users/${user}/code`, { body: { reason } });
  expect(code.status).toBe(201);
  expect((await session()).body).toMatchObject({ signedIn: false });
});

test('somebody signs out', async () => {
  const browser = new Browser();
  await browser.signIn(andu.url, 'prison-baimaoling-handler', '/healthz');
  const cookie = `andu_session=${browser.cookies.get('andu_session')!.value}`;
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const left = await andu.call('/api/session', { method: 'DELETE', headers });
  expect(left.status).toBe(200);
  expect((await andu.call('/api/session', { headers })).body).toMatchObject({ signedIn: false });
});

test('what was taken in doubt is in the log with its leaf once the log signs again', async () => {
  const found = async () => {
    const answer = await andu.as('auditor')('/api/events?type=SystemStateChanged');
    const [frozen] = (answer.body as { events: object[] }).events.toReversed();
    return frozen as { data: object; proof: { kind: string } };
  };
  expect(await found()).toMatchObject({
    data: { system: 'system-justice-minhang', to: 'frozen', reason },
    proof: { kind: 'recorded' },
  });
  const { data, position } = altered;
  inEvents('UPDATE events SET data = ? WHERE position = ?', data!, position!);
  await until(true);
  while ((await found()).proof.kind === 'recorded') await wait(50);
  expect(
    await put('/api/systems/system-justice-minhang/state', { state: 'active', reason }),
  ).toMatchObject({ status: 200, body: { state: 'frozen', open: { act: 'thaw' } } });
});
