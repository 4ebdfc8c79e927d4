import type { Collection } from 'mongodb';
import type { Database } from './mongo-connection.ts';

/** How far a generation is: one document of `andu_progress`. */
export interface Progress {
  readonly _id: string;
  /** The view has seen every event up to here. */
  readonly position: number;
  /** Position of the last commit that touched a document. */
  readonly changed: number;
  /** A commit without a transaction has begun and is not at its end, or broke off. */
  readonly isBeingWritten: boolean;
  /** How often it was written: whoever reads sees by it that nothing was written meanwhile. */
  readonly writes: number;
}

export const progressCollection = ({ db }: Pick<Database, 'db'>): Collection<Progress> =>
  db.collection<Progress>('andu_progress');

export const newProgress = (_id: string): Progress => ({
  _id,
  position: 0,
  changed: 0,
  isBeingWritten: false,
  writes: 0,
});
