import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '#domain/kernel/problem.ts';
import type { ServedStore, ServedView } from '../compose-views.ts';
import type { ViewDefinition } from '../engine/view.ts';
import type { FoundView } from '../engine/views-engine.ts';
import type { DossierStore } from '../ports/dossier-store.ts';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import { mostRestMs } from '../ports/views.ts';
import { dossierProjector } from '../views/dossier.ts';
import { readCatalogue, servingIn } from './catalogue.ts';
import { collectionsOf } from './collection-shape.ts';
import { dossierCollection } from './dossier-collection.ts';
import { type AskGeneration, dossierQuestions } from './dossier-questions.ts';
import { installationId, type InstallationId } from './installation-id.ts';
import { namesOf, openMongoBackend } from './mongo-backend.ts';
import { type Database, type MongoConnection, openMongo, serverName } from './mongo-connection.ts';
import { progressCollection } from './progress.ts';

const view = dossierProjector.view;

/** The writing side asks one thing after the other, and may write much at once; whoever asks is told soon. */
export const sides = {
  writing: { sockets: 2, answerMs: 30_000 },
  asking: { sockets: 20, answerMs: 5_000 },
  beside: { sockets: 1, answerMs: 5_000 },
} as const;

/** A commit that is being written is waited for: so often, and so long in between, ms. */
const looks = { most: 100, betweenMs: 5 };

/** A view uses an eleventh of the time, until it rests as long as it may. */
const restTimes = 10;

/** The dossiers in MongoDB; `folder`: of the views, where the id of the installation lies. */
export function mongoDossiers(address: string, folder: string): ServedView<DossierStore> {
  const installation = installationId(folder);
  return {
    server: serverName,
    writing: (assertMayWrite) =>
      ({
        projector: dossierProjector,
        backend: openMongoBackend({
          mongo: openMongo(address, sides.writing),
          installation,
          view,
          shape: dossierCollection,
          assertMayWrite,
        }),
        rest: { mostMs: mostRestMs.dossier, times: restTimes },
      }) as unknown as ViewDefinition,
    asking: () => askingSide(openMongo(address, sides.asking), installation),
    beside: () => lookingSide(openMongo(address, sides.beside), installation),
  };
}

/** Null before anything was written. */
const namesIn = (installation: InstallationId) => {
  const id = installation.read();
  return id === null ? null : namesOf(id, view, dossierCollection.name);
};

async function storedServing(
  database: Database,
  installation: InstallationId,
): Promise<number | null> {
  const names = namesIn(installation);
  return names === null ? null : servingIn(await readCatalogue(database, names.catalogueId));
}

function askingSide(
  mongo: MongoConnection,
  installation: InstallationId,
): ServedStore<DossierStore> {
  let current: number | null = null;

  function turnTo(generation: number | null): void {
    if (generation === current) return;
    current = generation;
    questions.forget();
  }

  /** Of a server that is away it is said so, also to who asks before anything was heard of it. */
  async function serving(database: Database): Promise<number> {
    if (current === null) turnTo(await storedServing(database, installation));
    if (current === null) throw new Problem('view-not-caught-up');
    return current;
  }

  const ask: AskGeneration = (question) =>
    mongo.ask(async (database) => {
      for (let look = 1; ; look += 1) {
        const generation = await serving(database);
        const names = namesIn(installation)!;
        const _id = names.progressId(generation);
        const progress = await progressCollection(database).findOne({ _id });
        // Dropped while it was followed: what serves instead is asked.
        if (progress === null) {
          turnTo(null);
          if (look < looks.most) continue;
          throw new Problem('view-not-caught-up');
        }
        // A commit that broke off is read as it lies: each document is right as of its own position.
        const isLast = look >= looks.most;
        if (progress.isBeingWritten && !isLast) {
          await delay(looks.betweenMs);
          continue;
        }
        const collections = collectionsOf(names.collection(generation));
        const answer = await question({ database, collections, progress });
        const after = await progressCollection(database).findOne({ _id });
        if (after?.writes === progress.writes || (isLast && after !== null)) return answer;
      }
    });
  const questions = dossierQuestions(ask);

  return {
    store: questions,
    follow: turnTo,
    followStored: () =>
      mongo.ask(async (database) => turnTo(await storedServing(database, installation))),
    close: () => mongo.close(),
  };
}

function lookingSide(mongo: MongoConnection, installation: InstallationId) {
  let last: FoundView = { view, generation: null, position: 0, parked: 0 };
  return {
    async look(): Promise<FoundView> {
      try {
        last = await mongo.ask((database) => lookedAt(database, installation));
        return last;
      } catch (error) {
        if (!(error instanceof ViewServerUnavailable)) throw error;
        return { ...last, fault: error.message };
      }
    },
    close: () => mongo.close(),
  };
}

async function lookedAt(database: Database, installation: InstallationId): Promise<FoundView> {
  const nothing: FoundView = { view, generation: null, position: 0, parked: 0 };
  const generation = await storedServing(database, installation);
  const names = namesIn(installation);
  if (generation === null || names === null) return nothing;
  const progress = await progressCollection(database).findOne({
    _id: names.progressId(generation),
  });
  if (progress === null) return nothing;
  const { parked } = collectionsOf(names.collection(generation));
  const { position } = progress;
  return {
    view,
    generation,
    position,
    parked: await database.collection(parked).countDocuments({}),
  };
}
