import { randomUUID } from 'node:crypto';
import type { ClientPackage, OfficialClient } from './official-clients.ts';
import { collected, whileServed } from './served-streams.ts';

type Event = ReturnType<ClientPackage['jsonEvent']>;
type State = bigint | 'any' | 'no_stream' | 'stream_exists';

/** Appends over several streams, which only the newer package knows. */
interface RecordsClient extends OfficialClient {
  multiStreamAppend(
    requests: readonly { streamName: string; events: readonly Event[]; expectedState: State }[],
  ): Promise<{ position: bigint; responses: readonly { streamName: string; revision: bigint }[] }>;
  appendRecords(
    records: readonly { streamName: string; record: Event }[],
    checks?: readonly { type: 'stream_state'; streamName: string; expectedState: State }[],
  ): Promise<{ position: bigint; responses: readonly { streamName: string; revision: bigint }[] }>;
}

export const recordsSuite = (by: ClientPackage): void =>
  describe(`appends over several streams by ${by.name}`, () => {
    const note = (n: number) =>
      by.jsonEvent({ type: 'noted', data: { n }, metadata: { by: 'auditor' } });
    const someStream = (): string => `notes-${randomUUID()}`;
    let client: RecordsClient;
    whileServed(by, (opened) => {
      client = opened.client as RecordsClient;
    });
    const check = (streamName: string, expectedState: State) =>
      ({ type: 'stream_state', streamName, expectedState }) as const;
    const failed = { type: 'append-consistency-violation' };

    test('a session writes each stream with its expectation, or none of them', async () => {
      const [one, other] = [someStream(), someStream()];
      const request = (streamName: string, expectedState: State) => ({
        streamName,
        expectedState,
        events: [note(1), note(2)],
      });
      const result = await client.multiStreamAppend([
        request(one, 'no_stream'),
        request(other, 'any'),
      ]);
      expect(result.responses).toEqual([
        { streamName: one, revision: 1n },
        { streamName: other, revision: 1n },
      ]);
      const [read] = await collected(client.readStream(one));
      expect(read!.event!.metadata).toEqual({
        by: 'auditor',
        '$schema.format': 'Json',
        '$schema.name': 'noted',
      });
      await expect(
        client.multiStreamAppend([request(other, 1n), request(one, 'no_stream')]),
      ).rejects.toMatchObject({ type: 'wrong-expected-version', streamName: one, actualState: 1n });
      expect(await collected(client.readStream(other))).toHaveLength(2);
    });

    test('records of several streams stand in the order given', async () => {
      const [one, other] = [someStream(), someStream()];
      const streams = [one, other, one, other, one];
      const records = streams.map((streamName, n) => ({ streamName, record: note(n) }));
      const result = await client.appendRecords(records);
      expect(result.responses).toEqual([
        { streamName: one, revision: 2n },
        { streamName: other, revision: 1n },
      ]);
      const all = await collected(client.readAll());
      expect(all.slice(-5).map(({ event }) => event!.streamId)).toEqual(streams);
      expect(all.at(-1)!.event!.position!.commit).toBe(result.position);
      // Sent again, they are there once, and the answer is the first one.
      expect(await client.appendRecords(records)).toEqual(result);
      expect(await collected(client.readStream(one))).toHaveLength(3);
    });

    test.each([
      ['nothing', { any: true, no_stream: true, stream_exists: false, 1: false }],
      ['two events', { any: true, no_stream: false, stream_exists: true, 1: true }],
      ['a deletion', { any: true, no_stream: true, stream_exists: false, 1: false }],
      ['a tombstone', { any: true, no_stream: true, stream_exists: false, 1: false }],
    ] as const)('a check of a stream with %s, which is not written to', async (what, holds) => {
      const watched = someStream();
      if (what !== 'nothing') {
        await client.appendToStream(watched, [note(1), note(2)]);
      }
      if (what === 'a deletion') await client.deleteStream(watched);
      if (what === 'a tombstone') await client.tombstoneStream(watched);
      for (const [state, isGood] of Object.entries(holds)) {
        const expected = state === '1' ? 1n : (state as State);
        const stream = someStream();
        const record = [{ streamName: stream, record: note(1) }];
        const appending = client.appendRecords(record, [check(watched, expected)]);
        if (isGood) await expect(appending).resolves.toBeDefined();
        else {
          await expect(appending).rejects.toMatchObject({
            ...failed,
            violations: [{ checkIndex: 0, streamName: watched, expectedState: expected }],
          });
          await expect(collected(client.readStream(stream))).rejects.toMatchObject({
            type: 'stream-not-found',
          });
        }
      }
    });

    test('every check that does not hold is named', async () => {
      const [one, other, third] = [someStream(), someStream(), someStream()];
      await client.appendToStream(other, note(1));
      await expect(
        client.appendRecords(
          [{ streamName: third, record: note(1) }],
          [check(one, 'stream_exists'), check(third, 'no_stream'), check(other, 5n)],
        ),
      ).rejects.toMatchObject({
        violations: [
          { checkIndex: 0, streamName: one, actualState: 'no_stream' },
          { checkIndex: 2, streamName: other, actualState: 0n },
        ],
      });
    });

    test('a tombstoned stream takes no records', async () => {
      const stream = someStream();
      await client.tombstoneStream(stream);
      await expect(
        client.appendRecords([{ streamName: stream, record: note(1) }]),
      ).rejects.toMatchObject({ type: 'stream-tombstoned', stream });
    });
  });
