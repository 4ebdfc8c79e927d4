import 'reflect-metadata';
import { connect, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { accessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken } from '#http/operation.ts';
import type { Principal } from '#domain/access/principal.ts';
import { openCallLimits, type SharedCallLimits } from './call-limits.ts';
import { createApp } from './create-app.ts';
import { callsPerMinute, headFirst } from './head-first.ts';
import { serverPorts } from './ports.ts';
import { storeFaults } from './store-faults.ts';
import { problemAnswer } from './problem-answer.ts';

const somebody = {
  kind: 'person',
  id: 'somebody',
  agency: null,
  role: 'auditor',
} as never as Principal;
const bodyTimeoutMs = 300;

let app: NestFastifyApplication;
let port: number;
let parsed: number;
/** A clock that stands still, so that no bucket fills again. */
let now: number;
let limits: SharedCallLimits;
beforeEach(async () => {
  parsed = 0;
  now = Date.now();
  limits = openCallLimits(':memory:', () => now);
  const identify = async ({ headers }: { headers: Record<string, unknown> }) =>
    headers['authorization'] === 'Bearer good' ? somebody : null;
  const probe = async (fastify: FastifyInstance): Promise<void> => {
    fastify.addHook('preValidation', async ({ body }) => {
      if (body !== undefined) parsed += 1;
    });
    fastify.post('/api/probe', async () => ({ heard: true }));
  };
  app = await createApp({
    controllers: [],
    providers: [
      { provide: serverPorts, useValue: { identify } },
      { provide: accessPolicyToken, useValue: accessPolicy({}) },
    ],
    answerProblem: problemAnswer({ error: () => undefined }, async () => undefined, storeFaults()),
    plugins: [headFirst({ identify, limits: limits.of, bodyTimeoutMs }), probe],
  });
  await app.listen(0, '127.0.0.1');
  ({ port } = app.getHttpServer().address() as { port: number });
});
afterEach(async () => {
  await app.close();
  limits.close();
});

const post = (headers: Record<string, string>, body: string) =>
  fetch(`http://127.0.0.1:${port}/api/probe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

/** Everything that comes until the other side ends, or so long. */
function heard(socket: Socket, ms: number): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    setTimeout(() => resolve(text), ms);
  });
}

describe('the head of a call is looked at before its body:', () => {
  test("nobody's body is not taken apart", async () => {
    const huge = `{"a":[${'[],'.repeat(300_000)}[]]}`;
    const answer = await post({}, huge);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
    expect(parsed).toBe(0);
    expect((await post({ authorization: 'Bearer good' }, '{}')).status).toBe(200);
    expect(parsed).toBe(1);
  });

  test('nobody is answered before the body has come', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /api/probe HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
    );
    expect(await heard(socket, 500)).toContain('HTTP/1.1 401');
    socket.destroy();
  });

  test('a body that drips is ended by an answer', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /api/probe HTTP/1.1\r\nhost: a\r\nauthorization: Bearer good\r\n' +
        'content-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
    );
    const drip = setInterval(() => socket.write(' '), 50);
    const text = await heard(socket, bodyTimeoutMs * 4);
    clearInterval(drip);
    socket.destroy();
    expect(text).toContain('HTTP/1.1 408');
    expect(text).toContain('"code":"request-timeout"');
  });

  test('who was refused too often is not looked at any more, others are', async () => {
    for (let count = 0; count < callsPerMinute.nobody; count += 1) {
      const { statusCode } = await app.inject({ method: 'POST', url: '/api/probe', payload: {} });
      expect(statusCode).toBe(401);
    }
    const refused = await app.inject({ method: 'POST', url: '/api/probe', payload: {} });
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post({ authorization: 'Bearer good' }, '{}')).status).toBe(200);
    now += 1_000;
    const later = await app.inject({ method: 'POST', url: '/api/probe', payload: {} });
    expect(later.statusCode).toBe(401);
  });
});

describe('what the parser of HTTP cannot take for a call', () => {
  test.each([
    ['a method that there is not', 'FOO / HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'malformed-request'],
    ['another protocol', '\x16\x03\x01\x00\x00\r\n\r\n', 400, 'malformed-request'],
    [
      'a body of two lengths',
      'POST /api/probe HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed-request',
    ],
    [
      'a head without an end',
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      413,
      'too-large',
    ],
  ])('is answered by a problem: %s', async (_, sent, status, code) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(sent);
    const text = await heard(socket, 300);
    socket.destroy();
    expect(text).toContain(`HTTP/1.1 ${status}`);
    expect(text).toContain('content-type: application/problem+json');
    expect(text).toContain(`"code":"${code}"`);
  });
});
