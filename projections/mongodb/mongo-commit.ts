import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import { DamagedGeneration, type ParkedEvent, type ViewChange } from '../ports/sink.ts';
import type { Collections } from './collection-shape.ts';
import type { Database, Stored } from './mongo-connection.ts';
import type { StoredDocument, Writable } from './mongo-document.ts';
import { progressCollection, type Progress } from './progress.ts';

/** Keys in one `$in`. */
const keysPerQuery = 1_000;

/** A generation, and within what it is read and written. */
export interface Within {
  readonly database: Database;
  /** The transaction; left out where the server has none. */
  readonly session?: ClientSession | undefined;
  readonly collections: Collections;
  /** `_id` of its progress. */
  readonly progressId: string;
}

const placeOf = ({ key, position }: Pick<ParkedEvent, 'key' | 'position'>): string =>
  `${position} ${key}`;

const inSession = ({ session }: Within) => session && { session };

/** The documents that exist among these keys; of each the named fields, or all. */
export async function documentsUnder(
  within: Within,
  keys: readonly string[],
  fields?: Record<string, 1>,
): Promise<StoredDocument[]> {
  const table = within.database.collection(within.collections.documents);
  const found: StoredDocument[] = [];
  for (let start = 0; start < keys.length; start += keysPerQuery) {
    const some = keys.slice(start, start + keysPerQuery);
    const options = { ...inSession(within), ...(fields && { projection: fields }) };
    const cursor = table.find({ _id: { $in: some } }, options);
    found.push(...((await cursor.toArray()) as unknown as StoredDocument[]));
  }
  return found;
}

/** Writes a change, the position last. Throws DamagedGeneration where the generation has no progress any more. */
export async function writeChange<Doc extends object>(
  within: Within,
  change: ViewChange<Doc>,
  all: readonly Writable[],
): Promise<void> {
  const { position, deletes } = change;
  const touches = all.length > 0 || deletes.length > 0;
  // Whoever reads meanwhile sees that a change is being written, and looks again.
  if (touches && within.session === undefined) {
    await moveTo(within, position, { isBeingWritten: true });
  }
  await writeDocuments(within, all);
  if (deletes.length > 0) await removeDocuments(within, deletes, position);
  await writeParked(within, change);
  await moveTo(within, position, {
    position,
    isBeingWritten: false,
    ...(touches ? { changed: position } : {}),
  });
}

async function writeDocuments(within: Within, all: readonly Writable[]): Promise<void> {
  if (all.length === 0) return;
  const keys = all.map(({ document }) => document._id);
  const stored = await documentsUnder(within, keys, { lastRow: 1 });
  const lastRows = new Map(stored.map(({ _id, lastRow }) => [_id, lastRow]));
  await writeRows(within, all, lastRows);
  const table = within.database.collection(within.collections.documents);
  const fresh = all.filter(({ document }) => !lastRows.has(document._id));
  if (fresh.length > 0) {
    const documents = fresh.map(({ document }) => document as unknown as Stored);
    await table.insertMany(documents, inSession(within));
  }
  const changed = all.flatMap(({ document }): AnyBulkWriteOperation<Stored>[] => {
    const last = lastRows.get(document._id);
    if (last === undefined) return [];
    const { _id, ...replacement } = { ...document, lastRow: Math.max(last, document.lastRow) };
    return [{ replaceOne: { filter: { _id, upTo: { $lte: document.upTo } }, replacement } }];
  });
  if (changed.length > 0) await table.bulkWrite(changed, { ordered: false, ...inSession(within) });
}

/** Rows before their documents: a document that says it has them does. */
async function writeRows(
  within: Within,
  all: readonly Writable[],
  lastRows: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = all.flatMap(({ document, rows: own }) =>
    own.filter(({ revision }) => revision > (lastRows.get(document._id) ?? -1)),
  );
  if (rows.length === 0) return;
  const table = within.database.collection(within.collections.rows);
  // A commit that broke off may have left some of them; a row is never another.
  const ids = rows.map(({ _id }) => _id);
  const there = await table
    .find({ _id: { $in: ids } }, { ...inSession(within), projection: { _id: 1 } })
    .toArray();
  const known = new Set(there.map(({ _id }) => _id));
  const missing = rows.filter(({ _id }) => !known.has(_id));
  if (missing.length > 0) await table.insertMany(missing as Stored[], inSession(within));
}

async function removeDocuments(
  within: Within,
  keys: readonly string[],
  position: number,
): Promise<void> {
  const { database, collections } = within;
  const options = inSession(within);
  await database
    .collection(collections.documents)
    .deleteMany({ _id: { $in: [...keys] }, upTo: { $lte: position } }, options);
  await database
    .collection(collections.rows)
    .deleteMany({ key: { $in: [...keys] }, position: { $lte: position } }, options);
}

async function writeParked<Doc extends object>(
  within: Within,
  { park, unpark }: ViewChange<Doc>,
): Promise<void> {
  const table = within.database.collection(within.collections.parked);
  if (unpark.length > 0) {
    await table.deleteMany({ _id: { $in: unpark.map(placeOf) } }, inSession(within));
  }
  if (park.length === 0) return;
  await table.bulkWrite(
    park.map((event) => {
      const { key, position, eventId, type, error } = event;
      const replacement = { key, position, eventId, type, error };
      return { replaceOne: { filter: { _id: placeOf(event) }, replacement, upsert: true } };
    }),
    { ordered: true, ...inSession(within) },
  );
}

/** Never back, so that a writer who lost its turn moves nothing. */
async function moveTo(within: Within, position: number, fields: Partial<Progress>): Promise<void> {
  const table = progressCollection(within.database);
  const _id = within.progressId;
  const { matchedCount } = await table.updateOne(
    { _id, position: { $lte: position } },
    { $set: fields, $inc: { writes: 1 } },
    inSession(within),
  );
  if (matchedCount > 0) return;
  if ((await table.findOne({ _id }, inSession(within))) === null) {
    throw new DamagedGeneration('the progress of a view is gone');
  }
  throw new Error('another process has written the view further');
}
