import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '#domain/kernel/problem.ts';
import { readCatalogue, servingIn } from './catalogue.ts';
import { type Collections, collectionsOf } from './collection-shape.ts';
import type { Database, MongoConnection } from './mongo-connection.ts';
import { type Progress, progressCollection } from './progress.ts';
import type { ViewNames } from './view-names.ts';

/** A generation as it is asked; what was written while it was asked is asked again. */
export interface AskedGeneration {
  readonly database: Database;
  readonly collections: Collections;
  readonly progress: Progress;
}

/** Runs a question over the generation that serves, so that all that it reads belongs to one position. */
export type AskGeneration = <T>(question: (asked: AskedGeneration) => Promise<T>) => Promise<T>;

/** Which generation is asked. */
export interface ServingGeneration {
  readonly ask: AskGeneration;
  /** Changes to another generation; null when none serves. */
  turnTo(generation: number | null): void;
  /** The same by what the server says serves. */
  turnToStored(): Promise<void>;
}

/** A commit that is being written is waited for: so often, and so long in between, ms. */
const looks = { most: 100, betweenMs: 5 };

/**
 * `names`: null before anything was written; `onTurn`: another generation is asked from now on. Throws Problem
 * `view-not-caught-up` when none serves, ViewServerUnavailable for a server that is away.
 */
export function servingGenerationOf(
  mongo: MongoConnection,
  names: () => ViewNames | null,
  onTurn: () => void,
): ServingGeneration {
  let current: number | null = null;

  function turnTo(generation: number | null): void {
    if (generation === current) return;
    current = generation;
    onTurn();
  }

  /** Of a server that is away it is said so, also to who asks before anything was heard of it. */
  async function serving(database: Database): Promise<number> {
    if (current === null) turnTo(await storedServing(database, names()));
    if (current === null) throw new Problem('view-not-caught-up');
    return current;
  }

  /** What a question gives over one state of a generation; null where it is to be asked again. */
  async function look<T>(
    database: Database,
    question: (asked: AskedGeneration) => Promise<T>,
    isLast: boolean,
  ): Promise<{ readonly answer: T } | null> {
    const generation = await serving(database);
    const { progressId, collection } = names()!;
    const progressOf = () => progressCollection(database).findOne({ _id: progressId(generation) });
    const progress = await progressOf();
    // Dropped while it was followed: what serves instead is asked.
    if (progress === null) {
      turnTo(null);
      if (!isLast) return null;
      throw new Problem('view-not-caught-up');
    }
    // A commit that broke off is read as it lies: each document is right as of its own position.
    if (progress.isBeingWritten && !isLast) {
      await delay(looks.betweenMs);
      return null;
    }
    const collections = collectionsOf(collection(generation));
    try {
      const answer = await question({ database, collections, progress });
      const after = await progressOf();
      const isOne = after?.writes === progress.writes || (isLast && after !== null);
      return isOne ? { answer } : null;
    } catch (error) {
      // A server ends what reads a collection that it drops; then what serves instead is asked.
      if (isLast || (await progressOf()) !== null) throw error;
      return null;
    }
  }

  return {
    turnTo,
    turnToStored: () =>
      mongo.ask(async (database) => turnTo(await storedServing(database, names()))),
    ask: (question) =>
      mongo.ask(async (database) => {
        for (let turn = 1; ; turn += 1) {
          const found = await look(database, question, turn >= looks.most);
          if (found !== null) return found.answer;
        }
      }),
  };
}

/** The generation that the server says serves; null when none does. */
export async function storedServing(
  database: Database,
  names: ViewNames | null,
): Promise<number | null> {
  return names === null ? null : servingIn(await readCatalogue(database, names.catalogueId));
}
