import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './in-transaction.ts';

/** A file of a later program than this: what it holds would be misread, or lost. */
export class NewerLayout extends Error {
  override readonly name = 'NewerLayout';
  constructor(file: string, found: number, known: number) {
    super(`${file} has layout ${found}; this program knows ${known}`);
  }
}

/** Brings a file from one layout to the next; runs in a transaction of its own. */
export type LayoutStep = (database: DatabaseSync) => void;

/**
 * Brings a SQLite file to the newest layout, step by step: the first step makes an empty file, and files
 * from before layouts were numbered, what layout 1 is, so it must leave alone what is there. The number
 * stands in `user_version`. Throws NewerLayout, and what a step throws: the file is then as it was before
 * that step.
 */
export function bringToLayout(
  database: DatabaseSync,
  file: string,
  steps: readonly LayoutStep[],
): void {
  const found = layoutOf(database);
  if (found > steps.length) throw new NewerLayout(file, found, steps.length);
  for (const [index, step] of steps.entries()) {
    if (index < found) continue;
    inTransaction(database, () => {
      step(database);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

const layoutOf = (database: DatabaseSync): number =>
  Number((database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version);
