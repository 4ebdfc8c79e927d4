import { setTimeout as pause } from 'node:timers/promises';
import type {
  AllStreamSubscription,
  AppendResult,
  EventStoreDBClient,
  JSONEventData,
  ReadPosition,
  ResolvedEvent,
} from '@eventstore/db-client';
import { credentialsIn, driverFor } from './address.ts';

/**
 * The two official clients behind one face. `esdb://` takes the older one, which is plain JavaScript and
 * runs everywhere; `kurrentdb://` takes the newer one, whose reads go through machine code that is
 * there for x64 and arm64 only. Both speak the same protocol to the same servers, nearly in the same words.
 */

export type { AllStreamSubscription, ResolvedEvent };

/** So long may calls take to end when the store is closed, ms. */
const closingMs = 1_000;

/** What the adapter needs of a client. */
export interface KurrentClient {
  /** Its reads tell the moment of an event by the second only, so everything does. */
  readonly wholeSeconds: boolean;
  append(
    stream: string,
    events: readonly JSONEventData[],
    expected: bigint | 'any' | 'no_stream' | 'stream_exists',
    deadlineMs: number,
  ): Promise<AppendResult>;
  /** Throws an error of type `stream-not-found` for a stream that is not there. */
  readStream(
    stream: string,
    options: {
      readonly fromRevision: bigint | 'start' | 'end';
      readonly direction: 'forwards' | 'backwards';
      readonly maxCount: number;
    },
  ): Cancellable;
  readAll(options: {
    readonly fromPosition: ReadPosition;
    readonly direction: 'forwards' | 'backwards';
    readonly maxCount: number;
  }): Cancellable;
  subscribeToAll(options: {
    readonly fromPosition: ReadPosition;
    readonly filter: KurrentFilter;
  }): AllStreamSubscription;
  close(): Promise<void>;
}

/** A read; the older client's is a stream that has to be told when nobody takes the rest. */
export interface Cancellable extends AsyncIterable<ResolvedEvent> {
  cancel?(): Promise<void>;
  destroy?(error: Error): unknown;
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

/** What the server leaves out by itself. */
export type KurrentFilter = {
  readonly filterOn: 'streamName' | 'eventType';
  readonly checkpointInterval: number;
  readonly maxSearchWindow: number;
  readonly checkpointReached: (
    subscription: AllStreamSubscription,
    position: { readonly commit: bigint },
  ) => void;
} & ({ readonly prefixes: string[] } | { readonly regex: string });

/** The client for an address is not there for this machine. */
export class NoKurrentDriver extends Error {
  override readonly name = 'NoKurrentDriver';
}

/** An address that no client understands, or that names a file which cannot be read. */
export class UnusableKurrentAddress extends Error {
  override readonly name = 'UnusableKurrentAddress';
}

/** Connects to an address; nothing is sent yet. Throws NoKurrentDriver, UnusableKurrentAddress. */
export async function connectTo(address: string): Promise<KurrentClient> {
  switch (driverFor(address)) {
    case 'older': {
      const { EventStoreDBClient: Client } = await import('@eventstore/db-client');
      return faceOf(() => Client.connectionString(address), { address, wholeSeconds: false });
    }
    case 'newer':
      return faceOf(await newerClient(address), { address, wholeSeconds: true });
    case null:
      throw new UnusableKurrentAddress('an address begins with esdb:// or kurrentdb://');
  }
}

async function newerClient(address: string): Promise<() => EventStoreDBClient> {
  try {
    const { KurrentDBClient } = await import('@kurrent/kurrentdb-client');
    // The same methods with the same arguments; the types of the two know nothing of each other.
    return () => KurrentDBClient.connectionString(address) as unknown as EventStoreDBClient;
  } catch (error) {
    const machine = `${process.platform}-${process.arch}`;
    throw new NoKurrentDriver(
      `@kurrent/kurrentdb-client cannot be loaded on ${machine}: write esdb:// for kurrentdb://, ` +
        'which speaks the same protocol without machine code',
      { cause: error },
    );
  }
}

function faceOf(
  connect: () => EventStoreDBClient,
  { address, wholeSeconds }: { readonly address: string; readonly wholeSeconds: boolean },
): KurrentClient {
  let client: EventStoreDBClient;
  try {
    client = connect();
  } catch (error) {
    throw new UnusableKurrentAddress((error as Error).message);
  }
  const credentials = credentialsIn(address);
  return {
    wholeSeconds,
    // With credentials of its own a call is a call: the stream that the older client shares for all appends
    // gives the failure of one connection to every append of the process.
    append(stream, events, expectedRevision, deadline) {
      // The newer client's name for the same; the types are the older one's.
      const both = { expectedRevision, streamState: expectedRevision };
      return client.appendToStream(stream, [...events], {
        ...both,
        credentials,
        deadline,
        requiresLeader: true,
      });
    },
    readStream: (stream, options) => client.readStream(stream, options),
    readAll: (options) => client.readAll(options),
    subscribeToAll: (options) => client.subscribeToAll(options as never),
    // The clients wait for every call to say that it has ended; one whose answers nobody takes never does.
    close: () => Promise.race([client.dispose(), pause(closingMs)]),
  };
}
