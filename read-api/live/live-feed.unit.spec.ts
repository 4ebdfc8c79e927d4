import { jest } from '@jest/globals';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { EventStore, RecordedEvent, SubscriptionMessage } from '#event-store/port.ts';
import { liveLimits, openLiveFeed, type LiveFeed, type LiveReader } from './live-feed.ts';

const agencies = { prison: 'p1', procuratorate: 'q1', court: 'c1', justiceBureau: 'j1' };
const event = (position: number): RecordedEvent =>
  ({
    position,
    revision: 0,
    stream: `case-${position}`,
    type: 'CaseOpened',
    data: { agencies },
  }) as never;

/** A store of events that lets a test say when the next one is there. */
function storeOf(events: RecordedEvent[]) {
  let wake = (): void => undefined;
  const store = {
    head: async () => events.at(-1)?.position ?? 0,
    async *readStream(stream: string) {
      yield* events.filter((each) => each.stream === stream);
    },
    async *readAll({ after = 0 }) {
      yield* events.filter(({ position }) => position > after);
    },
    async *subscribe({ after, signal }: { after: number; signal?: AbortSignal }) {
      let at = after;
      while (!signal!.aborted) {
        for (const each of events.filter(({ position }) => position > at)) {
          at = each.position;
          yield { kind: 'event', event: each } satisfies SubscriptionMessage;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal!.addEventListener('abort', () => resolve());
        });
      }
    },
  } as unknown as EventStore;
  return {
    store,
    append(position: number) {
      events.push(event(position));
      wake();
    },
  };
}

const person = (role: string, agency: string): Principal =>
  ({ kind: 'person', id: 'x', role, agency: { id: agency, kind: 'prison' } }) as never;

interface Heard extends LiveReader {
  readonly messages: Uint8Array[];
  text: string;
  ended: boolean;
  stays: boolean;
}
function reader(principal: Principal): Heard {
  const heard: Heard = {
    principal,
    messages: [],
    text: '',
    ended: false,
    stays: true,
    mayStay: () => heard.stays,
    write(message) {
      heard.messages.push(message);
      heard.text += new TextDecoder().decode(message);
      return 0;
    },
    end() {
      heard.ended = true;
    },
  };
  return heard;
}

let feed: LiveFeed;
let failures: unknown[];
beforeEach(() => {
  failures = [];
});
afterEach(() => {
  feed.close();
  if (failures.length > 0) throw new AggregateError(failures);
});
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

describe('the feed', () => {
  test('decides once for all who may know the same, and tells nobody else', async () => {
    let asked = 0;
    const policy = {
      permits: ({ relation }: { relation: string }) => {
        asked += 1;
        return { allowed: relation === 'ownCase' };
      },
    } as unknown as AccessPolicy;
    const { store, append } = storeOf([]);
    feed = openLiveFeed({ store, policy, onFailure: (error) => failures.push(error) });
    const own = Array.from({ length: 300 }, () => reader(person('caseHandler', 'p1')));
    const other = reader(person('caseHandler', 'p2'));
    await Promise.all([...own, other].map((each) => feed.join(each, null)));
    append(1);
    append(2);
    await soon();
    for (const each of own) expect(each.text.match(/event: CaseOpened/g)).toHaveLength(2);
    expect(other.text).not.toContain('CaseOpened');
    // The very same bytes for everybody: what is told is written down once, not once a reader.
    const told = own.map(({ messages }) => messages.at(-1));
    expect(told.filter((bytes) => bytes !== told[0])).toEqual([]);
    // Two events, two kinds of reader.
    expect(asked).toBe(4);
  });

  test('tells a reader that comes late all of the past and then the rest, each once', async () => {
    const policy = { permits: () => ({ allowed: true }) } as unknown as AccessPolicy;
    const { store, append } = storeOf([event(1), event(2)]);
    feed = openLiveFeed({ store, policy, onFailure: (error) => failures.push(error) });
    const first = reader(person('auditor', 'p1'));
    await feed.join(first, null);
    append(3);
    const late = reader(person('auditor', 'p1'));
    const joined = feed.join(late, 1);
    append(4);
    await joined;
    append(5);
    await soon();
    const ids = [...late.text.matchAll(/id: (\d+)\nevent: CaseOpened/g)].map(([, id]) =>
      Number(id),
    );
    expect(ids).toEqual([2, 3, 4, 5]);
  });

  test('gives a sign of life while nothing happens, so that no proxy takes the stream for dead', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    try {
      const policy = { permits: () => ({ allowed: true }) } as unknown as AccessPolicy;
      const { store } = storeOf([event(1)]);
      feed = openLiveFeed({ store, policy, onFailure: (error) => failures.push(error) });
      const listens = reader(person('auditor', 'p1'));
      await feed.join(listens, null);
      const before = listens.messages.length;
      jest.advanceTimersByTime(liveLimits.heartbeatMs);
      expect(listens.messages.length).toBe(before + 1);
      expect(listens.text).toMatch(/id: 1\nevent: alive\ndata: \{\}\n\n$/);
    } finally {
      jest.useRealTimers();
    }
  });

  test('lets go at once whoever may not stay', async () => {
    const policy = { permits: () => ({ allowed: true }) } as unknown as AccessPolicy;
    const { store } = storeOf([]);
    feed = openLiveFeed({ store, policy, onFailure: (error) => failures.push(error) });
    const gone = reader(person('auditor', 'p1'));
    const stays = reader(person('auditor', 'p1'));
    await feed.join(gone, null);
    await feed.join(stays, null);
    gone.stays = false;
    feed.recheck();
    expect([gone.ended, stays.ended]).toEqual([true, false]);
    expect(gone.text).toMatch(/event: ended/);
  });
});
