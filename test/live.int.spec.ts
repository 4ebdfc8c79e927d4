import { Browser } from '#identity/testing/browser.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

/** A stream that is read until it says something, or ends. */
class Stream {
  heard = '';
  ended = false;
  readonly #gone = new AbortController();

  async open(path: string, headers: Record<string, string>): Promise<this> {
    const response = await fetch(`${andu.url}${path}`, { headers, signal: this.#gone.signal });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    void this.#read(response.body!);
    return this;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    try {
      for await (const chunk of body) this.heard += Buffer.from(chunk).toString();
    } catch (error) {
      if (!this.#gone.signal.aborted) throw error;
    }
    this.ended = true;
  }

  /** Waits until this was heard, or the stream has ended. */
  async until(done: (stream: this) => boolean): Promise<void> {
    for (let waited = 0; !done(this); waited += 20) {
      if (waited > 10_000) throw new Error(`not heard: ${this.heard}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  close(): void {
    this.#gone.abort();
  }
}

const streams: Stream[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});
async function listen(user: string, headers: Record<string, string> = {}, query = '') {
  const authorization = `Bearer ${await andu.tokenOf(user)}`;
  return opened(`/api/live${query}`, { authorization, ...headers });
}
async function opened(path: string, headers: Record<string, string>): Promise<Stream> {
  const stream = await new Stream().open(path, headers);
  streams.push(stream);
  return stream;
}

const enterDuty = (officer: string) =>
  andu.as('administrator')('/api/duty/prison-baimaoling/2026-12-01', {
    method: 'PUT',
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { officer, telephone: '021-12345' },
  });
const idsOf = ({ heard }: Stream): number[] =>
  [...heard.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
const dutiesOf = ({ heard }: Stream): number => heard.split('event: DutyEntered').length - 1;

describe('a live stream', () => {
  test('names its place before anything happens, so that nothing after it is missed', async () => {
    const first = await listen('auditor');
    await first.until(({ heard }) => heard.includes('\n\n'));
    expect(first.heard).toMatch(/^id: \d+\nevent: alive\ndata: \{\}\n\n$/);
    first.close();
    await enterDuty('甲');
    await enterDuty('乙');
    const again = await listen('auditor', { 'last-event-id': String(idsOf(first)[0]) });
    await again.until((stream) => dutiesOf(stream) === 2);
    await enterDuty('丙');
    await again.until((stream) => dutiesOf(stream) === 3);
    const ids = idsOf(again);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  test('taken up beyond the head, as after a restore, says to read again and goes on', async () => {
    const stream = await listen('auditor', { 'last-event-id': '999999999' });
    await stream.until(({ heard }) => heard.includes('event: reset'));
    expect(idsOf(stream)[0]).toBeLessThan(999_999);
    await enterDuty('丁');
    await stream.until((each) => dutiesOf(each) === 1);
  });

  test('tells everybody of everything once, and in order', async () => {
    const readers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => listen(index % 2 === 0 ? 'auditor' : 'supervisor')),
    );
    const [signed] = await Promise.all([enterDuty('戊'), enterDuty('己')]);
    expect(signed.status).toBe(200);
    await Promise.all(readers.map((reader) => reader.until((each) => dutiesOf(each) === 2)));
    for (const { heard } of readers) {
      // A sign of life names the last place again.
      const ids = [...heard.matchAll(/^id: (\d+)\nevent: DutyEntered$/gm)].map(([, id]) =>
        Number(id),
      );
      expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
    }
  });

  test('ends with the session it was asked with', async () => {
    const browser = new Browser();
    await browser.signIn(andu.url, 'prison-baimaoling-handler', '/healthz');
    const cookie = `andu_session=${browser.cookies.get('andu_session')!.value}`;
    const stream = await opened('/api/live', { cookie });
    await stream.until(({ heard }) => heard.includes('event: alive'));
    await fetch(`${andu.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    await stream.until(({ ended }) => ended);
    expect(stream.heard).toMatch(/event: ended\ndata: \{\}\n\n$/);
  });

  test('ends when the token that asked for it counts no more, for its account gets a new code', async () => {
    const user = 'court-shanghai-3-handler';
    const stream = await listen(user);
    const { status } = await andu.as('administrator')(`/api/users/${user}/code`, {
      body: { reason: '遗失' },
    });
    expect(status).toBe(201);
    await stream.until(({ ended }) => ended);
    expect(stream.heard).toContain('ended');
  });

  test('ends when the system that asked for it is stopped', async () => {
    const agency = 'prison-tilanqiao';
    const stream = await opened('/api/live', andu.signatureOf(agency, '/api/live'));
    await stream.until(({ heard }) => heard.includes('event: alive'));
    const frozen = await andu.as('administrator')(`/api/systems/system-${agency}/state`, {
      method: 'PUT',
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { state: 'frozen', reason: '核查' },
    });
    expect(frozen.status).toBe(200);
    await stream.until(({ ended }) => ended);
  });

  test('is answered by its head alone, too', async () => {
    const authorization = `Bearer ${await andu.tokenOf('auditor')}`;
    const head = await fetch(`${andu.url}/api/live`, {
      method: 'HEAD',
      headers: { authorization },
    });
    expect(head.status).toBe(200);
  });
});
