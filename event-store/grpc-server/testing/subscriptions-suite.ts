import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClientPackage, OfficialClient } from './official-clients.ts';
import { whileServed } from './served-streams.ts';

/** Takes from a subscription until there are so many events, and ends it. */
async function first<T>(
  subscription: AsyncIterable<T> & { unsubscribe(): Promise<void> },
  count: number,
): Promise<T[]> {
  const taken: T[] = [];
  for await (const event of subscription) {
    taken.push(event);
    if (taken.length === count) break;
  }
  return taken;
}

/** Subscriptions to one stream and to all, through an official client. */
export const subscriptionsSuite = (by: ClientPackage): void =>
  describe(`subscriptions by ${by.name}`, () => {
    const step = (number: number) => by.jsonEvent({ type: 'stepTaken', data: { number } });
    const steps = (count: number) => Array.from({ length: count }, (_, index) => step(index));
    const someStream = (): string => `auditor-${randomUUID()}`;
    let client: OfficialClient;
    whileServed(by, (opened) => {
      ({ client } = opened);
    });

    test('a subscription from the start gives what there is, then what comes', async () => {
      const stream = someStream();
      await client.appendToStream(stream, steps(300));
      const subscription = client.subscribeToStream(stream, { fromRevision: 'start' });
      const taking = first(subscription, 303);
      await wait(200);
      await client.appendToStream(stream, steps(3));
      const taken = await taking;
      expect(taken.map(({ event }) => Number(event!.revision))).toEqual(
        Array.from({ length: 303 }, (_, index) => index),
      );
    });

    test('one from a revision begins behind it, one from the end with what comes', async () => {
      const stream = someStream();
      await client.appendToStream(stream, steps(5));
      const behind = await first(client.subscribeToStream(stream, { fromRevision: 3n }), 1);
      expect(behind[0]!.event!.revision).toBe(4n);
      const atEnd = client.subscribeToStream(stream, { fromRevision: 'end' });
      const taking = first(atEnd, 1);
      await new Promise((resolve) => atEnd.once('confirmation', () => resolve(null)));
      await client.appendToStream(stream, step(5));
      expect((await taking)[0]!.event!.revision).toBe(5n);
    });

    test('a stream that is not there yet can be waited for', async () => {
      const stream = someStream();
      const taking = first(client.subscribeToStream(stream), 1);
      await wait(150);
      await client.appendToStream(stream, step(1));
      expect((await taking)[0]!.event!.streamId).toBe(stream);
    });

    test('all is followed from a position, in order and each event once', async () => {
      const [one, other] = [someStream(), someStream()];
      const { position } = await client.appendToStream(one, step(0));
      const subscription = client.subscribeToAll({ fromPosition: position! });
      const taking = first(subscription, 100);
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          Promise.all([
            client.appendToStream(one, step(index)),
            client.appendToStream(other, step(index)),
          ]),
        ),
      );
      const positions = (await taking).map(({ event }) => event!.position!.commit);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => Number(a - b)));
      expect(positions[0]).toBeGreaterThan(position!.commit);
    });

    test('a filter gives what passes, and says how far it has looked', async () => {
      const mark = randomUUID().slice(0, 8);
      const checkpoints: bigint[] = [];
      const begin = await client.appendToStream(someStream(), step(0));
      const subscription = client.subscribeToAll({
        fromPosition: begin.position!,
        filter: {
          filterOn: 'streamName',
          prefixes: [mark],
          maxSearchWindow: 10,
          checkpointInterval: 2,
          checkpointReached: async (_: unknown, { commit }: { commit: bigint }) => {
            checkpoints.push(commit);
          },
        } as never,
      });
      const taking = first(subscription, 2);
      await client.appendToStream(`${mark}-1`, step(1));
      for (let round = 0; round < 5; round += 1) {
        await client.appendToStream(someStream(), steps(20));
      }
      await client.appendToStream(`${mark}-1`, step(2));
      const taken = await taking;
      expect(taken.map(({ event }) => event!.streamId)).toEqual([`${mark}-1`, `${mark}-1`]);
      expect(checkpoints.length).toBeGreaterThanOrEqual(4);
      expect(checkpoints).toEqual([...checkpoints].sort((a, b) => Number(a - b)));
      expect(checkpoints.at(-1)).toBeLessThanOrEqual(taken[1]!.event!.position!.commit);
    });

    test('an expression that would never end is refused, and the server goes on', async () => {
      await client.appendToStream(`${'a'.repeat(60)}!`, step(1));
      const subscription = client.subscribeToAll({
        fromPosition: 'start',
        filter: {
          filterOn: 'streamName',
          regex: '^(a+)+$',
          maxSearchWindow: 32,
          checkpointInterval: 1,
        } as never,
      });
      await expect(first(subscription, 1)).rejects.toThrow(/takes too long/);
      await expect(client.appendToStream(someStream(), step(1))).resolves.toBeDefined();
    });

    test('a tombstoned stream cannot be followed', async () => {
      const stream = someStream();
      await client.tombstoneStream(stream);
      await expect(first(client.subscribeToStream(stream), 1)).rejects.toBeInstanceOf(
        by.errors['StreamDeletedError']!,
      );
    });
  });
