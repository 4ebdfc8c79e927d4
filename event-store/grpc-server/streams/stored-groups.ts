import type { DatabaseSync } from 'node:sqlite';

/** A group of consumers as it is kept. */
export interface StoredGroup {
  /** Name of the stream; `$all` for all. */
  readonly stream: string;
  readonly name: string;
  /** JSON of its settings. */
  readonly settings: string;
  /** Revision in the stream, or position in `$all`, up to which everything is done with; null before the first. */
  readonly checkpoint: number | null;
}

/** The groups of persistent subscriptions. A checkpoint that is lost costs a repetition, which the protocol allows. */
export interface StoredGroups {
  list(): readonly StoredGroup[];
  save(group: StoredGroup): void;
  remove(stream: string, name: string): void;
  setCheckpoint(stream: string, name: string, checkpoint: number): void;
}

export function storedGroups(database: DatabaseSync): StoredGroups {
  const list = database.prepare('SELECT stream, name, settings, checkpoint FROM groups');
  const save = database.prepare('INSERT OR REPLACE INTO groups VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM groups WHERE stream = ? AND name = ?');
  const checkpoint = database.prepare(
    'UPDATE groups SET checkpoint = ? WHERE stream = ? AND name = ?',
  );
  return {
    list: () => list.all() as unknown as StoredGroup[],
    save: (group) => void save.run(group.stream, group.name, group.settings, group.checkpoint),
    remove: (stream, name) => void remove.run(stream, name),
    setCheckpoint: (stream, name, value) => void checkpoint.run(value, stream, name),
  };
}
