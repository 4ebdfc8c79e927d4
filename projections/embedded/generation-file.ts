import { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '#platform/in-transaction.ts';
import { type AssertMayWrite, DamagedGeneration } from '../ports/sink.ts';
import { indexesOf, schemaOf, type TableShape, tablesOf, viewLayout } from './table-shape.ts';

/** `user_version` of a file that is being filled; one that is found so was broken off. */
const beingFilled = -1;
/** Of one whose filling rests: all that was taken is in it, and on the disk. */
const filledSoFar = -2;

/** The file of a generation, open for writing. */
export interface GenerationFile {
  readonly database: DatabaseSync;
  /** True until {@link finish}: nobody else reads the file, and it is given up where this process breaks off. */
  readonly isFilling: boolean;
  /** Makes of a file that is filled one that can serve: indexes, a journal, all of it on the disk. */
  finish(): void;
  /** Leaves a file that is filled so that another process can go on. */
  pause(): void;
}

interface Opening {
  readonly file: string;
  readonly shape: TableShape<never>;
  readonly assertMayWrite: AssertMayWrite;
  /** Whether the generation is being filled, as its catalogue says. */
  readonly filling: boolean;
  /** What is only in memory: written inside a transaction before the file is finished or left, then known to be. */
  readonly rest: { write(): void; written(): void };
}

/**
 * Opens the file of a generation, and makes its tables when it is missing or was left without them.
 *
 * One that serves is not synced at every commit (`synchronous=NORMAL`): what power loss takes is filled again, and
 * a crash leaves an older position with the documents of that position. One that is filled is read by nobody:
 * it has no journal on the disk, no sync and no index until it is finished, and says so in its header, so that after
 * a crash it is known for what it is. Throws DamagedGeneration for one that a crash broke off.
 */
export function openGenerationFile(opening: Opening): GenerationFile {
  const database = new DatabaseSync(opening.file, { timeout: 5_000 });
  try {
    database.exec('PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY');
    return opened(database, opening);
  } catch (error) {
    database.close();
    throw error;
  }
}

function opened(
  database: DatabaseSync,
  { shape, assertMayWrite, filling, rest }: Opening,
): GenerationFile {
  let isFilling = filling && layoutOf(database) !== viewLayout;
  const write = (act: () => void): void =>
    inTransaction(database, () => {
      assertMayWrite();
      act();
    });
  const mark = (layout: number): void => database.exec(`PRAGMA user_version = ${layout}`);

  database.exec(isFilling ? 'PRAGMA journal_mode = MEMORY' : whileServing);
  // Also where the tables are there it passes through a transaction: whoever may write no more is then out
  // of the file, and what is read next is all of it.
  write(() => {
    const layout = layoutOf(database);
    if (layout === beingFilled || (layout === filledSoFar && !isFilling)) {
      throw new DamagedGeneration('the filling of a view was broken off');
    }
    if (layout === 0) database.exec(isFilling ? tablesOf(shape) : schemaOf(shape));
    if (isFilling) mark(beingFilled);
    else if (layout === 0) mark(viewLayout);
  });
  // The mark is on the disk before anything that it warns of.
  if (isFilling) database.exec('PRAGMA synchronous = OFF');

  /** All of it on the disk, and only then the mark that says so. */
  function seal(layout: number, act: () => void): void {
    database.exec('PRAGMA synchronous = FULL');
    write(() => {
      rest.write();
      act();
      // A commit that changes nothing would sync nothing.
      database.exec('UPDATE progress SET position = position');
    });
    rest.written();
    write(() => mark(layout));
  }

  return {
    database,
    get isFilling() {
      return isFilling;
    },
    finish() {
      if (!isFilling) return;
      seal(viewLayout, () => database.exec(indexesOf(shape)));
      isFilling = false;
      database.exec(whileServing);
    },
    pause() {
      if (isFilling) seal(filledSoFar, () => undefined);
    },
  };
}

/** All commits are brought into the main file: damage of it is not hidden behind the log beside it. */
const whileServing = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA journal_size_limit = 16777216;
  PRAGMA wal_checkpoint(TRUNCATE)`;

const layoutOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()!['user_version']);
