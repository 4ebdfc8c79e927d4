import type { DatabaseSync } from 'node:sqlite';
import { evenIfFull } from './even-if-full.ts';

/** The last words of whoever has a role, as JSON, for every process of a folder. */
export interface Notes {
  say(name: string, content: object): void;
  /** Null before anything was said. */
  said(name: string): unknown;
  /** True for the first process that asks for this name since all were stopped. */
  first(name: string): boolean;
}

export function openNotes(database: DatabaseSync): Notes {
  const write = database.prepare('INSERT OR REPLACE INTO note VALUES (?, ?)');
  const begin = database.prepare(`INSERT OR IGNORE INTO note VALUES (?, 'true')`);
  const read = database.prepare('SELECT content FROM note WHERE name = ?');
  return {
    say: (name, content) => evenIfFull(() => write.run(name, JSON.stringify(content))),
    said(name) {
      const row = read.get(name) as { content: string } | undefined;
      return row === undefined ? null : (JSON.parse(row.content) as unknown);
    },
    first: (name) => begin.run(name).changes === 1,
  };
}
