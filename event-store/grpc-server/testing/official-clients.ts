import type * as eventstore from '@eventstore/db-client';

/** The part of both official packages that is the same. */
export type OfficialClient = eventstore.EventStoreDBClient;

/**
 * An official package for Node. Both register their messages under the same global names, so that a process can
 * use but one of them: each has a spec of its own.
 */
export interface ClientPackage {
  readonly name: string;
  /** Connects by an address such as `127.0.0.1:2113`, with the query of a connection string. */
  readonly connect: (address: string, query: string, user: string) => OfficialClient;
  /** The classes of its errors, by name. */
  readonly errors: Readonly<Record<string, new (...given: never[]) => Error>>;
  readonly jsonEvent: typeof eventstore.jsonEvent;
  readonly binaryEvent: typeof eventstore.binaryEvent;
  readonly streamSettings: typeof eventstore.persistentSubscriptionToStreamSettingsFromDefaults;
  readonly allSettings: typeof eventstore.persistentSubscriptionToAllSettingsFromDefaults;
  /** How exactly it gives the time of an event, ms. */
  readonly clockMs: number;
  /** Whether it can filter a read of all, not subscriptions alone. */
  readonly filtersReads: boolean;
}

/** What its error of a conflict says, which the two packages name differently. */
export function conflictOf(error: unknown) {
  const found = error as Readonly<Record<string, unknown>>;
  return {
    stream: found['streamName'],
    expected: found['expectedState'] ?? found['expectedVersion'],
    actual: found['actualState'] ?? found['actualVersion'],
  };
}

const errorsOf = (loaded: object) =>
  Object.fromEntries(
    Object.entries(loaded).filter(([name]) => name.endsWith('Error')),
  ) as ClientPackage['errors'];

/** The clients give up after ten seconds of their own, which a busy machine needs for a few slow passwords. */
const patient = 'defaultDeadline=60000';

/** The older package, in JavaScript alone. */
export async function eventstorePackage(): Promise<ClientPackage> {
  const loaded = await import('@eventstore/db-client');
  return {
    name: '@eventstore/db-client',
    connect: (address, query, user) =>
      loaded.EventStoreDBClient.connectionString(`esdb://${user}${address}?${query}&${patient}`),
    errors: errorsOf(loaded),
    jsonEvent: loaded.jsonEvent,
    binaryEvent: loaded.binaryEvent,
    streamSettings: loaded.persistentSubscriptionToStreamSettingsFromDefaults,
    allSettings: loaded.persistentSubscriptionToAllSettingsFromDefaults,
    clockMs: 1,
    filtersReads: false,
  };
}

interface KurrentPackage extends Pick<ClientPackage, 'jsonEvent' | 'binaryEvent'> {
  readonly persistentSubscriptionToStreamSettingsFromDefaults: ClientPackage['streamSettings'];
  readonly persistentSubscriptionToAllSettingsFromDefaults: ClientPackage['allSettings'];
  readonly KurrentDBClient: { readonly connectionString: (text: string) => OfficialClient };
}

/** The newer package, whose reads go through native code; null, said aloud, on a machine that it has none for. */
export async function kurrentPackage(): Promise<ClientPackage | null> {
  try {
    const loaded = (await import('@kurrent/kurrentdb-client')) as unknown as KurrentPackage;
    return {
      name: '@kurrent/kurrentdb-client',
      connect: (address, query, user) =>
        loaded.KurrentDBClient.connectionString(
          `kurrentdb://${user}${address}?${query}&${patient}`,
        ),
      errors: errorsOf(loaded),
      jsonEvent: loaded.jsonEvent,
      binaryEvent: loaded.binaryEvent,
      streamSettings: loaded.persistentSubscriptionToStreamSettingsFromDefaults,
      allSettings: loaded.persistentSubscriptionToAllSettingsFromDefaults,
      clockMs: 1_000,
      filtersReads: true,
    };
  } catch (error) {
    process.stderr.write(
      `NOT TESTED: @kurrent/kurrentdb-client does not load here: ${(error as Error).message}\n`,
    );
    return null;
  }
}
