import type { Message } from '../wire/protocol.ts';

/** The server whose protocol is spoken. */
export const serverVersion = '26.1.0';

/** What a client may use beyond the least, as the protocol's own server says it. */
const streams = 'event_store.client.streams.Streams';
const groups = 'event_store.client.persistent_subscriptions.PersistentSubscriptions';
const ofGroups = ['stream', 'all'];

type Feature = readonly [service: string, method: string, features: readonly string[]];

const features: readonly Feature[] = [
  [streams, 'Read', ['position', 'events']],
  [streams, 'Append', []],
  [streams, 'Delete', []],
  [streams, 'Tombstone', []],
  [streams, 'BatchAppend', ['deadline_duration']],
  [groups, 'Create', ofGroups],
  [groups, 'Update', ofGroups],
  [groups, 'Delete', ofGroups],
  [groups, 'Read', ofGroups],
  [groups, 'GetInfo', ofGroups],
  [groups, 'ReplayParked', ofGroups],
  [groups, 'List', ofGroups],
  [groups, 'RestartSubsystem', []],
  ['kurrentdb.protocol.v2.streams.StreamsService', 'AppendSession', []],
  ['kurrentdb.protocol.v2.streams.StreamsService', 'AppendRecords', []],
  ['event_store.client.users.Users', 'Create', []],
  ['event_store.client.gossip.Gossip', 'Read', []],
  ['event_store.client.server_features.ServerFeatures', 'GetSupportedMethods', []],
];

/** `ServerFeatures/GetSupportedMethods`: asked before anybody has said who he is. */
export const supportedMethods: Message = {
  eventStoreServerVersion: serverVersion,
  methods: features.map(([serviceName, methodName, features]) => ({
    serviceName: serviceName.toLowerCase(),
    methodName: methodName.toLowerCase(),
    features,
  })),
};
