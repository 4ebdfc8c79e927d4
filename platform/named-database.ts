import { DatabaseSync, type DatabaseSyncOptions, type StatementSync } from 'node:sqlite';

/**
 * A SQLite file whose errors say which store they are of (`storeOf`): what is answered and what readiness
 * tells names the file that fails, and not another. `store` is its path below the data folder.
 */
export class NamedDatabase extends DatabaseSync {
  readonly store: string;

  constructor(path: string, store: string, options: DatabaseSyncOptions = {}) {
    super(path, options);
    this.store = store;
  }

  override exec(sql: string): void {
    named(this.store, () => super.exec(sql));
  }

  override prepare(sql: string): StatementSync {
    const statement = named(this.store, () => super.prepare(sql));
    for (const way of ['get', 'all', 'run'] as const) {
      const call = statement[way].bind(statement) as (...values: unknown[]) => unknown;
      Object.assign(statement, {
        [way]: (...values: unknown[]) => named(this.store, () => call(...values)),
      });
    }
    return statement;
  }
}

const stores = new WeakMap<object, string>();

function named<Result>(store: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (isObject(error)) stores.set(error, store);
    throw error;
  }
}

/** The store that an error is of, or null where none is known. */
export const storeOf = (error: unknown): string | null =>
  (isObject(error) ? stores.get(error) : undefined) ?? null;

/** Not `instanceof Error`: an error of the runtime may be of another realm. */
function isObject(error: unknown): error is object {
  return typeof error === 'object' && error !== null;
}
