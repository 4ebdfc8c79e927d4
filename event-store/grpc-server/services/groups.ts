import { type Caller, isOperator } from '../access/caller.ts';
import { allStreams, type StreamAccess } from '../access/stream-access.ts';
import {
  type ConsumerGroups,
  consumerDropped,
  noSuchGroup,
  tooManyConsumers,
} from '../groups/consumer-groups.ts';
import type { Nack } from '../groups/consumer-group.ts';
import { groupInfo } from '../groups/group-info.ts';
import { groupNameOf, groupSettingsOf, type GroupName } from '../groups/group-settings.ts';
import { resolvedMessage } from '../wire/events.ts';
import {
  BadRequest,
  maybe,
  number,
  part,
  streamName,
  uuid,
  uuidFormOf,
} from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';
import { accessDenied } from '../wire/status.ts';
import type { Call, Calls } from './calls.ts';
import type { Send } from './sender.ts';

export interface GroupServiceParts {
  readonly groups: ConsumerGroups;
  readonly access: StreamAccess;
  readonly isOfBackbone: (stream: string) => boolean;
}

const defaultBuffer = 10;
const largestBuffer = 5_000;
const nacks: readonly Nack[] = ['retry', 'park', 'retry', 'skip', 'stop'];

const idsOf = (message: Message): readonly string[] =>
  ((message['ids'] ?? []) as readonly Message[]).map(uuid);

/** `PersistentSubscriptions`: operators make and change groups, whoever may read their stream consumes. */
export function groupsService(parts: GroupServiceParts, { unary, duplex }: Calls) {
  const { groups } = parts;
  const byOperator = (act: (options: Message, caller: Caller) => Message | Promise<Message>) =>
    unary(async (request, call) => {
      const caller = await call.caller();
      if (!isOperator(caller)) throw accessDenied();
      return act(maybe(request, 'options') ?? {}, caller);
    });

  return {
    Create: byOperator(async (options, caller) => {
      const name = groupNameOf(options);
      await assertMayRead(parts, caller, name);
      await groups.create(name, groupSettingsOf(options), caller);
      return {};
    }),
    Update: byOperator(async (options, caller) => {
      await groups.update(groupNameOf(options), groupSettingsOf(options), caller);
      return {};
    }),
    Delete: byOperator(async (options, caller) => {
      await groups.remove(groupNameOf(options), caller);
      return {};
    }),
    GetInfo: byOperator((options) => ({
      subscriptionInfo: groupInfo(groups.find(groupNameOf(options))),
    })),
    List: byOperator((options) => {
      const asked = maybe(options, 'listForStream');
      if (asked === null) return { subscriptions: groups.list().map(groupInfo) };
      const stream = asked['all'] === undefined ? streamName(maybe(asked, 'stream')) : allStreams;
      const found = groups.list().filter(({ name }) => name.stream === stream);
      if (found.length === 0) throw noSuchGroup({ stream, group: '' });
      return { subscriptions: found.map(groupInfo) };
    }),
    ReplayParked: byOperator(async (options) => {
      const stopAt = options['stopAt'] === undefined ? Infinity : number(options['stopAt']);
      const group = groups.find(groupNameOf(options));
      await group.replayParked(Math.min(stopAt, Number.MAX_SAFE_INTEGER));
      return {};
    }),
    RestartSubsystem: byOperator(() => {
      groups.restart();
      return {};
    }),
    Read: duplex((requests, call, send) => consume(parts, requests, call, send)),
  };
}

/** Throws the refusal for who may not read what the group reads; keeps that an account looks at the backbone. */
async function assertMayRead(
  { access, groups, isOfBackbone }: GroupServiceParts,
  caller: Caller,
  name: GroupName,
  isConsumer = false,
): Promise<void> {
  access.assert(caller, name.stream, 'read');
  if (!isConsumer) return;
  if (groups.readsBackbone(name) && !caller.readsBackbone && name.stream === allStreams) {
    throw accessDenied();
  }
  if (caller.readsBackbone && (name.stream === allStreams || isOfBackbone(name.stream))) {
    const stream = name.stream === allStreams ? null : name.stream;
    await caller.look({ stream, from: 0, limit: null });
  }
}

/** One consumer: it says which group, then answers for what it gets. */
async function consume(
  parts: GroupServiceParts,
  requests: AsyncIterable<Message>,
  call: Call,
  send: Send,
): Promise<void> {
  const iterator = requests[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const options = part(first.value, 'options');
  const name = groupNameOf(options);
  const caller = await call.caller();
  const group = parts.groups.find(name);
  await assertMayRead(parts, caller, name, true);
  if (group.settings.maxSubscribers > 0 && group.members.length >= group.settings.maxSubscribers) {
    throw tooManyConsumers(name);
  }
  const form = uuidFormOf(maybe(options, 'uuidOption'));
  // Clients hold it against the names that they asked for.
  const subscriptionId = `${name.stream}::${name.group}`;
  await send({ subscriptionConfirmation: { subscriptionId } });
  let drop: (error: unknown) => void = () => undefined;
  const dropped = new Promise<never>((_, reject) => (drop = reject));
  dropped.catch(() => undefined);
  const member = group.join({
    user: caller.name,
    address: call.address,
    connectionName: call.connectionName,
    bufferSize: Math.min(largestBuffer, number(options['bufferSize']) || defaultBuffer),
    deliver: ({ event, retries }) =>
      send({ event: { ...resolvedMessage(event, form), retryCount: retries } }),
    drop: (reason = consumerDropped(name)) => drop(reason),
  });
  const gone = new Promise<void>((resolve) => {
    call.signal.addEventListener('abort', () => resolve());
  });
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), dropped, gone]);
      if (next === undefined || next.done === true) return;
      const ack = maybe(next.value, 'ack');
      const nack = maybe(next.value, 'nack');
      if (ack !== null) group.ack(member, idsOf(ack));
      else if (nack !== null) {
        const how = nacks[number(nack['action'])] ?? 'retry';
        await group.nack(member, idsOf(nack), how, String(nack['reason'] ?? ''));
      } else throw new BadRequest('neither an ack nor a nack');
    }
  } finally {
    group.leave(member);
  }
}
