import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsFile, lastingFiles } from './folder-files.ts';
import { refuseOtherThanFile } from './rights-and-kinds.ts';

/** Where a folder's events are: in it, or in a server. */
export type PlaceOfEvents = 'embedded' | 'kurrentdb';

/**
 * Where the events of a folder were when a start last went well; null for a folder without a list. Throws
 * SyntaxError for a list that is none, NoRegularFile for what is no file.
 */
export function placeOfEvents(folder: string): PlaceOfEvents | null {
  const file = join(folder, contentsFile);
  if (!existsSync(file)) return null;
  refuseOtherThanFile(file);
  const { events } = JSON.parse(readFileSync(file, 'utf8')) as { events?: unknown };
  // Earlier versions knew one place only, and did not write it down.
  return events === 'kurrentdb' ? 'kurrentdb' : 'embedded';
}

/**
 * Writes down what the folder holds, once a start went well: what is gone at a later start was lost
 * and is not quietly begun anew. A version that brings a new file adds it to the list.
 */
export function rememberContents(folder: string, events: PlaceOfEvents): void {
  const there = lastingFiles.filter((path) => existsSync(join(folder, path)));
  const content = `${JSON.stringify({ v: 1, events, holds: there.toSorted() }, null, 2)}\n`;
  const file = join(folder, contentsFile);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/**
 * What the folder held and does not any more, or holds with no byte in it; none for a folder of an
 * earlier version, which has no list. Throws SyntaxError for a list that is none, NoRegularFile for what is no file.
 */
export function lostContents(folder: string): readonly string[] {
  const file = join(folder, contentsFile);
  if (!existsSync(file)) return [];
  refuseOtherThanFile(file);
  const { holds } = JSON.parse(readFileSync(file, 'utf8')) as { holds?: unknown };
  if (!Array.isArray(holds) || !holds.every(isBelow)) {
    throw new SyntaxError(`${file} does not say what the folder holds`);
  }
  return holds.filter((path) => isEmptyOrGone(join(folder, path)));
}

/** Whether it is the path of something in the folder: a list that leads out of it is none of ours. */
const isBelow = (path: unknown): path is string =>
  typeof path === 'string' && /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(path);

function isEmptyOrGone(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || (found.isFile() && found.size === 0);
}
