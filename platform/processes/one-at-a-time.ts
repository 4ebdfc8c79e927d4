import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { evenIfFull } from './even-if-full.ts';

const lookMs = 20;

/** Runs what has one name one after another, in all processes of a folder. */
export type OneAtATime = <Result>(name: Uint8Array, act: () => Promise<Result>) => Promise<Result>;

/** What a process had begun that is there no more is nobody's. `isThere` tells of other processes. */
export function oneAtATime(
  database: DatabaseSync,
  process: string,
  isThere: (process: string) => boolean,
): OneAtATime {
  const begin = database.prepare('INSERT INTO running VALUES (?, ?) ON CONFLICT DO NOTHING');
  const holder = database.prepare('SELECT process FROM running WHERE id = ?');
  const takeOver = database.prepare('UPDATE running SET process = ? WHERE id = ? AND process = ?');
  const end = database.prepare('DELETE FROM running WHERE id = ? AND process = ?');

  function begins(name: Uint8Array): boolean {
    if (begin.run(name, process).changes === 1) return true;
    const other = holder.get(name)?.['process'] as string | undefined;
    if (other === undefined || other === process || isThere(other)) return false;
    return takeOver.run(process, name, other).changes === 1;
  }

  return async (name, act) => {
    while (!begins(name)) await delay(lookMs);
    try {
      return await act();
    } finally {
      evenIfFull(() => end.run(name, process));
    }
  };
}
