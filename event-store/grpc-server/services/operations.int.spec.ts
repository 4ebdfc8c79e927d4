import { type ServiceError, status } from '@grpc/grpc-js';
import { askService } from '../testing/ask-service.ts';
import {
  type ClientPackage,
  eventstorePackage,
  type OfficialClient,
} from '../testing/official-clients.ts';
import { collected, seen, serveStreams, type ServedStreams } from '../testing/served-streams.ts';
import { serviceDefinition } from '../wire/protocol.ts';

const service = 'event_store.client.operations.Operations';
const ask = (address: string, method: string, request?: object) =>
  askService(address, { service, method }, request);

describe('operations of the node', () => {
  let served: ServedStreams;
  let client: OfficialClient;
  let by: ClientPackage;
  beforeAll(async () => {
    served = await serveStreams();
    by = await eventstorePackage();
    client = served.client(by);
  });
  afterAll(() => served[Symbol.asyncDispose]());
  // What goes wrong on the server's side is a fault of the test that made it, whatever the client was answered.
  afterEach(() => {
    if (served.failures.length > 0) throw new AggregateError(served.failures, 'the server failed');
  });

  /** What a run says of itself when it has ended. */
  const completed = (id: string) =>
    seen(
      async () =>
        (await collected(client.readStream(`$scavenges-${id}`))).map(({ event }) => event!),
      (events) => events.length === 2,
    );

  test('a scavenge is started, takes what cannot be read off the disk, and says so in a stream', async () => {
    const stream = 'notes';
    const notes = Array.from({ length: 5 }, () => by.jsonEvent({ type: 'noted', data: {} }));
    await client.appendToStream(stream, notes);
    await client.setStreamMetadata(stream, { truncateBefore: 4 } as never);
    const { scavengeId, ...answer } = await ask(served.address, 'StartScavenge', {
      options: { threadCount: 1 },
    });
    expect(answer).toEqual({ scavengeResult: 0 });
    const [started, ended] = await completed(String(scavengeId));
    expect(started).toMatchObject({ type: '$scavengeStarted', data: { scavengeId } });
    expect(ended).toMatchObject({
      type: '$scavengeCompleted',
      data: { scavengeId, result: 'Success', events: 4, streams: 1, isEmptied: true },
    });
    expect(await collected(client.readStream(stream))).toHaveLength(1);
  });

  test('what is not under way cannot be stopped', async () => {
    const refused = await ask(served.address, 'StopScavenge', {
      options: { scavengeId: 'x' },
    }).catch((error: ServiceError) => error);
    expect(refused).toMatchObject({ code: status.NOT_FOUND });
    expect((refused as ServiceError).metadata.getMap()).toMatchObject({
      exception: 'scavenge-not-found',
      'scavenge-id': 'x',
    });
  });

  test.each(['MergeIndexes', 'ResignNode', 'SetNodePriority', 'RestartPersistentSubscriptions'])(
    '%s is done as soon as it is asked',
    async (method) => {
      expect(await ask(served.address, method)).toEqual({});
    },
  );

  test('no client stops the backbone', async () => {
    await expect(ask(served.address, 'Shutdown')).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
    expect(await ask(served.address, 'MergeIndexes')).toEqual({});
  });

  test('who is no operator is refused', async () => {
    await using other = await serveStreams({
      users: {
        adminPassword: null,
        others: {
          has: () => Promise.resolve(true),
          identify: ({ user }) =>
            Promise.resolve({
              name: user,
              groups: [],
              readsBackbone: false,
              look: () => Promise.resolve(),
            }),
        },
      },
    });
    for (const method of Object.keys(serviceDefinition(service))) {
      await expect(ask(other.address, method)).rejects.toMatchObject({
        code: status.PERMISSION_DENIED,
      });
    }
  });
});
