import type { AssertMayWrite, Generation, ViewBackend } from '../ports/sink.ts';
import { DamagedGeneration } from '../ports/sink.ts';
import { retired, served, without } from '../engine/generation-changes.ts';
import { type Catalogue, changeCatalogue, readCatalogue } from './catalogue.ts';
import type { DeclaredCollection, DeclaredIndex } from '#migrations/mongodb/declared-collection.ts';
import { type CollectionShape, collectionsOf } from './collection-shape.ts';
import type { InstallationId } from '../engine/installation-id.ts';
import {
  type Database,
  isUnknownToServer,
  type MongoConnection,
  namespaceExists,
} from './mongo-connection.ts';
import { openMongoSink } from './mongo-sink.ts';
import { newProgress, progressCollection } from './progress.ts';
import { namesOf } from './view-names.ts';

export interface BackendParts<Doc extends object> {
  readonly mongo: MongoConnection;
  readonly installation: InstallationId;
  readonly view: string;
  readonly shape: CollectionShape<Doc>;
  readonly assertMayWrite: AssertMayWrite;
}

/** The generations of one view as collections of a database, with a catalogue in `andu_views` that says which serves. */
export function openMongoBackend<Doc extends object>({
  mongo,
  installation,
  view,
  shape,
  assertMayWrite,
}: BackendParts<Doc>): ViewBackend<Doc> {
  const names = namesOf(installation.readOrMake(), view, shape.declared.name);

  const change = <T>(act: (before: Catalogue) => { after: Catalogue; result: T }): Promise<T> =>
    changeCatalogue(mongo, names.catalogueId, assertMayWrite, act);

  return {
    generations: () =>
      mongo.ask(async (database) =>
        (await readCatalogue(database, names.catalogueId)).generations.map(
          ({ id, version, state }) => ({ id, version, state }),
        ),
      ),

    async create(version) {
      const generation = await change((before) => {
        const id = before.last + 1;
        const made: Generation = { id, version, state: 'filling' };
        const listed = { ...made, collection: names.collection(id) };
        const generations = [...before.generations, listed];
        return { after: { ...before, last: id, generations }, result: made };
      });
      await mongo.ask(async (database) => {
        await makeCollections(database, names.collection(generation.id), shape.declared);
        await progressCollection(database).insertOne(newProgress(names.progressId(generation.id)));
      });
      return generation;
    },

    async open(id) {
      const progressId = names.progressId(id);
      const found = await mongo.ask((database) =>
        progressCollection(database).findOne({ _id: progressId }),
      );
      if (found === null) throw new DamagedGeneration('a generation was not made to its end');
      const collections = collectionsOf(names.collection(id));
      await mongo.ask((database) => declareAnew(database, names.collection(id), shape.declared));
      return openMongoSink({ mongo, shape, collections, progressId, assertMayWrite });
    },

    serve: (id) => change((before) => ({ after: served(before, id), result: undefined })),

    retire: (id) => change((before) => ({ after: retired(before, id), result: undefined })),

    async drop(id) {
      await change((before) => {
        if (before.generations.some((each) => each.id === id && each.state === 'serving')) {
          throw new Error(`generation ${id} of ${view} serves`);
        }
        return { after: retired(before, id), result: undefined };
      });
      await mongo.ask(async (database) => {
        await removeCollections(database, names.collection(id));
        await progressCollection(database).deleteOne({ _id: names.progressId(id) });
      });
      await change((before) => ({ after: without(before, id), result: undefined }));
    },

    skipped: () =>
      mongo.ask(async (database) => (await readCatalogue(database, names.catalogueId)).skipped),

    skip: (event) =>
      change((before) => {
        const others = before.skipped.filter(({ eventId }) => eventId !== event.eventId);
        return { after: { ...before, skipped: [...others, event] }, result: undefined };
      }),

    close: () => mongo.close(),
  };
}

async function removeCollections({ db }: Database, base: string): Promise<void> {
  for (const name of Object.values(collectionsOf(base))) await db.collection(name).drop();
}

/** The collections of a generation as they are declared; without the validator where the server has none. */
async function makeCollections(
  { db }: Database,
  base: string,
  declared: DeclaredCollection,
): Promise<void> {
  const { documents, rows, parked } = collectionsOf(base);
  await make(documents, validatorOf(declared));
  await make(parked, {});
  if (declared.historyIndexes !== null) await make(rows, {});

  async function make(name: string, options: object): Promise<void> {
    try {
      await db.createCollection(name, options);
    } catch (error) {
      if ((error as { code?: unknown }).code === namespaceExists) return;
      if (!isUnknownToServer(error) || Object.keys(options).length === 0) throw error;
      await make(name, {});
    }
  }
}

const validatorOf = ({ schema }: DeclaredCollection) => ({ validator: { $jsonSchema: schema } });

/** Collections that an older program made come to what this one declares; made again it changes nothing. */
async function declareAnew(
  { db }: Database,
  base: string,
  declared: DeclaredCollection,
): Promise<void> {
  const { documents, rows } = collectionsOf(base);
  await declare(documents, declared.indexes);
  if (declared.historyIndexes !== null) await declare(rows, declared.historyIndexes);
  try {
    await db.command({ collMod: documents, ...validatorOf(declared) });
  } catch (error) {
    if (!isUnknownToServer(error)) throw error;
  }

  async function declare(name: string, all: readonly DeclaredIndex[]): Promise<void> {
    const table = db.collection(name);
    const there = new Set((await table.indexes()).map(({ key }) => JSON.stringify(key)));
    // Those that are there are not made again: FerretDB 1.24 drops the connection at several of them.
    const missing = all.filter(({ keys }) => !there.has(JSON.stringify(keys)));
    if (missing.length === 0) return;
    await table.createIndexes(missing.map(({ keys }) => ({ key: { ...keys } })));
  }
}
