import { randomUUID } from 'node:crypto';
import type { PersistentSubscriptionToStreamSettings } from '@eventstore/db-client';
import type { ClientPackage, OfficialClient } from './official-clients.ts';
import { collected, seen, whileServed, type ServedStreams } from './served-streams.ts';

/** Groups of consumers, through an official client. */
export const groupsSuite = (by: ClientPackage): void =>
  describe(`groups of consumers by ${by.name}`, () => {
    const step = (number: number) => by.jsonEvent({ type: 'stepTaken', data: { number } });
    const steps = (count: number) => Array.from({ length: count }, (_, index) => step(index));
    let served: ServedStreams;
    let client: OfficialClient;
    whileServed(by, (opened) => {
      ({ served, client } = opened);
    });

    /** A stream with events and a group over it. */
    async function madeGroup(
      count: number,
      settings: Partial<PersistentSubscriptionToStreamSettings> = {},
    ) {
      const stream = `orders-${randomUUID()}`;
      const group = `group-${randomUUID().slice(0, 8)}`;
      if (count > 0) await client.appendToStream(stream, steps(count));
      await client.createPersistentSubscriptionToStream(
        stream,
        group,
        by.streamSettings({ startFrom: 'start', ...settings }),
      );
      return { stream, group };
    }
    const consume = (stream: string, group: string, bufferSize = 10) =>
      client.subscribeToPersistentSubscriptionToStream(stream, group, { bufferSize });
    const infoOf = (stream: string, group: string) =>
      client.getPersistentSubscriptionToStreamInfo(stream, group);

    const parkedIn = (stream: string, group: string, expected: bigint): Promise<bigint> =>
      seen(
        async () => (await infoOf(stream, group)).stats.parkedMessageCount,
        (count) => count === expected,
      );
    /** Resolves when so many consumers are connected. */
    const connected = (stream: string, group: string, count: number) =>
      seen(
        async () => (await infoOf(stream, group)).connections.length,
        (found) => found === count,
      );
    /** Resolves when so many answers of those who are connected have arrived: what a client cancels before was never said. */
    const answered = (stream: string, group: string, count: number) =>
      seen(
        async () =>
          (await infoOf(stream, group)).connections.reduce(
            (sum, { totalItems, inFlightMessages }) =>
              sum + Number(totalItems) - Number(inFlightMessages),
            0,
          ),
        (found) => found >= count,
      );

    /** Acks what comes until there were so many; gives the revisions. */
    async function ackFirst(stream: string, group: string, count: number): Promise<number[]> {
      const subscription = consume(stream, group);
      const revisions: number[] = [];
      for await (const event of subscription) {
        await subscription.ack(event);
        revisions.push(Number(event.event!.revision));
        if (revisions.length === count) break;
      }
      await answered(stream, group, count);
      await subscription.unsubscribe();
      return revisions;
    }

    test('whose stream is gone for good tells its consumers, and whoever joins', async () => {
      const { stream, group } = await madeGroup(1);
      const gone = by.errors['StreamDeletedError']!;
      const consumer = consume(stream, group);
      const taking = (async () => {
        for await (const event of consumer) await consumer.ack(event);
      })();
      await answered(stream, group, 1);
      await Promise.all([
        expect(taking).rejects.toBeInstanceOf(gone),
        client.tombstoneStream(stream),
      ]);
      await expect(collected(consume(stream, group))).rejects.toBeInstanceOf(gone);
      const settings = by.streamSettings({ startFrom: 'end' });
      await client.createPersistentSubscriptionToStream(stream, `${group}-late`, settings);
      await expect(collected(consume(stream, `${group}-late`))).rejects.toBeInstanceOf(gone);
    });

    test('gives each event once, goes on where it was acked, also after a restart', async () => {
      const { stream, group } = await madeGroup(40);
      expect(await ackFirst(stream, group, 30)).toEqual(Array.from({ length: 30 }, (_, n) => n));
      const checkpoint = async () =>
        (await infoOf(stream, group)).stats.lastCheckpointedEventRevision;
      expect(await seen(checkpoint, (found) => found === 29n)).toBe(29n);
      await served.restart();
      client = served.client(by);
      expect((await ackFirst(stream, group, 10))[0]).toBe(30);
    });

    test('begins at a revision, or with what comes', async () => {
      const later = await madeGroup(10, { startFrom: 7n });
      expect(await ackFirst(later.stream, later.group, 3)).toEqual([7, 8, 9]);
      const end = await madeGroup(5, { startFrom: 'end' });
      const taking = ackFirst(end.stream, end.group, 1);
      await connected(end.stream, end.group, 1);
      await client.appendToStream(end.stream, step(5));
      expect(await taking).toEqual([5]);
    });

    test('what is nacked to be retried comes again, counted, and is parked after so many times', async () => {
      const { stream, group } = await madeGroup(1, { maxRetryCount: 2 });
      const subscription = consume(stream, group);
      const counts: number[] = [];
      for await (const event of subscription) {
        counts.push(event.retryCount);
        await subscription.nack('retry', 'not now', event);
        if (counts.length === 3) break;
      }
      await subscription.unsubscribe();
      expect(counts).toEqual([0, 1, 2]);
      expect(await parkedIn(stream, group, 1n)).toBe(1n);
    });

    test('what is not answered in time comes again', async () => {
      const { stream, group } = await madeGroup(1, { messageTimeout: 200 });
      const subscription = consume(stream, group);
      const counts: number[] = [];
      for await (const event of subscription) {
        counts.push(event.retryCount);
        if (counts.length === 2) break;
      }
      await subscription.unsubscribe();
      expect(counts).toEqual([0, 1]);
    });

    test('what is skipped does not come again', async () => {
      const { stream, group } = await madeGroup(3);
      const subscription = consume(stream, group);
      let count = 0;
      for await (const event of subscription) {
        await subscription.nack('skip', 'of no use', event);
        count += 1;
        if (count === 3) break;
      }
      await answered(stream, group, 3);
      await subscription.unsubscribe();
      expect((await infoOf(stream, group)).stats).toMatchObject({ parkedMessageCount: 0n });
      await client.appendToStream(stream, step(3));
      expect(await ackFirst(stream, group, 1)).toEqual([3]);
    });

    test('parked events are kept as links, and replayed all, or up to a place, each once', async () => {
      const { stream, group } = await madeGroup(6);
      const subscription = consume(stream, group);
      const seen: number[] = [];
      let isReplayed = false;
      for await (const event of subscription) {
        const revision = Number(event.event!.revision);
        if (!isReplayed) {
          await subscription.nack('park', 'look at it later', event);
          seen.push(revision);
          if (seen.length < 6) continue;
          const parked = `$persistentsubscription-${stream}::${group}-parked`;
          expect(await parkedIn(stream, group, 6n)).toBe(6n);
          expect(await collected(client.readStream(parked))).toHaveLength(6);
          await client.replayParkedMessagesToStream(stream, group, { stopAt: 4 });
          isReplayed = true;
          continue;
        }
        await subscription.ack(event);
        seen.push(revision);
        if (seen.length === 10) {
          expect(await parkedIn(stream, group, 2n)).toBe(2n);
          await client.replayParkedMessagesToStream(stream, group);
        }
        if (seen.length === 12) break;
      }
      expect(await parkedIn(stream, group, 0n)).toBe(0n);
      await subscription.unsubscribe();
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]);
    });

    test('two consumers share the events; what one held when it left comes to the other', async () => {
      const { stream, group } = await madeGroup(20);
      const one = consume(stream, group, 5);
      const heldByOne: number[] = [];
      one.on('data', (event) => heldByOne.push(Number(event.event!.revision)));
      await seen(
        () => heldByOne.length,
        (count) => count >= 5,
      );
      expect(heldByOne).toEqual([0, 1, 2, 3, 4]);
      await one.unsubscribe();
      await connected(stream, group, 0);
      const revisions = await ackFirst(stream, group, 20);
      expect(revisions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    });

    test('pinned events of one stream go to one consumer', async () => {
      const group = `all-${randomUUID().slice(0, 8)}`;
      const mark = randomUUID().slice(0, 8);
      await client.createPersistentSubscriptionToAll(
        group,
        by.allSettings({ startFrom: 'end', consumerStrategyName: 'Pinned' }),
        { filter: { filterOn: 'streamName', prefixes: [mark] } as never },
      );
      const got: string[][] = [[], []];
      const subscriptions = got.map((streams) => {
        const subscription = client.subscribeToPersistentSubscriptionToAll(group);
        subscription.on('data', (event) => {
          streams.push(event.event!.streamId);
          void subscription.ack(event);
        });
        return subscription;
      });
      await seen(
        async () => (await client.getPersistentSubscriptionToAllInfo(group)).connections.length,
        (count) => count === 2,
      );
      for (let index = 0; index < 40; index += 1) {
        await client.appendToStream(`${mark}-${index % 8}`, step(index));
      }
      await seen(
        () => got.flat().length,
        (count) => count >= 40,
      );
      const [one, other] = got.map((streams) => new Set(streams));
      expect(got.flat()).toHaveLength(40);
      expect([...one!].filter((stream) => other!.has(stream))).toEqual([]);
      await Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()));
    });

    test('it says how it is set, and who is connected', async () => {
      const settings = by.streamSettings({
        startFrom: 3n,
        extraStatistics: true,
        checkPointLowerBound: 12,
        maxSubscriberCount: 1,
        consumerStrategyName: 'Pinned',
      });
      const { stream, group } = await madeGroup(10, settings);
      const info = await infoOf(stream, group);
      expect(info.settings).toEqual(settings);
      expect(info.connections).toEqual([]);
      expect(info.stats.lastKnownEventRevision).toBeUndefined();
      const subscription = consume(stream, group);
      subscription.on('error', () => undefined);
      subscription.on('data', (event) => void subscription.ack(event));
      await answered(stream, group, 7);
      const { connections } = await infoOf(stream, group);
      expect(connections).toHaveLength(1);
      expect(connections[0]!.totalItems).toBe(7n);
      expect(connections[0]!.extraStatistics!.has('quintile 3')).toBe(true);
      await expect(ackFirst(stream, group, 1)).rejects.toMatchObject({
        type: 'maximum-subscribers-reached',
      });
      const listed = await client.listPersistentSubscriptionsToStream(stream);
      expect(listed.map(({ groupName }) => groupName)).toEqual([group]);
      await subscription.unsubscribe();
    });

    test('a change drops who is connected, and what is deleted is not found', async () => {
      const { stream, group } = await madeGroup(1);
      await expect(
        client.createPersistentSubscriptionToStream(stream, group, by.streamSettings()),
      ).rejects.toMatchObject({ type: 'persistent-subscription-exists' });
      const subscription = consume(stream, group);
      const dropped = new Promise((resolve) => subscription.once('error', resolve));
      subscription.on('data', () => undefined);
      await connected(stream, group, 1);
      await client.updatePersistentSubscriptionToStream(
        stream,
        group,
        by.streamSettings({ maxRetryCount: 77 }),
      );
      expect(await dropped).toMatchObject({ type: 'persistent-subscription-dropped' });
      expect((await infoOf(stream, group)).settings.maxRetryCount).toBe(77);
      await client.deletePersistentSubscriptionToStream(stream, group);
      const missing = { streamName: stream, groupName: group };
      await expect(infoOf(stream, group)).rejects.toMatchObject(missing);
      await expect(ackFirst(stream, group, 1)).rejects.toMatchObject({
        type: 'persistent-subscription-does-not-exist',
      });
      await expect(client.replayParkedMessagesToStream(stream, group)).rejects.toMatchObject(
        missing,
      );
    });

    test('what groups there are is told where programs look, to a group over all as well', async () => {
      const all = `all-${randomUUID().slice(0, 8)}`;
      await client.createPersistentSubscriptionToAll(all, by.allSettings({ startFrom: 'end' }));
      const { stream, group } = await madeGroup(0, { messageTimeout: 7_000 });
      const [newest] = await collected(
        client.readStream('$persistentSubscriptionConfig', {
          direction: 'backwards',
          fromRevision: 'end',
          maxCount: 1,
        }),
      );
      expect(newest!.event).toMatchObject({
        type: '$PersistentConfig',
        data: {
          version: '2',
          entries: expect.arrayContaining([
            expect.objectContaining({ stream, group, messageTimeout: 7_000, startPosition: '0' }),
            expect.objectContaining({ stream: '$all', group: all }),
          ]),
        },
      });
      await client.deletePersistentSubscriptionToStream(stream, group);
      const heard: string[] = [];
      for await (const { event } of client.subscribeToPersistentSubscriptionToAll(all)) {
        heard.push(event!.type);
        if (heard.length === 3) break;
      }
      // Itself, the other one, and that it was removed.
      expect(heard).toEqual(Array.from({ length: 3 }, () => '$PersistentConfig'));
      await client.deletePersistentSubscriptionToAll(all);
    });
  });
