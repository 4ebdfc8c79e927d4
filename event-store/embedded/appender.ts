import type { DatabaseSync } from 'node:sqlite';
import { sqliteCode } from '#platform/sqlite-code.ts';
import { storageFailureOf } from '#platform/storage-failure.ts';
import type { AppendRequest, EventText } from '../append-text.ts';
import type { ExpectedRevision, UnlessByOthers } from '../port.ts';
import { type EventsOfOthers, eventsOfOthers } from './events-of-others.ts';
import { type KnownStream, type KnownStreams, knownStreams } from './known-streams.ts';
import { type Repeats, repeatsIn } from './repeats.ts';
import { namedStatements } from './named-statements.ts';
import { writeTurns } from './write-turns.ts';
import type { AppendOutcome } from './writer-protocol.ts';

const constraint = 19;

/** So long a process may hold the file before it is taken to be stuck, ms. */
const patienceMs = 5_000;

/** The writing side of the store's file; used by the writer's thread only. */
export interface Appender {
  /** Position of the last event that was committed when this one last looked. */
  head(): number;
  /** Time that the last event was recorded at, in milliseconds since 1970; null without events. */
  lastRecordedAt(): number | null;
  /**
   * Appends a group in one transaction with one sync and says what became of
   * each member. Every member sees what the earlier ones wrote, and one that
   * fails leaves nothing behind. What it holds against the store (revisions, ids, the
   * head) is true inside the transaction, for other processes may write as well. Throws
   * when the storage fails; then nothing of the group is written.
   */
  commit(group: readonly AppendRequest[]): AppendOutcome[];
  /** After the answers of a commit: lets other processes write for a moment if any do. */
  giveWay(): void;
}

/** A member failed after it had written, and not by the storage. */
class MemberFailed extends Error {}

/**
 * `folder` is asked for space when a statement fails; `now` is the clock, in milliseconds. An event
 * is never recorded before the one at the position before it: where the clock was set back, the
 * time of that one is kept until the clock has come up to it.
 */
export function openAppender(
  database: DatabaseSync,
  folder: string,
  now: () => number = Date.now,
): Appender {
  const sql = namedStatements(database, {
    begin: 'BEGIN IMMEDIATE',
    commit: 'COMMIT',
    head: 'SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1',
  });
  const turns = writeTurns(patienceMs);
  const file = openFile(database);
  const together = (request: AppendRequest, recordedAt: number): AppendOutcome => {
    try {
      return appendTo(file, request, recordedAt, 'presumed new');
    } catch (error) {
      if (storageFailureOf(error, folder) !== null) throw error;
      throw new MemberFailed('a member of a group has to be taken back', { cause: error });
    }
  };
  const apart = isolatedIn(file, database, folder);
  let lastRecordedAt: number | null = null;
  readHead();

  function readHead(): void {
    const found = sql.head.get() as unknown as [number, number] | undefined;
    [file.head, lastRecordedAt] = found ?? [0, null];
  }

  /** Takes in what other processes have written since the last time. */
  function lookForOthers(): void {
    const before = file.head;
    readHead();
    if (file.head === before) return;
    turns.rivalWrote();
    file.streams.forget();
    file.others.saw(before, file.head);
  }

  function inTransaction(
    group: readonly AppendRequest[],
    append: (request: AppendRequest, recordedAt: number) => AppendOutcome,
  ): AppendOutcome[] {
    turns.begin(() => sql.begin.run());
    try {
      lookForOthers();
      const recordedAt = Math.max(now(), lastRecordedAt ?? 0);
      const outcomes = group.map((request) => append(request, recordedAt));
      sql.commit.run();
      if (outcomes.some(({ kind }) => kind === 'appended')) lastRecordedAt = recordedAt;
      return outcomes;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      file.streams.forget();
      readHead();
      throw error;
    }
  }

  return {
    head: () => file.head,
    lastRecordedAt: () => lastRecordedAt,
    /** Hardly any member fails after it has written: so the savepoints are made when one has. */
    commit(group) {
      try {
        return inTransaction(group, together);
      } catch (error) {
        if (!(error instanceof MemberFailed)) throw error;
        return inTransaction(group, apart);
      }
    },
    giveWay: turns.leave,
  };
}

