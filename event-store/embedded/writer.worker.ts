import type { StoreHealth } from '../port.ts';
import type { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import {
  BroadcastChannel,
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import type { AppendRequest } from '../append-text.ts';
import { type Appender, openAppender } from './appender.ts';
import { unpackRequests } from './packed-requests.ts';
import { storeFileName } from './schema.ts';
import { storageFailureOf } from '#platform/storage-failure.ts';
import { openForWriting, openPrepared, probe, settle } from './write-database.ts';
import { EventStoreInUse, joinWriters, lockForWriting, lockIfAlone } from './writer-lock.ts';
import {
  type AppendOutcome,
  type FromWriter,
  headChannel,
  type ToWriter,
  type WriterOptions,
} from './writer-protocol.ts';

/** A group stops growing here, so that a commit stays short under any load. */
const maxGroupEvents = 4_096;
const probeIntervalMs = 500;

const options = workerData as WriterOptions;
const port = parentPort as MessagePort;
const answer = (message: FromWriter): void => port.postMessage(message);

function start(): void {
  const lock =
    options.writers === 'alone'
      ? lockForWriting(options.folder, 'alone')
      : joinWriters(options.folder, () => openForWriting(options).close());
  const database = options.writers === 'alone' ? openForWriting(options) : openPrepared(options);
  const appender = openAppender(database, options.folder);
  const heads = new BroadcastChannel(headChannel(join(options.folder, storeFileName)));
  heads.unref();
  const health = watchHealth(database);

  port.on('message', (message: ToWriter) => {
    const queue = [message, ...waitingMessages()];
    const requests = queue.flatMap((each) =>
      each.kind === 'append' ? unpackRequests(each.requests) : [],
    );
    for (const group of groups(requests)) {
      answer({ kind: 'answers', outcomes: commit(appender, group, health) });
      heads.postMessage(appender.head());
      appender.giveWay();
    }
    if (queue.some(({ kind }) => kind === 'close')) {
      health.stop();
      heads.close();
      lock.release();
      closeSettled(database);
      answer({ kind: 'closed' });
      port.close();
    }
  });
  answer({ kind: 'ready', lastRecordedAt: appender.lastRecordedAt() });
}

/**
 * The last writer leaves one whole file; where the disk is full, the log beside it holds the rest. While
 * others write, settling would hold them up.
 */
function closeSettled(database: DatabaseSync): void {
  const alone = lockIfAlone(options.folder);
  try {
    if (alone !== null) settle(database);
  } catch (error) {
    if (storageFailureOf(error, options.folder) === null) throw error;
  } finally {
    database.close();
    alone?.release();
  }
}

/** What arrived while the last group was being synced: it shares the next sync. */
function waitingMessages(): ToWriter[] {
  const waiting: ToWriter[] = [];
  for (;;) {
    const next = receiveMessageOnPort(port) as { message: ToWriter } | undefined;
    if (!next) return waiting;
    waiting.push(next.message);
  }
}

function* groups(requests: readonly AppendRequest[]): Generator<readonly AppendRequest[]> {
  let group: AppendRequest[] = [];
  let events = 0;
  for (const request of requests) {
    if (group.length > 0 && events + request.events.length > maxGroupEvents) {
      yield group;
      group = [];
      events = 0;
    }
    group.push(request);
    events += request.events.length;
  }
  if (group.length > 0) yield group;
}

function commit(
  appender: Appender,
  group: readonly AppendRequest[],
  health: HealthWatch,
): AppendOutcome[] {
  try {
    health.beforeWrite();
    return appender.commit(group);
  } catch (error) {
    const reason = storageFailureOf(error, options.folder) ?? 'io';
    const message = (error as Error).message;
    health.failed({ kind: 'failing', reason, message });
    return group.map(() => ({ kind: 'unavailable', reason, message }));
  }
}

interface HealthWatch {
  /** Throws while a store that failed cannot write again. */
  beforeWrite(): void;
  failed(health: StoreHealth): void;
  stop(): void;
}

/** After a failure: nothing is written before a probe went through to the disk. */
function watchHealth(database: DatabaseSync): HealthWatch {
  let health: StoreHealth = { kind: 'ready' };
  let timer: NodeJS.Timeout | undefined;

  function change(next: StoreHealth): void {
    health = next;
    answer({ kind: 'health', health });
  }

  function beforeWrite(): void {
    if (health.kind === 'ready') return;
    if (database.isTransaction) database.exec('ROLLBACK');
    probe(database);
    change({ kind: 'ready' });
  }

  function probeAgain(): void {
    try {
      beforeWrite();
    } catch {
      // It failed again: the reason is known, and the next probe is due.
      timer = setTimeout(probeAgain, probeIntervalMs);
    }
  }

  return {
    beforeWrite,
    failed(next) {
      change(next);
      clearTimeout(timer);
      timer = setTimeout(probeAgain, probeIntervalMs);
    },
    stop: () => clearTimeout(timer),
  };
}

try {
  start();
} catch (error) {
  if (!(error instanceof EventStoreInUse)) throw error;
  answer({ kind: 'inUse' });
  port.close();
}
