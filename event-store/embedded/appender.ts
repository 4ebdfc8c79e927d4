import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { withoutSalt } from '../event-bytes.ts';
import type { EventMetadata, ExpectedRevision, UnlessByOthers } from '../port.ts';
import { eventsOfOthers } from './events-of-others.ts';
import { categoryOf } from './schema.ts';
import { sqliteCode } from '#platform/sqlite-code.ts';
import { storageFailureOf } from '#platform/storage-failure.ts';
import { writeTurns } from './write-turns.ts';
import type { AppendRequest, EventText } from '../append-text.ts';
import type { AppendOutcome, RecordedText } from './writer-protocol.ts';

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
   * head) is read inside the transaction, for other processes may write as well. Throws
   * when the storage fails; then nothing of the group is written.
   */
  commit(group: readonly AppendRequest[]): AppendOutcome[];
  /** After the answers of a commit: lets other processes write for a moment if any do. */
  giveWay(): void;
}

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
  const sql = statements(database);
  const turns = writeTurns(patienceMs);
  const others = eventsOfOthers();
  let [head, lastRecordedAt] = readHead();

  function readHead(): [position: number, recordedAt: number | null] {
    return (sql.head.get() as unknown as [number, number] | undefined) ?? [0, null];
  }

  /** Takes in what other processes have written since the last time. */
  function lookForOthers(): void {
    const before = head;
    [head, lastRecordedAt] = readHead();
    if (head === before) return;
    turns.rivalWrote();
    others.saw(before, head);
  }

  function commit(group: readonly AppendRequest[]): AppendOutcome[] {
    turns.begin(() => sql.begin.run());
    try {
      lookForOthers();
      const recordedAt = Math.max(now(), lastRecordedAt ?? 0);
      const outcomes = group.map((request) => isolated(request, recordedAt));
      sql.commit.run();
      if (outcomes.some(({ kind }) => kind === 'appended')) lastRecordedAt = recordedAt;
      return outcomes;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      [head, lastRecordedAt] = readHead();
      throw error;
    }
  }

  function isolated(request: AppendRequest, recordedAt: number): AppendOutcome {
    const before = head;
    sql.savepoint.run();
    try {
      const outcome = append(request, recordedAt);
      sql.release.run();
      return outcome;
    } catch (error) {
      if (storageFailureOf(error, folder) !== null) throw error;
      database.exec('ROLLBACK TO member');
      sql.release.run();
      head = before;
      // The only constraint that can break is an id that stands twice.
      if (sqliteCode(error) === constraint) {
        return { kind: 'idConflict', eventId: takenId(request.events) };
      }
      return { kind: 'failed', message: (error as Error).message };
    }
  }

  function append(request: AppendRequest, recordedAt: number): AppendOutcome {
    const { stream, events } = request;
    const number = streamNumber(stream);
    const first = sql.byId.get(events[0]!.id) as unknown as StoredPlace | undefined;
    if (first) return repeat(number, first, events);

    const last = number === null ? null : lastRevision(number);
    if (!matches(request.expected, last)) {
      const taken = events.find(({ id }) => sql.byId.get(id) !== undefined);
      if (taken) return { kind: 'idConflict', eventId: taken.id };
      return { kind: 'wrongRevision', actual: last };
    }
    const position = unseen(request.unless);
    if (position !== null) return { kind: 'byOthers', position };
    insert(number ?? addStream(stream), categoryOf(stream), (last ?? -1) + 1, events, recordedAt);
    return {
      kind: 'appended',
      lastRevision: (last ?? -1) + events.length,
      lastPosition: head,
      recordedAt,
    };
  }

  /** An event of others that the appender has not looked at, or null. */
  function unseen(unless: UnlessByOthers | null): number | null {
    if (unless === null || others.last() <= unless.after) return null;
    const rows = sql.ofType.iterate(unless.type, unless.after, others.last());
    for (const [position] of rows as unknown as Iterable<[number]>) {
      if (others.mayHold(position)) return position;
    }
    return null;
  }

  function insert(
    stream: number,
    category: string,
    firstRevision: number,
    events: readonly EventText[],
    recordedAt: number,
  ): void {
    let revision = firstRevision;
    let type: string | undefined;
    let kind = 0;
    for (const event of events) {
      if (event.type !== type) {
        type = event.type;
        kind = kindNumber(category, type);
      }
      const position = head + 1;
      const { id, data, metadata } = event;
      sql.insert.run(position, id, stream, revision, kind, recordedAt, data, metadata);
      head = position;
      revision += 1;
    }
  }

  /** All ids there as one run with the same content: the first answer. Anything else: a conflict. */
  function repeat(
    stream: number | null,
    [firstStream, firstRevision]: StoredPlace,
    events: readonly EventText[],
  ): AppendOutcome {
    if (stream !== firstStream) return { kind: 'idConflict', eventId: events[0]!.id };
    const recorded: RecordedText[] = [];
    for (const [index, event] of events.entries()) {
      const row = sql.byRevision.get(stream, firstRevision + index) as StoredText | undefined;
      if (!row || !isSame(row, event)) return { kind: 'idConflict', eventId: event.id };
      const [position, , , , metadata, recordedAt] = row;
      recorded.push({ position, recordedAt, metadata });
    }
    return { kind: 'repeated', lastRevision: firstRevision + events.length - 1, recorded };
  }

  function takenId(events: readonly EventText[]): string {
    const seen = new Set<string>();
    const taken = events.find(({ id }) => {
      const twice = seen.has(id) || sql.byId.get(id) !== undefined;
      seen.add(id);
      return twice;
    });
    return (taken ?? events[0]!).id;
  }

  const streamNumber = (name: string): number | null =>
    (sql.stream.get(name) as unknown as [number] | undefined)?.[0] ?? null;

  const lastRevision = (stream: number): number | null =>
    (sql.lastRevision.get(stream) as unknown as [number | null])[0];

  const addStream = (name: string): number => Number(sql.addStream.run(name).lastInsertRowid);

  const kindNumber = (category: string, type: string): number =>
    (sql.kind.get(category, type) as unknown as [number] | undefined)?.[0] ??
    Number(sql.addKind.run(category, type).lastInsertRowid);

  return {
    head: () => head,
    lastRecordedAt: () => lastRecordedAt,
    commit,
    giveWay: turns.leave,
  };
}

