import { randomUUID } from 'node:crypto';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { insecure, type OtherUsers } from './access/caller.ts';
import { believing, identifyUsers } from './access/identify.ts';
import { streamAccess } from './access/stream-access.ts';
import { openUsers, type ProtocolUsers } from './access/users.ts';
import { consumerGroups, type ConsumerGroups } from './groups/consumer-groups.ts';
import { appendHandler, batchAppendHandler, deleteHandler } from './services/append.ts';
import { calls, type Calls } from './services/calls.ts';
import type { SourceParts } from './services/event-source.ts';
import { supportedMethods } from './services/features.ts';
import { clusterOf } from './services/gossip.ts';
import { groupsService } from './services/groups.ts';
import { operationsService } from './services/operations.ts';
import { readHandler } from './services/read.ts';
import { recordHandlers } from './services/records.ts';
import { usersService } from './services/users.ts';
import { type Backbone, followBackbone, noBackbone } from './streams/backbone.ts';
import { type Scavenger, scavenger } from './streams/scavenger.ts';
import { openStreamLog } from './streams/stream-log.ts';
import { serviceDefinition } from './wire/protocol.ts';

/** A key and the certificate for it, in PEM. */
export interface TlsKey {
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** A client that does not answer a ping has lost its machine or its way: its calls end, and its places are free. */
export interface Keepalive {
  /** Between the answer to one ping and the next, ms. */
  readonly everyMs: number;
  /** How long an answer is waited for, ms. */
  readonly patienceMs: number;
}

export interface GrpcServerOptions {
  /** Folder of the clients' own streams; made when it is not there. */
  readonly folder: string;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Null for a connection that is not encrypted. */
  readonly tls: TlsKey | null;
  /** Null for a server of clients' streams alone. */
  readonly backbone: Backbone | null;
  /** Null for nobody being asked who he is: clients' streams are then everybody's. */
  readonly users: {
    /** Of the protocol's own user `admin`; null for none. */
    readonly adminPassword: string | null;
    /** Who comes with a name that is no user of the protocol; rejects with the refusal. */
    readonly others: OtherUsers;
  } | null;
  /** Where clients reach it, when that is not where it listens; for their discovery. */
  readonly advertise?: string;
  /** How a client is noticed that went without a word; as the protocol's own server has it when not given. */
  readonly keepalive?: Keepalive;
  readonly onFailure: (error: unknown) => void;
}

/** A server that clients of EventStoreDB and KurrentDB can use. */
export interface GrpcServer {
  readonly port: number;
  /** Ends the calls that are open, and closes the file. */
  close(): Promise<void>;
}

/** A message may be so large; the clients' own limit is 17 MiB. */
const largestMessage = 20 * 1024 * 1024;
/** `KeepAliveInterval` and `KeepAliveTimeout` of the protocol's own server, where nobody has set them. */
const usualKeepalive: Keepalive = { everyMs: 10_000, patienceMs: 10_000 };
/** So long may calls go on once the server stops, ms. */
const graceMs = 1_000;

/** Opens the clients' streams and listens. Throws StreamLogInUse, and what keeps a port from being opened. */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const owns = options.backbone?.owns ?? (() => false);
  const log = openStreamLog({
    folder: options.folder,
    isOfBackbone: owns,
    resembles: options.backbone?.resembles,
  });
  const backbone =
    options.backbone === null
      ? noBackbone
      : followBackbone(log, options.backbone, options.onFailure);
  const closeStore = async (): Promise<void> => {
    await backbone.stop();
    log.close();
  };
  try {
    const access = streamAccess(log, owns);
    const source = {
      log,
      backbone,
      hasBackbone: options.backbone !== null,
      isOfBackbone: owns,
      access,
    };
    const users = await openUsers(log, options.users ?? 'nobodyIsAsked');
    const identify =
      options.users === null ? insecure : believing(identifyUsers(users, options.users.others));
    const server = new Server(channelOptions(options.keepalive ?? usualKeepalive));
    const groups = consumerGroups(source, options.onFailure);
    const scavenging = scavenger(log, options.onFailure);
    let port = options.port;
    const reachedAt = () => ({ address: options.advertise ?? options.host, port });
    const wired = calls({ identify, onFailure: options.onFailure });
    addServices(server, wired, {
      source,
      groups,
      scavenger: scavenging,
      users,
      others: options.users?.others ?? nobodyElse,
      reachedAt,
    });
    port = await listening(server, options);
    return {
      port,
      async close() {
        groups.stop();
        await stopped(server);
        await scavenging.close();
        await closeStore();
      },
    };
  } catch (error) {
    await closeStore();
    throw error;
  }
}

const channelOptions = ({ everyMs, patienceMs }: Keepalive) => ({
  'grpc.max_receive_message_length': largestMessage,
  'grpc.max_send_message_length': -1,
  'grpc.max_concurrent_streams': 1_000,
  'grpc.keepalive_time_ms': everyMs,
  'grpc.keepalive_timeout_ms': patienceMs,
});

/** Where nobody is asked who he is, no name is anybody's elsewhere. */
const nobodyElse: Pick<OtherUsers, 'has'> = { has: () => Promise.resolve(false) };

/** Every service of the protocol that a single node without projections has. */
function addServices(
  server: Server,
  wired: Calls,
  parts: {
    readonly source: SourceParts;
    readonly groups: ConsumerGroups;
    readonly scavenger: Scavenger;
    readonly users: ProtocolUsers;
    readonly others: Pick<OtherUsers, 'has'>;
    readonly reachedAt: () => { readonly address: string; readonly port: number };
  },
): void {
  const { unary, serverStream, clientStream, duplex } = wired;
  const { source, groups, users, reachedAt } = parts;
  const records = recordHandlers(source);
  const memberId = randomUUID();
  const services: Readonly<Record<string, UntypedServiceImplementation>> = {
    'event_store.client.streams.Streams': {
      Read: serverStream(readHandler(source)),
      Append: clientStream(appendHandler(source)),
      BatchAppend: duplex(batchAppendHandler(source)),
      Delete: unary(deleteHandler(source, 'remove')),
      Tombstone: unary(deleteHandler(source, 'tombstone')),
    },
    'event_store.client.persistent_subscriptions.PersistentSubscriptions': groupsService(
      { ...source, groups },
      wired,
    ),
    'kurrentdb.protocol.v2.streams.StreamsService': {
      AppendSession: clientStream(records.appendSession),
      AppendRecords: unary(records.appendRecords),
    },
    'event_store.client.users.Users': usersService(users, parts.others, wired),
    'event_store.client.operations.Operations': operationsService(parts, wired),
    'event_store.client.gossip.Gossip': {
      Read: unary(() => Promise.resolve(clusterOf(memberId, reachedAt()))),
    },
    'event_store.client.server_features.ServerFeatures': {
      GetSupportedMethods: unary(() => Promise.resolve(supportedMethods)),
    },
  };
  for (const [name, handlers] of Object.entries(services)) {
    server.addService(serviceDefinition(name), handlers);
  }
}

function listening(server: Server, { host, port, tls }: GrpcServerOptions): Promise<number> {
  const credentials =
    tls === null
      ? ServerCredentials.createInsecure()
      : ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }]);
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) =>
      error === null ? resolve(bound) : reject(asSystemError(error)),
    );
  });
}

/** The library says in words alone that a port is taken. */
const asSystemError = (error: Error): Error =>
  error.message.includes('EADDRINUSE') ? Object.assign(error, { code: 'EADDRINUSE' }) : error;

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), graceMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
