import type { Message } from '../wire/protocol.ts';

/** The server whose protocol is spoken. */
export const serverVersion = '26.1.0';

/** What a client may use beyond the least, as the protocol's own server says it. */
const features: readonly (readonly [
  service: string,
  method: string,
  features: readonly string[],
])[] = [
  ['event_store.client.streams.streams', 'read', ['position', 'events']],
  ['event_store.client.streams.streams', 'append', []],
  ['event_store.client.streams.streams', 'delete', []],
  ['event_store.client.streams.streams', 'tombstone', []],
  ['event_store.client.streams.streams', 'batchappend', ['deadline_duration']],
  ['event_store.client.gossip.gossip', 'read', []],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods', []],
];

/** `ServerFeatures/GetSupportedMethods`: asked before anybody has said who he is. */
export const supportedMethods: Message = {
  eventStoreServerVersion: serverVersion,
  methods: features.map(([serviceName, methodName, features]) => ({
    serviceName,
    methodName,
    features,
  })),
};
