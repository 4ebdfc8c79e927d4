import type { ClientSession, Collection, Db, Document, MongoClient } from 'mongodb';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import { databaseOf } from './mongo-address.ts';

/** The server's name, as readiness, problems and logs have it. */
export const serverName = 'MongoDB';

/** A document whose `_id` is a text. */
export type Stored = Document & { readonly _id: string };

/** A connection to the database of an installation, made when it is needed first. */
export interface MongoConnection {
  /** Throws ViewServerUnavailable for whatever the server or the way to it says. */
  ask<T>(question: (database: Database) => Promise<T>): Promise<T>;
  /** Writes all of it or nothing where the server has transactions, else one after the other. */
  write(
    act: (database: Database, session: ClientSession | undefined) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

export interface Database {
  readonly db: Db;
  collection(name: string): Collection<Stored>;
}

/** So long finding the server and connecting to it may take, ms. */
const limits = { find: 2_000, connect: 2_000 };

export interface ConnectionLimits {
  /** So many questions at a time at most. */
  readonly sockets: number;
  /** So long an answer may take, ms: a server that is paused looks like one that is slow. */
  readonly answerMs: number;
}

/** Not asked before, nothing is connected. */
export function openMongo(
  address: string,
  { sockets, answerMs }: ConnectionLimits,
): MongoConnection {
  let opening: Promise<{ client: MongoClient; database: Database; isReplicated: boolean }> | null =
    null;

  let isClosed = false;

  async function open() {
    // Loaded where it is asked for: an installation without it starts without its weight.
    const { MongoClient: Client } = await import('mongodb');
    const client = new Client(address, {
      appName: 'andu',
      maxPoolSize: sockets,
      serverSelectionTimeoutMS: limits.find,
      connectTimeoutMS: limits.connect,
      socketTimeoutMS: answerMs,
      waitQueueTimeoutMS: answerMs,
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
    });
    try {
      await client.connect();
      const db = client.db(databaseOf(address));
      const hello = await db.command({ hello: 1 });
      const isReplicated = hello['setName'] !== undefined || hello['msg'] === 'isdbgrid';
      const database = { db, collection: (name: string) => db.collection<Stored>(name) };
      return { client, database, isReplicated };
    } catch (error) {
      await client.close();
      throw error;
    }
  }

  /** A connection that was not made is tried again by whoever asks next. */
  function opened() {
    if (isClosed) throw new ViewServerUnavailable(serverName, 'away', 'closed');
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  return {
    ask: (question) => told(async () => question((await opened()).database)),
    write: (act) =>
      told(async () => {
        const { client, database, isReplicated } = await opened();
        if (!isReplicated) return act(database, undefined);
        await client.withSession((session) =>
          session.withTransaction(() => act(database, session)),
        );
      }),
    async close() {
      isClosed = true;
      const made = await opening?.catch(() => null);
      await made?.client.close();
    },
  };
}

/** What the driver throws, as the error of the port; anything else as it is. */
async function told<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw faultOf(error) ?? error;
  }
}

/** Codes of the server: no room on the disk (14031); not authorised, or not who one says (13, 18); it takes no writes (10107). */
const noRoom = 14_031;
const refused = new Set([13, 18, 10_107]);

/** Null for what is not of the server. Of the driver's message nothing is told: it may hold parts of documents. */
export function faultOf(error: unknown): ViewServerUnavailable | null {
  if (!(error instanceof Error) || !error.name.startsWith('Mongo')) return null;
  const versions = versionsIn(error);
  if (versions !== null) return new ViewServerUnavailable(serverName, 'version', versions);
  const { code, codeName } = error as { code?: unknown; codeName?: unknown };
  const said = [error.name, code, codeName].filter((each) => each !== undefined).join(' ');
  const takesNoWrites = /read.?only/i.test(error.message);
  const isFull =
    code === noRoom || /(disk|quota|space).*(full|exceeded)|no space left/i.test(error.message);
  const isRefused = takesNoWrites || refused.has(Number(code));
  const reason = isFull ? 'full' : isRefused ? 'refused' : 'away';
  return new ViewServerUnavailable(serverName, reason, said);
}

/** What the driver says of a server that it does not fit: the versions of both, in numbers; null for anything else. */
function versionsIn({ name, message }: Error): string | null {
  if (name !== 'MongoCompatibilityError') return null;
  const found =
    /wire version (\d+), but .* requires at (least|most) (\d+) \(MongoDB ([\d.]+)\)/.exec(message);
  if (found === null) return name;
  const [, its, bound, ours, release] = found;
  return `the server speaks wire version ${its}, this program needs at ${bound} ${ours}, MongoDB ${release}`;
}

/** The server does not have what was asked for: a validator, an index with a condition. */
export const isUnknownToServer = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: unknown };
  return [59, 115, 238].includes(Number(code));
};

export const namespaceExists = 48;
