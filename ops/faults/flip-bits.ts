import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Difference, type Differences, differences } from '#chain-anchors/fsck/differences.ts';
import {
  checkDocuments,
  checkedFolder,
  checkRecords,
  checkStoredViews,
  fsckFolder,
} from '../fsck/fsck-folder.ts';
import { contentOf } from './stored-content.ts';

/** The stored things that bits are flipped in. */
export const flippedKinds = ['events', 'log', 'chain', 'documents', 'views'] as const;
export type FlippedKind = (typeof flippedKinds)[number];

/** One bit of a stored file. */
export interface Flip {
  readonly file: string;
  readonly offset: number;
  /** 0 to 7. */
  readonly bit: number;
}

/** What became of the flips in one kind of file. */
export interface FlipFindings {
  readonly flips: number;
  /** Something reads otherwise, and `andu fsck` names a place. */
  readonly found: number;
  /** No reader of the file is given anything else than before. */
  readonly unread: number;
  /** Something reads otherwise, and fsck says nothing. */
  readonly missed: readonly Flip[];
}

export interface FlipOptions {
  /** A sound folder of a stopped system; afterwards it says what it said before. */
  readonly folder: string;
  /** Flips in each kind. */
  readonly flips: number;
  /** The same seed over the same folder flips the same bits. */
  readonly seed: string;
  /** Told after every check how many flips of a kind are through. */
  onRound?(kind: FlippedKind, done: number): void;
}

type Counts = { flips: number; found: number; unread: number; missed: Flip[] };

/**
 * Flips one random bit after the other in every kind of stored file and turns it back. A flip after
 * which the file gives the same content as before, value by value, changes nothing that anything
 * reads. Of every other one the part of `andu fsck` that such files belong to is asked, and all of
 * it where that part says nothing.
 */
export async function flipBits(options: FlipOptions): Promise<Record<FlippedKind, FlipFindings>> {
  const files = storedFiles(options.folder);
  for (const kind of flippedKinds) if (kind !== 'documents') files[kind].forEach(settle);
  const counts = Object.fromEntries(
    flippedKinds.map((kind) => [kind, { flips: 0, found: 0, unread: 0, missed: [] }]),
  ) as unknown as Record<FlippedKind, Counts>;
  const checks = await checksOf(options.folder);
  for (const kind of flippedKinds) {
    const next = flipsIn(kind, files[kind], options);
    while (counts[kind].flips < options.flips) {
      const flips = next(counts[kind]);
      const places = await flipped(flips, checks[kind]);
      for (const flip of flips) await judge(flip, places, counts[kind], options.folder);
      options.onRound?.(kind, counts[kind].flips);
    }
  }
  return counts;
}

/** Gives the next flips that something reads; the others are counted on the way. */
function flipsIn(
  kind: FlippedKind,
  files: readonly string[],
  { seed, flips }: FlipOptions,
): (count: Counts) => readonly Flip[] {
  const before = new Map(files.map((file) => [file, contentOf(file)]));
  // Of documents and views each is named by itself: one flip in each at once.
  const together = new Set(files.map(nameOf)).size;
  return (count) => {
    const taken = new Map<string, Flip>();
    while (count.flips < flips && taken.size < together) {
      const file = files[count.flips % files.length]!;
      if (taken.has(nameOf(file))) break;
      const flip = randomFlip(file, `${seed}/${kind}/${count.flips}`);
      count.flips += 1;
      if (isUnread(flip, before.get(file)!)) count.unread += 1;
      else taken.set(nameOf(file), flip);
    }
    return [...taken.values()];
  };
}

/** How a check names what is stored in a file. */
const nameOf = (file: string): string =>
  basename(file).replace(/(?:-\d+|\.catalogue)\.sqlite$/, '');

/** What a check names: documents and views by their names, anything else by ''. */
type Places = ReadonlySet<string>;

/** The part of fsck for each kind. */
async function checksOf(path: string): Promise<Record<FlippedKind, () => Promise<Places>>> {
  const folder = checkedFolder(path);
  const { documents } = await checkRecords(folder, 'andu', differences());
  const placesOf = async (check: (found: Differences) => Promise<unknown>): Promise<Places> => {
    const found = differences();
    await check(found);
    return new Set(found.kept().map(placeOf));
  };
  const records = () => placesOf((found) => checkRecords(folder, 'andu', found));
  return {
    events: records,
    log: records,
    chain: records,
    documents: () => placesOf((found) => checkDocuments(folder, documents, found)),
    views: () => placesOf((found) => checkStoredViews(folder, found)),
  };
}

function placeOf({ where, at }: Difference): string {
  if (where === 'document') return String(at);
  return where === 'view' ? String(at).split(':')[0]! : '';
}

async function judge(flip: Flip, places: Places, count: Counts, folder: string): Promise<void> {
  const isNamed = places.has('') || places.has(nameOf(flip.file));
  // Named among more than a check keeps, or only by what follows from it.
  if (isNamed || (await flipped([flip], () => fsckFolder(folder))).found > 0) count.found += 1;
  else count.missed.push(flip);
}

/** Files by kind; there are no others that anything believes beside keys and settings. */
function storedFiles(folder: string): Record<FlippedKind, string[]> {
  const below = (name: string): string[] =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  return {
    events: [join(folder, 'events/events.sqlite')],
    log: [join(folder, 'log/anchors.db')],
    chain: [join(folder, 'log/ledger.db')],
    documents: below('documents'),
    views: below('views').filter((path) => path.endsWith('.sqlite')),
  };
}

/** Brings everything into the main file: what stands in a log beside it would be read in its place. */
function settle(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

function randomFlip(file: string, seed: string): Flip {
  const random = createHash('sha256').update(seed).digest();
  return { file, offset: random.readUIntBE(0, 6) % statSync(file).size, bit: random[6]! % 8 };
}

/** Does something while the bits are flipped. */
async function flipped<T>(flips: readonly Flip[], act: () => Promise<T>): Promise<T> {
  flips.forEach(turn);
  try {
    return await act();
  } finally {
    flips.forEach(turn);
  }
}

function turn({ file, offset, bit }: Flip): void {
  const descriptor = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(descriptor, byte, 0, 1, offset);
  byte[0]! ^= 1 << bit;
  writeSync(descriptor, byte, 0, 1, offset);
  closeSync(descriptor);
}

/** True when the flipped file gives what it gave before; never of a document, of which every bit counts. */
function isUnread(flip: Flip, before: string | null): boolean {
  if (before === null) return false;
  turn(flip);
  try {
    return contentOf(flip.file) === before;
  } finally {
    turn(flip);
  }
}