type StoredPlace = readonly [stream: number, revision: number];
type StoredText = readonly [
  position: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
  recordedAt: number,
];

/** Content is what the log commits to; a repeat may carry another salt. */
function isSame([, id, type, data, metadata]: StoredText, event: EventText): boolean {
  if (id !== event.id || type !== event.type || data !== event.data) return false;
  return metadata === event.metadata || covered(metadata) === covered(event.metadata);
}

const covered = (metadata: string): string =>
  canonicalJson(withoutSalt(JSON.parse(metadata) as EventMetadata));

function matches(expected: ExpectedRevision, last: number | null): boolean {
  if (expected === 'any') return true;
  if (expected === 'noStream') return last === null;
  if (expected === 'streamExists') return last !== null;
  return last === expected;
}

function statements(database: DatabaseSync) {
  const prepare = (text: string): StatementSync => {
    const statement = database.prepare(text);
    statement.setReturnArrays(true);
    return statement;
  };
  return {
    begin: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
    savepoint: prepare('SAVEPOINT member'),
    release: prepare('RELEASE member'),
    head: prepare('SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1'),
    stream: prepare('SELECT number FROM streams WHERE name = ?'),
    addStream: prepare('INSERT INTO streams (name) VALUES (?)'),
    kind: prepare('SELECT number FROM kinds WHERE category = ? AND type = ?'),
    addKind: prepare('INSERT INTO kinds (category, type) VALUES (?, ?)'),
    lastRevision: prepare('SELECT max(revision) FROM events WHERE stream = ?'),
    byId: prepare('SELECT stream, revision FROM events WHERE id = ?'),
    byRevision: prepare(
      `SELECT position, id, type, data, metadata, recorded_at
       FROM events JOIN kinds ON kinds.number = events.kind WHERE stream = ? AND revision = ?`,
    ),
    ofType: prepare(
      `SELECT position FROM events WHERE kind IN (SELECT number FROM kinds WHERE type = ?)
         AND position > ? AND position <= ?`,
    ),
    insert: prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
  };
}
