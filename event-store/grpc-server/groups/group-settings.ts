import { status } from '@grpc/grpc-js';
import type { EventFilter } from '../streams/stream-filter.ts';
import { BadRequest, maybe, number, part, streamName } from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';
import { filterOf, place, startOf, type Start } from '../services/read-request.ts';
import { allStreams } from '../access/stream-access.ts';
import { Refusal } from '../wire/status.ts';
import { isStrategy, type StrategyName } from './strategies.ts';

/** How a group of consumers is served, as it is kept. */
export interface GroupSettings {
  readonly from: Start;
  readonly filter: EventFilter | null;
  readonly resolveLinks: boolean;
  readonly extraStatistics: boolean;
  readonly messageTimeoutMs: number;
  readonly maxRetries: number;
  readonly minCheckpointCount: number;
  readonly maxCheckpointCount: number;
  readonly checkpointAfterMs: number;
  /** 0 for as many as come. */
  readonly maxSubscribers: number;
  readonly liveBufferSize: number;
  readonly readBatchSize: number;
  readonly historyBufferSize: number;
  readonly strategy: StrategyName;
}

/** Which group is meant: a stream, or `$all`, and a name. */
export interface GroupName {
  readonly stream: string;
  readonly group: string;
}

const longestName = 1_000;
const ticksPerMs = 10_000;
const oldStrategies: readonly StrategyName[] = ['DispatchToSingle', 'RoundRobin', 'Pinned'];

/** The group that options name. Throws BadRequest. */
export function groupNameOf(options: Message): GroupName {
  const group = String(options['groupName'] ?? '');
  if (group === '' || group.length > longestName) throw new BadRequest('the group has no name');
  if (options['all'] !== undefined) return { stream: allStreams, group };
  const stream = maybe(options, 'stream');
  const identifier = stream === null ? options['streamIdentifier'] : stream['streamIdentifier'];
  return { stream: streamName(identifier as Message | undefined), group };
}

/** Settings that no group can have, in the protocol's words. */
function impossible(options: Message, reason: string): Refusal {
  const { stream, group } = groupNameOf(options);
  return new Refusal(
    status.INTERNAL,
    `Subscription group ${group} on stream ${stream} failed: '${reason}'.`,
    {
      exception: 'persistent-subscription-failed',
      'stream-name': stream,
      'group-name': group,
      reason,
    },
  );
}

/**
 * The settings of a request to create or change a group. Throws BadRequest, and the refusal
 * `persistent-subscription-failed` for an unknown strategy and for a buffer that does not hold what is read at a time.
 */
export function groupSettingsOf(options: Message): GroupSettings {
  const settings = part(options, 'settings');
  const count = (name: string): number => Math.max(0, number(settings[name]));
  const ms = (name: string, ticks: string, otherwise: number): number => {
    if (settings[name] !== undefined) return count(name);
    return settings[ticks] === undefined ? otherwise : number(settings[ticks]) / ticksPerMs;
  };
  const all = maybe(options, 'all');
  const stream = maybe(options, 'stream');
  const filter = maybe(all ?? undefined, 'filter');
  const strategy =
    String(settings['consumerStrategy'] ?? '') ||
    oldStrategies[number(settings['namedConsumerStrategy'])] ||
    '';
  if (!isStrategy(strategy)) throw impossible(options, 'there is no such consumer strategy');
  if (count('readBatchSize') >= Math.max(1, count('historyBufferSize'))) {
    throw impossible(options, 'the buffer must be larger than what is read at a time');
  }
  return {
    from:
      all !== null
        ? startOf(all, 'position')
        : stream !== null
          ? startOf(stream, 'revision')
          : place(settings['revision']),
    filter: filter === null ? null : filterOf(filter),
    resolveLinks: settings['resolveLinks'] === true,
    extraStatistics: settings['extraStatistics'] === true,
    messageTimeoutMs: ms('messageTimeoutMs', 'messageTimeoutTicks', 30_000),
    maxRetries: count('maxRetryCount'),
    minCheckpointCount: count('minCheckpointCount'),
    maxCheckpointCount: count('maxCheckpointCount'),
    checkpointAfterMs: ms('checkpointAfterMs', 'checkpointAfterTicks', 2_000),
    maxSubscribers: count('maxSubscriberCount'),
    liveBufferSize: count('liveBufferSize'),
    readBatchSize: count('readBatchSize'),
    historyBufferSize: count('historyBufferSize'),
    strategy,
  };
}
