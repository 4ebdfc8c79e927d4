import type { DatabaseSync } from 'node:sqlite';
import { sinceBoot } from './process-book.ts';
import { evenIfFull } from './even-if-full.ts';

/** A process is taken for gone when it has not been seen for so long, ms. */
export const goneAfterMs = 6_000;
const seenEveryMs = 1_000;

/** A process that is at work on the folder. */
export interface RunningProcess {
  readonly id: string;
  readonly roles: readonly string[];
  /** Where it listens; null before it does. */
  readonly url: string | null;
}

/** Who is there. */
export interface ProcessRegister {
  /** Every process that was seen a moment ago, this one as well. */
  running(): readonly RunningProcess[];
  /** Where this process listens from now on. */
  listens(url: string): void;
  /** This process is there no more. */
  leave(): void;
}

export function enterRegister(
  database: DatabaseSync,
  { id, roles }: Pick<RunningProcess, 'id' | 'roles'>,
  onFailure: (error: unknown) => void,
): ProcessRegister {
  const enter = database.prepare('INSERT OR REPLACE INTO process VALUES (?, ?, ?, ?)');
  const all = database.prepare('SELECT id, roles, url FROM process WHERE seen >= ? ORDER BY id');
  const remove = database.prepare('DELETE FROM process WHERE id = ?');
  let url: string | null = null;
  const seen = (): void => evenIfFull(() => enter.run(id, JSON.stringify(roles), url, sinceBoot()));
  seen();
  const timer = setInterval(() => {
    try {
      seen();
    } catch (error) {
      onFailure(error);
    }
  }, seenEveryMs);
  timer.unref();
  return {
    running: () =>
      all.all(sinceBoot() - goneAfterMs).map((row) => ({
        id: row['id'] as string,
        roles: JSON.parse(row['roles'] as string) as string[],
        url: row['url'] as string | null,
      })),
    listens(at) {
      url = at;
      seen();
    },
    leave() {
      clearInterval(timer);
      evenIfFull(() => remove.run(id));
    },
  };
}
