import { sharedStream, type Page, type SharedStream } from './shared-stream.ts';
import type { LiveWord } from './live-word.ts';

/** A stream of the browser that does what the test says. */
class FakeSource extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 1;
  closed = false;
  constructor() {
    super();
    FakeSource.opened.push(this);
  }
  close(): void {
    this.closed = true;
  }
  says(type: string, data = '{}'): void {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }
}

/** A page that keeps what it hears. */
class FakePage implements Page {
  heard: string[] = [];
  postMessage(word: LiveWord): void {
    this.heard.push(word.kind === 'connected' ? `connected ${word.connected}` : word.kind);
  }
}

const real = globalThis.EventSource;
const open = (): readonly FakeSource[] => FakeSource.opened.filter(({ closed }) => !closed);
let shared: SharedStream;
beforeEach(() => {
  FakeSource.opened = [];
  globalThis.EventSource = FakeSource as unknown as typeof EventSource;
  shared = sharedStream();
});
afterEach(() => {
  for (const source of open()) source.says('ended');
  globalThis.EventSource = real;
});

const joined = (listener = 'zhang'): FakePage => {
  const page = new FakePage();
  shared.join(page, listener);
  return page;
};

describe('the stream of all pages', () => {
  test('is one, told to each; who comes later is told that messages arrive', () => {
    const first = joined();
    open()[0]!.says('open');
    const second = joined();
    open()[0]!.says('CaseOpened');
    expect(FakeSource.opened).toHaveLength(1);
    expect(first.heard).toEqual(['connected false', 'connected true', 'message']);
    expect(second.heard).toEqual(['connected true', 'message']);
  });

  test('closes after the last page, and is opened again by the next', () => {
    const pages = [joined(), joined()];
    shared.leave(pages[0]!);
    expect(open()).toHaveLength(1);
    shared.leave(pages[1]!);
    expect(open()).toHaveLength(0);
    joined();
    expect(open()).toHaveLength(1);
  });

  test('that ended with the session ends for all, and is opened when one joins again', () => {
    const pages = [joined(), joined()];
    open()[0]!.says('ended');
    for (const { heard } of pages) {
      expect(heard.slice(-2)).toEqual(['connected false', 'ended']);
    }
    expect(open()).toHaveLength(0);
    shared.leave(pages[0]!);
    shared.join(pages[0]!, 'zhang');
    expect(open()).toHaveLength(1);
  });

  test('is not heard by another than who opened it: somebody else gets one of his own', () => {
    const zhang = joined('zhang');
    open()[0]!.says('open');
    const li = joined('li');
    expect(zhang.heard.slice(-2)).toEqual(['connected false', 'ended']);
    expect(FakeSource.opened).toHaveLength(2);
    expect(open()).toHaveLength(1);
    open()[0]!.says('CaseOpened');
    expect(zhang.heard).not.toContain('message');
    expect(li.heard).toEqual(['connected false', 'message']);
  });
});
