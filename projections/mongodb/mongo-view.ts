import type { ServedStore, ServedView } from '../compose-views.ts';
import type { ViewDefinition } from '../engine/view.ts';
import type { FoundView } from '../engine/views-engine.ts';
import type { Projector } from '../ports/projector.ts';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import { mostRestMs, type ViewName } from '../ports/views.ts';
import { type AskGeneration, servingGenerationOf, storedServing } from './ask-generation.ts';
import { type CollectionShape, collectionsOf } from './collection-shape.ts';
import { installationId } from '../engine/installation-id.ts';
import { openMongoBackend } from './mongo-backend.ts';
import { type Database, type MongoConnection, openMongo, serverName } from './mongo-connection.ts';
import { progressCollection } from './progress.ts';
import { namesOf, type ViewNames } from './view-names.ts';

/** The writing side asks one thing after the other, and may write much at once; whoever asks is told soon. */
export const sides = {
  writing: { sockets: 2, answerMs: 30_000 },
  asking: { sockets: 20, answerMs: 5_000 },
  beside: { sockets: 1, answerMs: 5_000 },
} as const;

/** A view uses an eleventh of the time, until it rests as long as it may. */
const restTimes = 10;

/** A view as it is kept in MongoDB and asked there. */
export interface MongoView<Doc extends object, Store> {
  readonly projector: Projector<Doc>;
  readonly shape: CollectionShape<Doc>;
  /** `forget`: another generation is asked from now on. */
  questions(ask: AskGeneration): { readonly store: Store; forget(): void };
}

/** `folder`: of the views, where the id of the installation lies. */
export type OpenMongoView<Store> = (address: string, folder: string) => ServedView<Store>;

export const mongoView =
  <Doc extends object, Store>(parts: MongoView<Doc, Store>): OpenMongoView<Store> =>
  (address, folder) => {
    const { projector, shape } = parts;
    const { view } = projector;
    const installation = installationId(folder, 'mongodb');
    /** Null before anything was written. */
    const names = (): ViewNames | null => {
      const id = installation.read();
      return id === null ? null : namesOf(id, view, shape.declared.name);
    };
    return {
      server: serverName,
      prepare: () => void installation.readOrMake(),
      writing: (_, assertMayWrite) =>
        ({
          projector,
          backend: openMongoBackend({
            mongo: openMongo(address, sides.writing),
            installation,
            view,
            shape,
            assertMayWrite,
          }),
          rest: { mostMs: mostRestMs[view as ViewName], times: restTimes },
        }) as unknown as ViewDefinition,
      asking: () => askingSide(openMongo(address, sides.asking), names, parts),
      beside: () => lookingSide(openMongo(address, sides.beside), names, view),
    };
  };

function askingSide<Doc extends object, Store>(
  mongo: MongoConnection,
  names: () => ViewNames | null,
  { questions }: MongoView<Doc, Store>,
): ServedStore<Store> {
  const serving = servingGenerationOf(mongo, names, () => asked.forget());
  const asked = questions(serving.ask);
  return {
    store: asked.store,
    follow: serving.turnTo,
    followStored: serving.turnToStored,
    close: () => mongo.close(),
  };
}

function lookingSide(mongo: MongoConnection, names: () => ViewNames | null, view: string) {
  let last: FoundView = { view, generation: null, position: 0, parked: 0 };
  return {
    async look(): Promise<FoundView> {
      try {
        last = { view, ...(await mongo.ask((database) => lookedAt(database, names()))) };
        return last;
      } catch (error) {
        if (!(error instanceof ViewServerUnavailable)) throw error;
        return { ...last, fault: error.message };
      }
    },
    close: () => mongo.close(),
  };
}

async function lookedAt(
  database: Database,
  names: ViewNames | null,
): Promise<Omit<FoundView, 'view'>> {
  const nothing = { generation: null, position: 0, parked: 0 };
  const generation = await storedServing(database, names);
  if (generation === null || names === null) return nothing;
  const progress = await progressCollection(database).findOne({
    _id: names.progressId(generation),
  });
  if (progress === null) return nothing;
  const { parked } = collectionsOf(names.collection(generation));
  return {
    generation,
    position: progress.position,
    parked: await database.collection(parked).countDocuments({}),
  };
}
