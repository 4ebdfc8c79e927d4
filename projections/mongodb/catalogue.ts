import type { Generation, SkippedEvent } from '../ports/sink.ts';
import type { Database, MongoConnection } from './mongo-connection.ts';

/** The generations of one view and what a person took out of it: one document of `andu_views`. */
export interface Catalogue {
  /** Installation and view. */
  readonly _id: string;
  /** Each change counts it on, and is made over the one before or not at all. */
  readonly change: number;
  /** The last number that a generation was given. */
  readonly last: number;
  readonly generations: readonly (Generation & { readonly collection: string })[];
  readonly skipped: readonly SkippedEvent[];
}

const catalogueCollection = ({ db }: Database) => db.collection<Catalogue>('andu_views');

const begun = (id: string): Catalogue => ({
  _id: id,
  change: 0,
  last: 0,
  generations: [],
  skipped: [],
});

export async function readCatalogue(database: Database, id: string): Promise<Catalogue> {
  return (await catalogueCollection(database).findOne({ _id: id })) ?? begun(id);
}

/** The generation that serves; null when none does. */
export const servingIn = ({ generations }: Catalogue): number | null =>
  generations.find(({ state }) => state === 'serving')?.id ?? null;

/** Changes the catalogue in one write, over what it was when it was read; read again where it was changed meanwhile. */
export async function changeCatalogue<T>(
  mongo: MongoConnection,
  id: string,
  assertMayWrite: () => void,
  change: (before: Catalogue) => { readonly after: Catalogue; readonly result: T },
): Promise<T> {
  return mongo.ask(async (database) => {
    const table = catalogueCollection(database);
    for (;;) {
      const before = await table.findOne({ _id: id });
      assertMayWrite();
      if (before === null) {
        await table.updateOne(
          { _id: id },
          { $set: { change: 0, last: 0, generations: [], skipped: [] } },
          { upsert: true },
        );
        continue;
      }
      const { after, result } = change(before);
      const { _id: _, ...fields } = { ...after, change: before.change + 1 };
      const { matchedCount } = await table.updateOne(
        { _id: id, change: before.change },
        { $set: fields },
      );
      if (matchedCount === 1) return result;
    }
  });
}
