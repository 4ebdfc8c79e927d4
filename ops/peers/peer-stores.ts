import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EventToAppend } from '#event-store/port.ts';
import type { ComparedStore } from './compared-store.ts';
import { peersFolder } from './peers-folder.ts';

/** So many at once: each of the writers has a connection. */
const connections = 32;

interface PgClient {
  query(sql: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}
interface PgPool extends PgClient {
  connect(): Promise<PgClient & { release(): void }>;
  end(): Promise<void>;
}

interface EmmettStore {
  appendToStream(
    stream: string,
    events: readonly object[],
    options: { readonly expectedStreamVersion: bigint | 'STREAM_DOES_NOT_EXIST' },
  ): Promise<unknown>;
  readStream(stream: string): Promise<{ readonly events: readonly unknown[] }>;
  close(): Promise<void>;
  readonly schema: { migrate(): Promise<unknown> };
}

interface CastoreEvent {
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly payload: object;
  readonly metadata: object;
}
interface CastoreAdapter {
  pushEvent(event: CastoreEvent, context: { readonly eventStoreId: string }): Promise<unknown>;
  groupEvent(event: CastoreEvent): { context?: { readonly eventStoreId: string } };
  pushEventGroup(options: object, ...grouped: readonly object[]): Promise<unknown>;
  getEvents(
    aggregateId: string,
    context: { readonly eventStoreId: string },
  ): Promise<{ readonly events: readonly unknown[] }>;
}
interface CastoreModule {
  readonly PostgresEventStorageAdapter: {
    new (options: { readonly connectionString: string }): CastoreAdapter;
    createEventTable(options: { readonly connectionString: string }): Promise<unknown>;
  };
}

/** What `npm run peers` installed. Throws where it did not. */
const installed = <Module>(name: string): Module =>
  createRequire(join(peersFolder(), 'package.json'))(name) as Module;

/** A database of the server that the environment names (`PGHOST`, `PGUSER`). */
const address = (database: string): string => `postgres:///${database}`;

function poolOf(database: string): PgPool {
  const pg = installed<{ readonly Pool: new (options: object) => PgPool }>('pg');
  const options = '-c search_path=message_store,public';
  return new pg.Pool({ connectionString: address(database), max: connections, options });
}

/** Throws where the server would answer a commit before its sync: then nothing could be compared. */
export async function mustSync(): Promise<void> {
  const pool = poolOf('postgres');
  try {
    const { rows } = await pool.query(
      `SELECT name FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') AND setting <> 'on'`,
    );
    if (rows.length > 0) throw new Error(`PostgreSQL does not sync: ${JSON.stringify(rows)}`);
  } finally {
    await pool.end();
  }
}

export async function openEmmett(database: string): Promise<ComparedStore> {
  const emmett = installed<{
    getPostgreSQLEventStore(address: string, options: object): EmmettStore;
  }>('@event-driven-io/emmett-postgresql');
  const pool = poolOf(database);
  const store = emmett.getPostgreSQLEventStore(address(database), {
    connectionOptions: { pool },
  });
  await store.schema.migrate();
  return {
    async append(stream, next, events) {
      await store.appendToStream(
        stream,
        events.map(({ type, data, metadata }) => ({ type, data, metadata })),
        { expectedStreamVersion: next === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(next) },
      );
    },
    read: async (stream) => (await store.readStream(stream)).events.length,
    async close() {
      await store.close();
      await pool.end();
    },
  };
}

/** Its SQL functions are its interface; `pg` calls them, one for an event, several in one transaction. */
export function openMessageDb(database: string): ComparedStore {
  const pool = poolOf(database);
  const write = (client: PgClient, stream: string, at: number, event: EventToAppend) =>
    client.query('SELECT message_store.write_message($1, $2, $3, $4, $5, $6)', [
      event.id,
      stream,
      event.type,
      JSON.stringify(event.data),
      JSON.stringify(event.metadata),
      at - 1,
    ]);

  async function together(
    stream: string,
    next: number,
    events: readonly EventToAppend[],
  ): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      for (const [index, event] of events.entries()) {
        await write(client, stream, next + index, event);
      }
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }

  return {
    async append(stream, next, events) {
      if (events.length === 1) await write(pool, stream, next, events[0]!);
      else await together(stream, next, events);
    },
    async read(stream) {
      const { rows } = await pool.query(
        'SELECT * FROM message_store.get_stream_messages($1, 0, -1)',
        [stream],
      );
      return (rows as readonly { readonly data: string; readonly metadata: string }[]).map(
        ({ data, metadata }) => [JSON.parse(data), JSON.parse(metadata)],
      ).length;
    },
    close: () => pool.end(),
  };
}

/** Keeps ten connections, which its adapter lets nobody change, and sends down each without waiting. */
export async function openCastore(database: string): Promise<ComparedStore> {
  const { PostgresEventStorageAdapter } = installed<CastoreModule>(
    '@castore/event-storage-adapter-postgres',
  );
  const options = { connectionString: address(database) };
  await PostgresEventStorageAdapter.createEventTable(options);
  const adapter = new PostgresEventStorageAdapter(options);
  const context = { eventStoreId: 'cases' };
  // Its streams are named by a UUID alone.
  const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
  const eventOf = (stream: string, at: number, event: EventToAppend): CastoreEvent => ({
    aggregateId: idOf(stream),
    version: at + 1,
    type: event.type,
    payload: event.data,
    metadata: event.metadata,
  });
  return {
    async append(stream, next, events) {
      const versions = events.map((event, index) => eventOf(stream, next + index, event));
      if (versions.length === 1) await adapter.pushEvent(versions[0]!, context);
      else {
        const grouped = versions.map((event) =>
          Object.assign(adapter.groupEvent(event), { context }),
        );
        await adapter.pushEventGroup({}, ...grouped);
      }
    },
    read: async (stream) => (await adapter.getEvents(idOf(stream), context)).events.length,
    // It has no way to close; the process ends.
    close: async () => {},
  };
}
