import { request as httpRequest } from 'node:http';
import { demonstrationSigningKey } from './signatures/demonstration-systems.ts';
import { signRequest, type RequestToSign } from './signatures/sign-request.ts';
import { serveIdentity, type ServedIdentity } from './testing/served-identity.ts';

let served: ServedIdentity;
beforeAll(async () => {
  served = await serveIdentity();
});
afterAll(() => served.close());

const agency = 'prison-baimaoling';
const system = 'system-prison-baimaoling';
const key = () => demonstrationSigningKey(served.folder, agency)!;
const body = Buffer.from('{"data":{"on":"2026-03-02"}}');
const requestTo = (url: string): RequestToSign => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  body,
});

async function send(url: string, headers: Record<string, string>, content: BodyInit = body) {
  const answer = await fetch(url, { method: 'POST', headers, body: content });
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
}

describe('a signed call over the wire', () => {
  test('speaks for the system that signed it, however often it is looked at', async () => {
    const url = `${served.url}/probe?x=%E7%9B%97`;
    const answer = await send(
      url,
      signRequest(requestTo(url), key(), { digests: ['sha-256', 'sm3'] }),
    );
    expect(answer).toMatchObject({
      status: 200,
      who: system,
      again: system,
      body: JSON.parse(body.toString()),
    });
  });

  test('may use another name of this machine', async () => {
    const url = `${served.url.replace('127.0.0.1', 'localhost')}/probe`;
    expect(await send(url, signRequest(requestTo(url), key()))).toMatchObject({ who: system });
  });

  test('made for another server is refused', async () => {
    const url = `${served.url}/probe`;
    const headers = signRequest(requestTo('http://andu.example/probe'), key());
    expect(await send(url, headers)).toMatchObject({ status: 401, code: 'signature-invalid' });
  });

  test('sent a second time is refused', async () => {
    const url = `${served.url}/probe`;
    const headers = signRequest(requestTo(url), key());
    expect((await send(url, headers)).status).toBe(200);
    expect(await send(url, headers)).toMatchObject({ status: 401, code: 'signature-replayed' });
  });

  test('with another body is refused', async () => {
    const url = `${served.url}/probe`;
    const headers = signRequest(requestTo(url), key());
    expect(await send(url, headers, '{"data":{"on":"2026-03-03"}}')).toMatchObject({
      status: 400,
      code: 'content-digest-mismatch',
    });
  });

  test('to another query is refused', async () => {
    const headers = signRequest(requestTo(`${served.url}/probe?case=1`), key());
    expect(await send(`${served.url}/probe?case=2`, headers)).toMatchObject({
      code: 'signature-invalid',
    });
  });

  test('of a frozen system is refused, and of a thawed one not', async () => {
    const url = `${served.url}/probe`;
    const changed = (from: 'active' | 'frozen', to: 'active' | 'frozen') =>
      served.decided({ type: 'SystemStateChanged', data: { system, from, to, reason: '核查' } });
    await changed('active', 'frozen');
    expect(await send(url, signRequest(requestTo(url), key()))).toMatchObject({
      status: 403,
      code: 'system-frozen',
    });
    await changed('frozen', 'active');
    expect(await send(url, signRequest(requestTo(url), key()))).toMatchObject({ who: system });
  });

  test('a GET needs no body', async () => {
    const url = `${served.url}/probe`;
    const answer = await fetch(url, { headers: signRequest({ method: 'GET', url }, key()) });
    expect(await answer.json()).toMatchObject({ who: system });
  });

  test('a wrong digest of an unsigned body is refused as well', async () => {
    const headers = { 'content-type': 'application/json', 'content-digest': 'sha-256=:AAAA:' };
    expect(await send(`${served.url}/probe`, headers)).toMatchObject({
      code: 'content-digest-mismatch',
    });
  });
});

describe('a signed upload', () => {
  const boundary = 'andu-boundary';
  const file = Buffer.alloc(300_000, 7);
  const multipart = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n` +
        'content-type: application/octet-stream\r\n\r\n',
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const signed = (url: string) =>
    signRequest(
      {
        method: 'POST',
        url,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        body: multipart,
      },
      key(),
    );

  test('is streamed and held to its digest', async () => {
    const url = `${served.url}/probe/upload`;
    expect(await send(url, signed(url), multipart)).toMatchObject({
      status: 200,
      size: file.length,
    });
  });

  test('with one byte changed is refused', async () => {
    const url = `${served.url}/probe/upload`;
    const other = Buffer.from(multipart);
    other[200_000]! ^= 1;
    expect(await send(url, signed(url), other)).toMatchObject({ code: 'content-digest-mismatch' });
  });

  test('with something after its end is refused', async () => {
    const url = `${served.url}/probe/upload`;
    const longer = Buffer.concat([multipart, Buffer.alloc(100_000)]);
    expect(await send(url, signed(url), longer)).toMatchObject({ code: 'content-digest-mismatch' });
  });
});

test('two values of one field are one text to sign', async () => {
  const url = `${served.url}/probe`;
  const headers = signRequest({ method: 'GET', url, headers: { 'x-part': 'a, b' } }, key(), {
    components: ['@method', '@target-uri', 'x-part'],
  });
  const { 'x-part': _part, ...rest } = headers;
  const status = await new Promise<number>((resolve, reject) => {
    const call = httpRequest(url, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    });
    for (const [name, value] of Object.entries(rest)) call.setHeader(name, value);
    call.setHeader('x-part', ['a', 'b']);
    call.once('error', reject).end();
  });
  expect(status).toBe(200);
});
