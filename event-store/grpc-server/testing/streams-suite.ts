import { randomUUID } from 'node:crypto';
import { type ClientPackage, conflictOf, type OfficialClient } from './official-clients.ts';
import { collected, whileServed, type ServedStreams } from './served-streams.ts';

const someStream = (): string => `auditor-${randomUUID()}`;

/** Streams are written, read and deleted through an official client. */
export const streamsSuite = (by: ClientPackage): void =>
  describe(`streams by ${by.name}`, () => {
    const { jsonEvent, binaryEvent } = by;
    const parole = (number: number) => jsonEvent({ type: 'paroleProposed', data: { number } });
    const paroles = (count: number) => Array.from({ length: count }, (_, index) => parole(index));
    let served: ServedStreams;
    let client: OfficialClient;
    whileServed(by, (opened) => {
      ({ served, client } = opened);
    });

    test('what is appended is read with its id, type, data, metadata and time', async () => {
      const stream = someStream();
      const before = Date.now();
      const event = jsonEvent({
        type: 'paroleProposed',
        data: { 名: '张某', days: 12.5 },
        metadata: { by: 'auditor' },
      });
      const result = await client.appendToStream(stream, event);
      expect(result).toMatchObject({ success: true, nextExpectedRevision: 0n });
      const [read] = await collected(client.readStream(stream));
      expect(read!.event).toMatchObject({
        streamId: stream,
        id: event.id,
        revision: 0n,
        type: 'paroleProposed',
        isJson: true,
        data: { 名: '张某', days: 12.5 },
        metadata: { by: 'auditor' },
        position: result.position,
      });
      expect(read!.commitPosition).toBe(result.position!.commit);
      const created = Number(read!.event!.created);
      expect(created).toBeGreaterThan(before - by.clockMs);
      expect(created).toBeLessThanOrEqual(Date.now());
    });

    test('bytes stay what they are, as data and as metadata', async () => {
      const stream = someStream();
      const data = new Uint8Array([0, 1, 254, 255]);
      const metadata = new Uint8Array([9, 200]);
      await client.appendToStream(stream, binaryEvent({ type: 'scan', data, metadata }));
      const [read] = await collected(client.readStream(stream));
      expect(read!.event!.isJson).toBe(false);
      expect(Buffer.from(read!.event!.data as Uint8Array)).toEqual(Buffer.from(data));
      expect(Buffer.from(read!.event!.metadata as Uint8Array)).toEqual(Buffer.from(metadata));
    });

    test('a stream is read from any place, both ways, as far as asked', async () => {
      const stream = someStream();
      await client.appendToStream(stream, paroles(600));
      const revisions = async (options: Parameters<OfficialClient['readStream']>[1]) =>
        (await collected(client.readStream(stream, options))).map(({ event }) =>
          Number(event!.revision),
        );
      expect(await revisions({})).toEqual(Array.from({ length: 600 }, (_, index) => index));
      expect(await revisions({ fromRevision: 598n })).toEqual([598, 599]);
      expect(await revisions({ fromRevision: 600n })).toEqual([]);
      expect(await revisions({ maxCount: 2 })).toEqual([0, 1]);
      expect(await revisions({ direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual(
        [599, 598],
      );
      expect(await revisions({ direction: 'backwards', fromRevision: 1n })).toEqual([1, 0]);
    });

    test('a stream that is not there is not found', async () => {
      await expect(collected(client.readStream(someStream()))).rejects.toBeInstanceOf(
        by.errors['StreamNotFoundError']!,
      );
    });

    test.each(['by batches', 'by single calls'])(
      'an append holds to the expected revision, %s',
      async (way) => {
        const stream = someStream();
        // Credentials of their own let a call go its own way, not through the shared stream of batches.
        const own = way === 'by batches' ? {} : { credentials: { username: 'a', password: 'b' } };
        const expecting = (expectedRevision: 'no_stream' | 'stream_exists' | bigint) =>
          client.appendToStream(stream, parole(1), {
            expectedRevision,
            streamState: expectedRevision,
            ...own,
          } as object);
        const wrong = by.errors['WrongExpectedVersionError']!;
        expect(await expecting('stream_exists').catch(conflictOf)).toMatchObject({
          stream,
          actual: 'no_stream',
        });
        await expect(expecting(0n)).rejects.toBeInstanceOf(wrong);
        expect(await expecting('no_stream')).toMatchObject({ nextExpectedRevision: 0n });
        expect(await expecting('no_stream').catch(conflictOf)).toEqual({
          stream,
          expected: 'no_stream',
          actual: 0n,
        });
        expect(await expecting(0n)).toMatchObject({ nextExpectedRevision: 1n });
        expect(await expecting('stream_exists')).toMatchObject({ nextExpectedRevision: 2n });
        await expect(expecting(1n)).rejects.toBeInstanceOf(wrong);
      },
    );

    test.each(['no_stream', 'any'] as const)(
      'the same events sent again, expecting %s, get the first answer and are there once',
      async (expected) => {
        const stream = someStream();
        const events = paroles(3);
        const options = { expectedRevision: expected, streamState: expected } as object;
        const first = await client.appendToStream(stream, events, options);
        await client.appendToStream(stream, parole(9));
        expect(await client.appendToStream(stream, events, options)).toEqual(first);
        expect(await collected(client.readStream(stream))).toHaveLength(4);
      },
    );

    test('one of many that expect the same revision wins', async () => {
      const stream = someStream();
      await client.appendToStream(stream, parole(0));
      const options = { expectedRevision: 0n, streamState: 0n } as object;
      const all = await Promise.allSettled(
        Array.from({ length: 50 }, (_, index) =>
          client.appendToStream(stream, parole(index), options),
        ),
      );
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await collected(client.readStream(stream))).toHaveLength(2);
    });

    test('$all holds all streams in order, and is read from a position both ways', async () => {
      const [one, other] = [someStream(), someStream()];
      const first = await client.appendToStream(one, parole(1));
      await client.appendToStream(other, parole(2));
      const last = await client.appendToStream(one, parole(3));
      const places = async (options: object) =>
        (await collected(client.readAll(options))).map(({ event }) => event!.position!.commit);
      const [a, , c] = await places({ fromPosition: first.position });
      expect([a, c]).toEqual([first.position!.commit, last.position!.commit]);
      const all = await places({});
      expect(all).toEqual([...all].sort((x, y) => Number(x - y)));
      const back = await places({ direction: 'backwards', fromPosition: 'end', maxCount: 3 });
      expect(back).toEqual(all.slice(-3).toReversed());
      // Backwards, a position is where reading begins: its own event lies behind.
      expect(
        (await places({ direction: 'backwards', fromPosition: last.position, maxCount: 1 }))[0],
      ).toBeLessThan(last.position!.commit);
    });

    (by.filtersReads ? test : test.skip)(
      '$all is filtered by stream and type, by beginnings and expressions',
      async () => {
        const mark = randomUUID().slice(0, 8);
        await client.appendToStream(`${mark}one-1`, [
          parole(1),
          jsonEvent({ type: `t${mark}`, data: {} }),
        ]);
        await client.appendToStream(`${mark}two-1`, parole(2));
        const read = async (filter: object) =>
          (await collected(client.readAll({ filter } as object))).map(
            ({ event }) => event!.streamId,
          );
        const base = { checkpointInterval: 1, maxSearchWindow: 32 };
        expect(
          await read({ ...base, filterOn: 'streamName', prefixes: [`${mark}one`, 'x'] }),
        ).toEqual([`${mark}one-1`, `${mark}one-1`]);
        expect(await read({ ...base, filterOn: 'streamName', regex: `^${mark}t.o-\\d$` })).toEqual([
          `${mark}two-1`,
        ]);
        expect(await read({ ...base, filterOn: 'eventType', prefixes: [`t${mark}`] })).toEqual([
          `${mark}one-1`,
        ]);
      },
    );

    test('a link is given as it is, or with what it leads to', async () => {
      const [stream, links] = [someStream(), someStream()];
      const target = parole(7);
      await client.appendToStream(stream, target);
      const data = Buffer.from(`0@${stream}`);
      await client.appendToStream(links, binaryEvent({ type: '$>', data }));
      const [plain] = await collected(client.readStream(links));
      expect(plain!.event!.type).toBe('$>');
      expect(plain!.link).toBeUndefined();
      const [resolved] = await collected(client.readStream(links, { resolveLinkTos: true }));
      expect(resolved!.event!.id).toBe(target.id);
      expect(resolved!.link!.streamId).toBe(links);
      await client.tombstoneStream(stream);
      const [broken] = await collected(client.readStream(links, { resolveLinkTos: true }));
      expect(broken!.event).toBeUndefined();
      expect(broken!.link!.type).toBe('$>');
    });

    test('a deleted stream is not found, and begins behind what it had when it is written again', async () => {
      const stream = someStream();
      await client.appendToStream(stream, paroles(3));
      await client.deleteStream(stream);
      await expect(collected(client.readStream(stream))).rejects.toBeInstanceOf(
        by.errors['StreamNotFoundError']!,
      );
      const options = { expectedRevision: 'no_stream', streamState: 'no_stream' } as object;
      const again = await client.appendToStream(stream, parole(4), options);
      expect(again.nextExpectedRevision).toBe(3n);
      const events = await collected(client.readStream(stream));
      expect(events.map(({ event }) => event!.revision)).toEqual([3n]);
    });

    test('what never was cannot be deleted; what was deleted says where it stood', async () => {
      const stream = someStream();
      const gone = by.errors['StreamDeletedError']!;
      const believing = (what: unknown) =>
        ({ expectedRevision: what, streamState: what }) as object;
      const never = await client.deleteStream(stream).catch(conflictOf);
      expect(never).toMatchObject({ stream });
      await client.appendToStream(stream, paroles(2));
      await client.deleteStream(stream);
      const elsewhere = await client.deleteStream(stream, believing(0n)).catch(conflictOf);
      expect(elsewhere).toEqual({ stream, expected: 0n, actual: 1n });
      const exists = client.appendToStream(stream, parole(3), believing('stream_exists'));
      await expect(exists).rejects.toBeInstanceOf(gone);
      await client.deleteStream(stream, believing(1n));
    });

    test('metadata of a tombstoned stream can be set, and not be read', async () => {
      const stream = someStream();
      await client.appendToStream(stream, parole(1));
      await client.setStreamMetadata(stream, { purpose: 'audit' });
      await client.tombstoneStream(stream);
      const gone = by.errors['StreamDeletedError']!;
      await expect(client.getStreamMetadata(stream)).rejects.toBeInstanceOf(gone);
      await expect(client.setStreamMetadata(stream, { purpose: 'none' })).resolves.toBeDefined();
    });

    test('a tombstone is for good', async () => {
      const stream = someStream();
      await client.appendToStream(stream, parole(1));
      expect(
        await client.tombstoneStream(stream, { expectedRevision: 5n }).catch(conflictOf),
      ).toEqual({ stream, expected: 5n, actual: 0n });
      await client.tombstoneStream(stream, { expectedRevision: 0n });
      const gone = by.errors['StreamDeletedError']!;
      await expect(collected(client.readStream(stream))).rejects.toBeInstanceOf(gone);
      await expect(client.appendToStream(stream, parole(2))).rejects.toBeInstanceOf(gone);
      await expect(client.deleteStream(stream)).rejects.toMatchObject({ streamName: stream });
    });

    test('metadata truncates by count and by revision, and keeps what it does not know', async () => {
      const stream = someStream();
      await client.appendToStream(stream, paroles(10));
      expect(await client.getStreamMetadata(stream)).toEqual({ streamName: stream });
      await client.setStreamMetadata(stream, { maxCount: 3, purpose: '审计' });
      const { metadata } = await client.getStreamMetadata(stream);
      expect(metadata).toMatchObject({ maxCount: 3, purpose: '审计' });
      const revisions = async () =>
        (await collected(client.readStream(stream))).map(({ event }) => Number(event!.revision));
      expect(await revisions()).toEqual([7, 8, 9]);
      await client.setStreamMetadata(stream, { truncateBefore: 9 });
      expect(await revisions()).toEqual([9]);
      await client.setStreamMetadata(stream, { maxAge: 1 });
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect(await revisions()).toEqual([]);
      await client.setStreamMetadata(stream, {});
      expect(await revisions()).toHaveLength(10);
    });

    test('an append that is too large is refused, and nothing of it is there', async () => {
      const stream = someStream();
      const data = new Uint8Array(6 * 1024 * 1024);
      const events = Array.from({ length: 3 }, () => binaryEvent({ type: 'scan', data }));
      await expect(client.appendToStream(stream, events)).rejects.toMatchObject({
        type: 'maximum-append-size-exceeded',
        maxAppendSize: 16 * 1024 * 1024,
      });
      await expect(collected(client.readStream(stream))).rejects.toBeInstanceOf(
        by.errors['StreamNotFoundError']!,
      );
    });

    test('what was answered is there after a restart', async () => {
      const stream = someStream();
      const written = await client.appendToStream(stream, paroles(2));
      await served.restart();
      const other = served.client(by);
      const events = await collected(other.readStream(stream));
      expect(events.at(-1)!.event!.position).toEqual(written.position);
      client = other;
    });
  });
