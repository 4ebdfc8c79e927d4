import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { callersOf, type Callers } from './system/callers.ts';
import { openNamedCase, parties, type NamedCase } from './system/named-case.ts';
import { newFolder, removeFolder, startServer, type RunningAndu } from './system/running-andu.ts';

let folder: string;
let server: RunningAndu;
let andu: Callers;
let named: NamedCase;

beforeAll(async () => {
  folder = await newFolder();
  server = await startServer(folder, 0, 'trace', 'without-cases');
  andu = callersOf(server.url, folder);
  named = await openNamedCase(andu);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await removeFolder(folder);
});

/** Calls with a name or number wherever one may stand: where it belongs, where it is refused, where it breaks. */
async function mention(token: string): Promise<void> {
  const own = andu.as(`${parties.court}-handler`);
  const word = encodeURIComponent(token);
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const calls = [
    own(`/api/search?q=${word}`),
    own(`/api/search?q=${word}&unknown=${word}`),
    own(`/api/cases/${word}`),
    own(`/api/cases?filter=${encodeURIComponent(JSON.stringify({ id: [token], [token]: token }))}`),
    own(`/api/${word}`),
    own('/api/commands/makeRuling', { headers, body: { caseId: named.caseId, [token]: token } }),
    own('/api/review', { body: { measure: token, [token]: token } }),
    own('/api/review', { body: Buffer.from(`{"measure": ${token}`) }),
    own('/api/documents', {
      body: Buffer.from(token),
      headers: { 'content-type': token.slice(0, 0) },
    }),
    andu.call(`/api/session/sign-in?returnTo=${word}`),
    andu.call('/oidc/token', { body: { username: token, password: token } }),
    andu.call('/api/cases', { headers: { authorization: `Bearer ${word}` } }),
    andu.call('/api/cases', { headers: { 'user-agent': word, 'x-correlation-id': word } }),
  ];
  await Promise.all(calls);
}

/** The names and numbers that stand in a text, as they are or as an address or JSON would write them. */
const namedIn = (text: string): readonly string[] =>
  named.tokens.filter((token) =>
    [token, encodeURIComponent(token), escaped(token)].some((spelling) => text.includes(spelling)),
  );

const escaped = (token: string): string =>
  token.replaceAll(/[^\0-~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);

test('what the server logs names nobody, whatever is asked and however it fails', async () => {
  for (const token of named.tokens) await mention(token);
  await server.stop();
  expect(server.said()).toContain('the log may sign');
  expect(namedIn(server.said())).toEqual([]);
}, 120_000);

test('nor when stored events of a case cannot be read', async () => {
  const stored = new DatabaseSync(join(folder, 'events/events.sqlite'));
  const cut = `UPDATE events SET data = substr(data, 1, length(data) - 3) WHERE position IN
    (SELECT position FROM events WHERE data LIKE ? ORDER BY position DESC LIMIT 6)`;
  expect(stored.prepare(cut).run(`%${named.tokens[0]}%`).changes).toBe(6);
  stored.close();
  await removeFolder(join(folder, 'views'));
  // Events that are not what the log holds keep it from being ready; it answers all the same.
  server = await startServer(folder, 0, 'trace', 'without-cases', {}, /^not ready \/ /m);
  andu = callersOf(server.url, folder);
  await andu.as('auditor')(`/api/cases/${named.caseId}`);
  await andu.as('auditor')('/api/events?limit=1000');
  // It does say something of it, once the log has come to them.
  while (!/"level":50/.test(server.said())) await wait(50);
  await server.stop();
  expect(namedIn(server.said())).toEqual([]);
}, 120_000);
