import {
  type AssertMayWrite,
  DamagedGeneration,
  type Kept,
  type ParkedEvent,
  type ViewSink,
} from '../ports/sink.ts';
import type { CollectionShape, Collections } from './collection-shape.ts';
import { documentsUnder, type Within, writeChange } from './mongo-commit.ts';
import type { Database, MongoConnection } from './mongo-connection.ts';
import { type StoredDocument, writable } from './mongo-document.ts';
import { openListing, type OpenListing } from './open-listing.ts';
import { progressCollection } from './progress.ts';

export interface SinkParts<Doc extends object> {
  readonly mongo: MongoConnection;
  readonly shape: CollectionShape<Doc>;
  readonly collections: Collections;
  /** `_id` of its progress. */
  readonly progressId: string;
  readonly assertMayWrite: AssertMayWrite;
}

/**
 * A generation of a view in collections of its own. Where the server has transactions a commit is one. Where it has
 * none, each document says up to where it is and is only replaced by what is not older, and the position comes
 * last: events that are taken again change nothing twice, and a writer who lost its turn overwrites nothing newer.
 */
export function openMongoSink<Doc extends object>({
  mongo,
  shape,
  collections,
  progressId,
  assertMayWrite,
}: SinkParts<Doc>): ViewSink<Doc> {
  const listings = new Set<OpenListing>();
  const within = (database: Database): Within => ({ database, collections, progressId });

  async function tellListings(database: Database, keys: readonly string[]): Promise<void> {
    if (listings.size === 0) return;
    const found = await documentsUnder(within(database), keys);
    const before = new Map<string, StoredDocument | undefined>(
      keys.map((key) => [key, undefined] as const),
    );
    for (const document of found) before.set(document._id, document);
    for (const listing of listings) listing.noteBefore(before);
  }

  return {
    position: () =>
      mongo.ask(async (database) => {
        const found = await progressCollection(database).findOne({ _id: progressId });
        if (found === null) throw new DamagedGeneration('the progress of a view is gone');
        return found.position;
      }),

    load: (keys) =>
      mongo.ask(async (database) => {
        const found = new Map<string, Kept<Doc>>();
        for (const { _id, body, upTo } of await documentsUnder(within(database), keys)) {
          found.set(_id, { doc: body as unknown as Doc, upTo });
        }
        return found;
      }),

    async commit(change) {
      const all = [...change.upserts].map(([key, upsert]) => writable(shape, key, upsert));
      await mongo.ask((database) =>
        tellListings(database, [...change.upserts.keys(), ...change.deletes]),
      );
      await mongo.write(async (database, session) => {
        assertMayWrite();
        await writeChange({ ...within(database), session }, change, all);
      });
    },

    parked: () =>
      mongo.ask(async ({ collection }) => {
        const found = await collection(collections.parked).find().toArray();
        return found
          .map(
            ({ key, position, eventId, type, error }) =>
              ({ key, position, eventId, type, error }) as ParkedEvent,
          )
          .toSorted(
            (one, other) => one.position - other.position || (one.key < other.key ? -1 : 1),
          );
      }),

    entries() {
      const listing = openListing(
        (after, most) =>
          mongo.ask(async ({ collection }) => {
            const where = after === null ? {} : { _id: { $gt: after } };
            const page = collection(collections.documents).find(where).sort({ _id: 1 }).limit(most);
            return (await page.toArray()) as unknown as StoredDocument[];
          }),
        (ended) => listings.delete(ended),
      );
      listings.add(listing);
      return listing.entries();
    },

    close: async () => listings.clear(),
  };
}
