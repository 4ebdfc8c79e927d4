import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EventId } from '#domain/kernel/ids.ts';
import type { EventStore, EventToAppend } from '#event-store/port.ts';

/** An event of the size that a command leads to. */
export function sampleEvent(index: number): EventToAppend {
  return {
    id: EventId(randomUUID()),
    type: 'CommutationProposed',
    data: {
      index,
      caseNumber: '（2024）浙01刑更1234号',
      charge: '盗窃罪',
      proposedReductionMonths: 6,
      articles: ['刑法第七十八条', '刑事诉讼法第二百七十三条第二款'],
      opinion: '确有悔改表现，建议减去有期徒刑六个月',
      proposedOn: '2024-05-06',
    },
    metadata: {
      correlationId: randomUUID(),
      causationId: randomUUID(),
      actor: { kind: 'person', id: 'li-ming', agency: 'prison-1', role: 'case-handler' },
      schemaVersion: 1,
      salt: randomBytes(32).toString('base64url'),
    },
  };
}

export const sampleEvents = (count: number): EventToAppend[] =>
  Array.from({ length: count }, (_, index) => sampleEvent(index));

/** What a program without an event store would do: one table, one sync a commit. */
export interface RawStore {
  append(stream: string, firstRevision: number, events: readonly EventToAppend[]): void;
  read(stream: string): readonly EventToAppend[];
  close(): void;
}

export function openRawStore(folder: string): RawStore {
  const database = new DatabaseSync(join(folder, 'raw.sqlite'));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE events (
      position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, recorded_at INTEGER NOT NULL,
      data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT`);
  const begin = database.prepare('BEGIN IMMEDIATE');
  const insert = database.prepare(
    `INSERT INTO events (stream, revision, id, type, recorded_at, data, metadata)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const commit = database.prepare('COMMIT');
  const select = database.prepare('SELECT * FROM events WHERE stream = ? ORDER BY revision');
  return {
    append(stream, firstRevision, events) {
      begin.run();
      for (const [index, { id, type, data, metadata }] of events.entries()) {
        insert.run(
          stream,
          firstRevision + index,
          id,
          type,
          Date.now(),
          JSON.stringify(data),
          JSON.stringify(metadata),
        );
      }
      commit.run();
    },
    read: (stream) =>
      select.all(stream).map((found) => ({
        ...(found as unknown as EventToAppend),
        data: JSON.parse(found['data'] as string),
        metadata: JSON.parse(found['metadata'] as string),
      })),
    close: () => database.close(),
  };
}

/**
 * Operations per second, one after the other, until `ms` milliseconds have
 * passed; making what an operation needs is not counted.
 */
export async function rate<Input>(
  ms: number,
  make: () => Input,
  operate: (input: Input) => unknown,
): Promise<number> {
  const started = performance.now();
  let operations = 0;
  let busy = 0;
  while (performance.now() - started < ms) {
    const input = make();
    const from = performance.now();
    await operate(input);
    busy += performance.now() - from;
    operations += 1;
  }
  return (operations * 1000) / busy;
}

/** Syncs per second of 4 KiB written behind each other: what no durable store can exceed alone. */
export async function syncRate(folder: string, ms: number): Promise<number> {
  const file = openSync(join(folder, 'floor'), 'a');
  const page = randomBytes(4096);
  const found = await rate(
    ms,
    () => page,
    () => {
      writeSync(file, page);
      fdatasyncSync(file);
    },
  );
  closeSync(file);
  return found;
}

/**
 * Events per second of so many writers at once, each appending single events
 * and waiting for the answer; adds the time of each append to `latencies`.
 */
export async function writersRate(
  store: EventStore,
  writers: number,
  ms: number,
  latencies: number[],
): Promise<number> {
  const started = performance.now();
  let events = 0;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const stream = `case-${randomUUID()}`;
      while (performance.now() - started < ms) {
        const from = performance.now();
        await store.append(stream, [sampleEvent(0)], 'any');
        latencies.push(performance.now() - from);
        events += 1;
      }
    }),
  );
  return (events * 1000) / (performance.now() - started);
}
