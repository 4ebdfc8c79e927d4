import { allStreams } from '../access/stream-access.ts';
import type { Message } from '../wire/protocol.ts';
import type { ConsumerGroup, Member } from './consumer-group.ts';
import type { GroupName, GroupSettings } from './group-settings.ts';

/** Parts of all at which times are told, as the protocol names them. */
const quantiles: readonly (readonly [name: string, part: number])[] = [
  ['Fastest', 0],
  ['Median', 0.5],
  ['Quintile 1', 0.2],
  ['Quintile 2', 0.4],
  ['Quintile 3', 0.6],
  ['Quintile 4', 0.8],
  ['Quintile 5', 1],
  ['90%', 0.9],
  ['95%', 0.95],
  ['99%', 0.99],
  ['99.5%', 0.995],
  ['99.9%', 0.999],
];

/** How long answers took, ms; none before the first. */
function measurements(took: readonly number[]): readonly Message[] {
  if (took.length === 0) return [];
  const sorted = [...took].sort((one, other) => one - other);
  const mean = Math.round(sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length);
  return [
    { key: 'Mean', value: mean },
    ...quantiles.map(([key, part]) => ({
      key,
      value: sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!,
    })),
  ];
}

const connection = (member: Member, extraStatistics: boolean): Message => ({
  from: member.address,
  username: member.user,
  totalItems: member.total,
  inFlightMessages: member.inFlight.size,
  availableSlots: Math.max(0, member.bufferSize - member.inFlight.size),
  connectionName: member.connectionName,
  observedMeasurements: extraStatistics ? measurements(member.took) : [],
});

/** A revision, or a position as the protocol writes it in a text. */
const placeText = (isAll: boolean, place: number): string =>
  isAll ? `C:${place}/P:${place}` : String(place);

/** Where a group begins, as the protocol writes it in a text. */
export function startText({ stream }: GroupName, { from }: GroupSettings): string {
  const place = from === 'start' ? 0 : from === 'end' ? -1 : from;
  return placeText(stream === allStreams, place);
}

/** What a group is, how it is set and how far it has come. */
export function groupInfo(group: ConsumerGroup): Message {
  const { name, settings, members } = group;
  const figures = group.figures();
  const isAll = name.stream === allStreams;
  const known = (place: number | null): string => (place === null ? '' : placeText(isAll, place));
  return {
    eventSource: name.stream,
    groupName: name.group,
    status: 'Live',
    connections: members.map((member) => connection(member, settings.extraStatistics)),
    totalItems: figures.total,
    lastCheckpointedEventPosition: known(figures.checkpoint),
    lastKnownEventPosition: known(figures.lastKnown),
    resolveLinkTos: settings.resolveLinks,
    startFrom: startText(name, settings),
    messageTimeoutMilliseconds: settings.messageTimeoutMs,
    extraStatistics: settings.extraStatistics,
    maxRetryCount: settings.maxRetries,
    liveBufferSize: settings.liveBufferSize,
    bufferSize: settings.historyBufferSize,
    readBatchSize: settings.readBatchSize,
    checkPointAfterMilliseconds: settings.checkpointAfterMs,
    minCheckPointCount: settings.minCheckpointCount,
    maxCheckPointCount: settings.maxCheckpointCount,
    readBufferCount: figures.waiting,
    liveBufferCount: 0,
    retryBufferCount: figures.again,
    totalInFlightMessages: figures.inFlight,
    outstandingMessagesCount: figures.inFlight,
    namedConsumerStrategy: settings.strategy,
    maxSubscriberCount: settings.maxSubscribers,
    parkedMessageCount: figures.parked,
  };
}