/** What a transaction writes to, and what is known of it. */
interface WrittenFile {
  /** Position of the last event, those of the running transaction included. */
  head: number;
  readonly streams: KnownStreams;
  readonly repeats: Repeats;
  readonly others: EventsOfOthers;
  /** Positions of events of a type after one position and up to another. */
  ofType(type: string, after: number, to: number): Iterable<readonly [position: number]>;
  insert(
    position: number,
    stream: KnownStream,
    revision: number,
    recordedAt: number,
    event: EventText,
  ): void;
}

function openFile(database: DatabaseSync): WrittenFile {
  const sql = namedStatements(database, {
    ofType: `SELECT position FROM events WHERE kind IN (SELECT number FROM kinds WHERE type = ?)
         AND position > ? AND position <= ?`,
    insert: 'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  });
  const streams = knownStreams(database);
  return {
    head: 0,
    streams,
    repeats: repeatsIn(database),
    others: eventsOfOthers(),
    ofType: (type, after, to) =>
      sql.ofType.iterate(type, after, to) as unknown as Iterable<readonly [number]>,
    insert(position, stream, revision, recordedAt, { id, type, data, metadata }) {
      const kind = streams.kindOf(stream, type);
      sql.insert.run(position, id, stream.number, revision, kind, recordedAt, data, metadata);
    },
  };
}

/** Appends in a savepoint of its own, so that a failure is the member's alone. Throws when the storage fails. */
function isolatedIn(file: WrittenFile, database: DatabaseSync, folder: string) {
  const sql = namedStatements(database, {
    savepoint: 'SAVEPOINT member',
    release: 'RELEASE member',
  });
  return (request: AppendRequest, recordedAt: number): AppendOutcome => {
    const before = file.head;
    sql.savepoint.run();
    try {
      const outcome = appendTo(file, request, recordedAt, 'looked up');
      sql.release.run();
      return outcome;
    } catch (error) {
      if (storageFailureOf(error, folder) !== null) throw error;
      database.exec('ROLLBACK TO member');
      sql.release.run();
      file.head = before;
      file.streams.forget();
      // The only constraint that can break is an id that stands twice.
      if (sqliteCode(error) === constraint) {
        return { kind: 'idConflict', eventId: file.repeats.taken(request.events) };
      }
      return { kind: 'failed', message: (error as Error).message };
    }
  };
}

/**
 * Appends inside a transaction. Where ids are presumed new, an append that would go through is not held against
 * what is stored before: one that is a repeat breaks a constraint, which is thrown after parts were written.
 */
function appendTo(
  file: WrittenFile,
  { stream: name, events, expected, unless }: AppendRequest,
  recordedAt: number,
  ids: 'presumed new' | 'looked up',
): AppendOutcome {
  const found = file.streams.find(name);
  const last = found?.last ?? null;
  const fits = matches(expected, last);
  const foreign = fits ? unseen(file, unless) : null;
  if (ids === 'looked up' || !fits || foreign !== null) {
    const answer = file.repeats.answer(found?.number ?? null, events);
    if (answer !== null) return answer;
  }
  if (!fits) {
    const taken = file.repeats.stored(events);
    return taken === null
      ? { kind: 'wrongRevision', actual: last }
      : { kind: 'idConflict', eventId: taken };
  }
  if (foreign !== null) return { kind: 'byOthers', position: foreign };

  const stream = found ?? file.streams.add(name);
  let revision = last ?? -1;
  for (const event of events) {
    revision += 1;
    file.insert(file.head + 1, stream, revision, recordedAt, event);
    file.head += 1;
  }
  stream.last = revision;
  return { kind: 'appended', lastRevision: revision, lastPosition: file.head, recordedAt };
}

/** An event of others that the appender has not looked at, or null. */
function unseen(file: WrittenFile, unless: UnlessByOthers | null): number | null {
  if (unless === null || file.others.last() <= unless.after) return null;
  for (const [position] of file.ofType(unless.type, unless.after, file.others.last())) {
    if (file.others.mayHold(position)) return position;
  }
  return null;
}

function matches(expected: ExpectedRevision, last: number | null): boolean {
  if (expected === 'any') return true;
  if (expected === 'noStream') return last === null;
  if (expected === 'streamExists') return last !== null;
  return last === expected;
}
