import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { insecure } from '../access/caller.ts';
import { streamAccess } from '../access/stream-access.ts';
import { noBackbone } from '../streams/backbone.ts';
import { openStreamLog, type StreamLog } from '../streams/stream-log.ts';
import { framePrefix, Frames } from '../wire/frames.ts';
import { type Message, serviceDefinition } from '../wire/protocol.ts';
import { seen } from '../testing/served-streams.ts';
import { readRequest } from './read-request.ts';
import { subscribe } from './subscribe.ts';

const event = () => ({
  id: randomUUID(),
  type: 'stepTaken',
  json: true,
  data: Buffer.from('{}'),
  metadata: Buffer.alloc(0),
});
const events = (count: number) => Array.from({ length: count }, event);

const { Read } = serviceDefinition('event_store.client.streams.Streams');

/** The messages of what is sent at once. */
function messagesOf(sent: Message | Frames): Message[] {
  if (!(sent instanceof Frames)) return [sent];
  const messages: Message[] = [];
  for (let at = 0; at < sent.bytes.length;) {
    const begin = at + framePrefix;
    at = begin + sent.bytes.readUInt32BE(at + 1);
    messages.push(Read!.responseDeserialize(sent.bytes.subarray(begin, at)) as Message);
  }
  return messages;
}

/** What of a message it is. */
const kindOf = (message: Message): string => Object.keys(message)[0]!;

describe('a subscriber', () => {
  let folder: string;
  let log: StreamLog;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andu-subscribe-'));
    log = openStreamLog({ folder, isOfBackbone: () => false });
  });
  afterEach(() => {
    log.close();
    rmSync(folder, { recursive: true });
  });

  const toStream = (stream: string): Message => ({
    stream: { streamIdentifier: { streamName: Buffer.from(stream) }, start: {} },
  });

  /** A subscriber that takes the next message only when it is let. */
  async function subscriberTo(asked: Message) {
    const ending = new AbortController();
    const taken: Message[] = [];
    let mayTake = Promise.resolve();
    let allow = (): void => undefined;
    const isOfBackbone = () => false;
    const parts = {
      log,
      backbone: noBackbone,
      hasBackbone: false,
      isOfBackbone,
      access: streamAccess(log, isOfBackbone),
    };
    const request = readRequest({ options: { ...asked, subscription: {} } });
    const caller = await insecure(null, '');
    const call = {
      caller: () => Promise.resolve(caller),
      address: '',
      connectionName: '',
      signal: ending.signal,
    };
    const running = subscribe(parts, request, caller, call, async (message) => {
      taken.push(...messagesOf(message));
      await mayTake;
      if (ending.signal.aborted) throw new Error('gone');
    }).catch(() => undefined);
    return {
      taken,
      /** Resolves when so many messages came, of one kind if it is given. */
      until: (count: number, kind?: string) =>
        seen(
          () => taken.filter((each) => kind === undefined || kindOf(each) === kind).length,
          (found) => found >= count,
        ),
      stopTaking: () => {
        mayTake = new Promise((resolve) => (allow = resolve));
      },
      takeOn: () => allow(),
      end: async () => {
        allow();
        ending.abort();
        await running;
      },
    };
  }

  test('that is slow gets nothing pushed, is told that it fell behind, and then each event once', async () => {
    const stream = `s-${randomUUID()}`;
    await log.append(stream, events(3), 'any');
    const subscriber = await subscriberTo(toStream(stream));
    await subscriber.until(5);
    expect(subscriber.taken.map(kindOf)).toEqual([
      'confirmation',
      'event',
      'event',
      'event',
      'caughtUp',
    ]);
    expect(subscriber.taken.at(-1)!['caughtUp']).toMatchObject({ streamRevision: 2 });
    subscriber.stopTaking();
    await log.append(stream, events(1), 'any');
    await subscriber.until(6);
    await log.append(stream, events(3_000), 'any');
    await wait(50);
    // One is on its way; all others are still in the log, not in memory.
    expect(subscriber.taken).toHaveLength(6);
    subscriber.takeOn();
    await subscriber.until(5 + 3_001 + 2);
    const later = subscriber.taken.slice(5);
    expect(later.map(kindOf).filter((kind) => kind !== 'event')).toEqual([
      'fellBehind',
      'caughtUp',
    ]);
    const revisions = later.flatMap((message) => {
      const found = message['event'] as { event: { streamRevision: string } } | undefined;
      return found === undefined ? [] : [Number(found.event.streamRevision)];
    });
    expect(revisions).toEqual(Array.from({ length: 3_001 }, (_, index) => index + 3));
    await subscriber.end();
  });

  test('with a filter hears how far it is after each so many events, however they come', async () => {
    await log.append('a-1', events(9), 'any');
    const all = { all: { start: {} } };
    const filter = {
      streamIdentifier: { prefix: ['a-'] },
      max: 2,
      checkpointIntervalMultiplier: 2,
    };
    const subscriber = await subscriberTo({ ...all, filter });
    await subscriber.until(1, 'caughtUp');
    // Fives, of which no four end together; then what does not pass the filter.
    for (let sent = 1; sent <= 4; sent += 1) {
      await log.append('a-1', events(5), 'any');
      await subscriber.until(9 + 5 * sent, 'event');
    }
    await log.append('b-1', events(3), 'any');
    await subscriber.until(9, 'checkpoint');
    await subscriber.end();
    const places = subscriber.taken.flatMap((message) => {
      const { commitPosition } = (message['checkpoint'] ?? {}) as { commitPosition?: string };
      return commitPosition === undefined ? [] : [Number(commitPosition)];
    });
    expect(places).toEqual([4, 8, 9, 12, 16, 20, 24, 28, 32]);
  });
});
