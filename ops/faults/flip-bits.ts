import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type FsckReport, fsckFolder } from '../fsck/fsck-folder.ts';
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
  /** Told after every round how many of `flips` are through in the kinds that go slowest. */
  onRound?(done: number): void;
}

/** Kinds that may be flipped at once, since fsck names each by itself and none follows from another. */
const rounds: readonly (readonly FlippedKind[])[] = [
  ['events'],
  ['log', 'documents', 'views'],
  ['chain'],
];

/**
 * Flips one random bit after the other in every kind of stored file and turns it back. A flip after
 * which the file gives the same content as before, value by value, changes nothing that anything
 * reads; `andu fsck` is run over the folder for every other one.
 */
export async function flipBits(options: FlipOptions): Promise<Record<FlippedKind, FlipFindings>> {
  const files = storedFiles(options.folder);
  for (const kind of flippedKinds) if (kind !== 'documents') files[kind].forEach(settle);
  const before = new Map(
    Object.values(files).flatMap((paths) => paths.map((file) => [file, contentOf(file)] as const)),
  );
  const counts = Object.fromEntries(
    flippedKinds.map((kind) => [kind, { flips: 0, found: 0, unread: 0, missed: [] as Flip[] }]),
  ) as Record<FlippedKind, { flips: number; found: number; unread: number; missed: Flip[] }>;

  /** The next flips of a kind that something reads; what is read of no file is counted on the way. */
  function flipsOf(kind: FlippedKind): Flip[] {
    const count = counts[kind];
    // Views and documents are files of their own: one flip in each at once.
    const together = kind === 'views' || kind === 'documents' ? files[kind].length : 1;
    const taken = new Map<string, Flip>();
    while (count.flips < options.flips && taken.size < together) {
      const file = files[kind][count.flips % files[kind].length]!;
      if (taken.has(file)) break;
      const flip = randomFlip(file, `${options.seed}/${kind}/${count.flips}`);
      count.flips += 1;
      if (isUnread(flip, before.get(file)!)) count.unread += 1;
      else taken.set(file, flip);
    }
    return [...taken.values()];
  }

  async function judge(kind: FlippedKind, flip: Flip, report: FsckReport): Promise<void> {
    const count = counts[kind];
    if (isNamed(kind, flip, report)) count.found += 1;
    // Named among more than a report keeps, or hidden by another flip of its round.
    else if ((await flipped([flip], () => fsckFolder(options.folder))).found > 0) count.found += 1;
    else count.missed.push(flip);
  }

  for (const kinds of rounds) {
    while (kinds.some((kind) => counts[kind].flips < options.flips)) {
      const round = kinds.flatMap((kind) => flipsOf(kind).map((flip) => ({ kind, flip })));
      if (round.length > 0) {
        const report = await flipped(
          round.map(({ flip }) => flip),
          () => fsckFolder(options.folder),
        );
        for (const { kind, flip } of round) await judge(kind, flip, report);
      }
      options.onRound?.(Math.min(...kinds.map((kind) => counts[kind].flips)));
    }
  }
  return counts;
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

/** True when the report names a place of this flip and not only of another one of its round. */
function isNamed(kind: FlippedKind, { file }: Flip, { differences }: FsckReport): boolean {
  const name = basename(file);
  return differences.some(({ where, at }) => {
    if (kind === 'documents') return where === 'document' && at === name;
    if (kind === 'views') return where === 'view' && at.startsWith(`${name.split(/[-.]/)[0]!}:`);
    return where !== 'document' && where !== 'view';
  });
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
