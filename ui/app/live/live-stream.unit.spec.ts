import { jest } from '@jest/globals';
import { openLiveStream, type LiveStream } from './live-stream.ts';
import type { LiveWord } from './live-word.ts';

/** A stream of the browser that does what the test says. */
class FakeSource extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 1;
  closed = false;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeSource.opened.push(this);
  }
  close(): void {
    this.closed = true;
  }
  says(type: string, data = '{}'): void {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }
}

const real = globalThis.EventSource;
let words: LiveWord[];
let stream: LiveStream;
const source = (): FakeSource => FakeSource.opened.at(-1)!;
const gaps = (): number => words.filter(({ kind }) => kind === 'gap').length;

beforeEach(() => {
  jest.useFakeTimers();
  FakeSource.opened = [];
  globalThis.EventSource = FakeSource as unknown as typeof EventSource;
  words = [];
  stream = openLiveStream((word) => words.push(word));
  source().says('open');
});
afterEach(() => {
  stream.close();
  globalThis.EventSource = real;
  jest.useRealTimers();
});

describe('the stream of a browser', () => {
  test('says what happens, and no gap at its first opening', () => {
    source().says('CaseOpened', '{"caseId":"a","type":"CaseOpened"}');
    expect(words).toEqual([
      { kind: 'connected', connected: true },
      { kind: 'message', message: { caseId: 'a', type: 'CaseOpened' } },
    ]);
  });

  test('that the browser opened again may have missed something', () => {
    source().says('error');
    source().says('open');
    expect(gaps()).toBe(1);
    expect(FakeSource.opened).toHaveLength(1);
  });

  test('that the browser has given up is opened again, later each time', () => {
    source().readyState = FakeSource.CLOSED;
    source().says('error');
    jest.advanceTimersByTime(2_000);
    expect(FakeSource.opened).toHaveLength(2);
    source().readyState = FakeSource.CLOSED;
    source().says('error');
    jest.advanceTimersByTime(2_000);
    expect(FakeSource.opened).toHaveLength(2);
    jest.advanceTimersByTime(2_000);
    expect(FakeSource.opened).toHaveLength(3);
    source().says('open');
    expect(gaps()).toBe(1);
  });

  test('that waits is opened at once when the server is known to be back, and not a second time', () => {
    source().readyState = FakeSource.CLOSED;
    source().says('error');
    stream.hurry();
    expect(FakeSource.opened).toHaveLength(2);
    source().says('open');
    stream.hurry();
    jest.advanceTimersByTime(10_000);
    expect(FakeSource.opened).toHaveLength(2);
    expect(words.at(-2)).toEqual({ kind: 'connected', connected: true });
    expect(words.at(-1)).toEqual({ kind: 'gap' });
  });

  test('that is silent is dead, whatever the browser thinks', () => {
    for (let beat = 0; beat < 10; beat += 1) {
      jest.advanceTimersByTime(15_000);
      source().says('alive');
    }
    expect(FakeSource.opened).toHaveLength(1);
    jest.advanceTimersByTime(60_000);
    expect(FakeSource.opened[0]!.closed).toBe(true);
    expect(FakeSource.opened.length).toBeGreaterThan(1);
    expect(words.at(-1)).toEqual({ kind: 'connected', connected: false });
  });

  test('that cannot tell what was missed says so', () => {
    source().says('reset');
    expect(gaps()).toBe(1);
  });

  test('that ended with the session is not opened again by itself', () => {
    source().says('ended');
    stream.hurry();
    jest.advanceTimersByTime(600_000);
    expect(words.slice(-2)).toEqual([{ kind: 'connected', connected: false }, { kind: 'ended' }]);
    expect(FakeSource.opened).toHaveLength(1);
    expect(source().closed).toBe(true);
  });
});
