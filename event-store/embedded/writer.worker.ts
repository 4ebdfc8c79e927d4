import type { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import {
  BroadcastChannel,
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import { type Appender, openAppender } from './appender.ts';
import { storeFileName } from './schema.ts';
import { storageFailureOf } from './storage-failure.ts';
import { openForWriting, probe, settle } from './write-database.ts';
import { EventStoreInUse, lockForWriting } from './writer-lock.ts';
import {
  type AppendOutcome,
  type AppendRequest,
  type FromWriter,
  headChannel,
  type StoreHealth,
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
  const lock = lockForWriting(options.folder);
  const database = openForWriting(options);
  const appender = openAppender(database, options.folder);
  const heads = new BroadcastChannel(headChannel(join(options.folder, storeFileName)));
  heads.unref();
  const health = watchHealth(database);

  port.on('message', (message: ToWriter) => {
    const queue = [message, ...waitingMessages()];
    const requests = queue.flatMap((each) => (each.kind === 'append' ? each.requests : []));
    for (const group of groups(requests)) {
      answer({ kind: 'answers', outcomes: commit(appender, group, health) });
      heads.postMessage(appender.head());
    }
    if (queue.some(({ kind }) => kind === 'close')) {
      health.stop();
      heads.close();
      settleAtEnd(database);
      database.close();
      lock.release();
      answer({ kind: 'closed' });
      port.close();
    }
  });
  answer({ kind: 'ready', lastRecordedAt: appender.lastRecordedAt() });
}

/** A stopped store is one whole file; where the disk is full, the log beside it holds the rest. */
function settleAtEnd(database: DatabaseSync): void {
  try {
    settle(database);
  } catch (error) {
    if (storageFailureOf(error, options.folder) === null) throw error;
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
