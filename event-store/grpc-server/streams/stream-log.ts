import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile } from '#platform/file-lock.ts';
import { createPrivateFolder } from '#platform/private-files.ts';
import type { ExpectedRevision } from '../../port.ts';
import { isFollowed } from './false-place.ts';
import { groupCommit } from './group-commit.ts';
import { type Scavenged, scavenge } from './scavenge.ts';
import { storedGroups, type StoredGroups } from './stored-groups.ts';
import { type StreamReader, streamReader } from './stream-reader.ts';
import { type ProposedEvent, streamRows } from './stream-rows.ts';
import type { StreamRules } from './stream-rules.ts';
import { openStreamsFile, shrink } from './streams-file.ts';
import {
  type IsOfBackbone,
  type StreamCheck,
  type StreamWriter,
  streamWriter,
  type Written,
} from './stream-writer.ts';

export interface RecordOf {
  readonly stream: string;
  readonly event: ProposedEvent;
}

/** An event of the backbone as far as it stands in the log of the clients. */
export type BackbonePlace = Parameters<StreamWriter['addOfBackbone']>[0][number];

/** The log that clients of the protocol see. */
export interface StreamLog {
  readonly read: StreamReader;
  readonly groups: StoredGroups;
  rulesFor(stream: string): StreamRules;
  /** Whether it was deleted and not written to since. */
  isDeleted(stream: string): boolean;
  /** Resolves when the events are synced. Rejects with what `StreamWriter.append` throws, and the store's errors. */
  append(
    stream: string,
    events: readonly ProposedEvent[],
    expected: ExpectedRevision,
  ): Promise<Written>;
  appendRecords(
    records: readonly RecordOf[],
    checks: readonly StreamCheck[],
  ): Promise<ReturnType<StreamWriter['appendRecords']>>;
  remove(stream: string, expected: ExpectedRevision): Promise<number>;
  tombstone(stream: string, expected: ExpectedRevision): Promise<number>;
  addOfBackbone(events: readonly BackbonePlace[]): Promise<void>;
  backboneHead(): number;
  /** Takes what nobody can read any more off the disk, until the signal; `isEmptied` says so of the journal. */
  scavenge(signal: AbortSignal): Promise<Scavenged & { readonly isEmptied: boolean }>;
  /**
   * Resolves when something was committed that the waiter may want: an event of its stream (null: any) since
   * `seen` was taken, or the signal was aborted.
   */
  changed(stream: string | null, signal: AbortSignal): Promise<void>;
  close(): void;
}

const bytesOf = (events: readonly ProposedEvent[]): number =>
  events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length + 100, 0);

/** Another process serves this folder already. */
export class StreamLogInUse extends Error {
  override readonly name = 'StreamLogInUse';
  constructor(folder: string) {
    super(`another process serves the streams in ${folder} already`);
  }
}

/**
 * Opens the log in a folder of its own. `isOfBackbone` says which streams no client may write, and
 * `resembles` which others, since they would be taken for those. Throws
 * StreamLogInUse.
 */
export function openStreamLog(options: {
  readonly folder: string;
  readonly isOfBackbone: IsOfBackbone;
  readonly resembles?: IsOfBackbone | undefined;
  readonly now?: () => number;
}): StreamLog {
  createPrivateFolder(options.folder);
  const folder = realpathSync(options.folder);
  const lock = lockFile(join(folder, 'streams.lock'), 'alone', 0);
  if (lock === null) throw new StreamLogInUse(folder);
  const database = openStreamsFile(folder);
  const rows = streamRows(database);
  const writer = streamWriter(
    rows,
    options.isOfBackbone,
    options.now,
    options.resembles ?? options.isOfBackbone,
  );
  const waiters = new Set<{ readonly stream: string | null; readonly wake: () => void }>();

  function wake(): void {
    const streams = writer.takeChanged();
    if (streams.size === 0) return;
    for (const waiter of waiters) {
      if (waiter.stream === null || streams.has(waiter.stream)) waiter.wake();
    }
  }
  const commits = groupCommit(database, folder, { taken: writer.reload, committed: wake });

  return {
    read: streamReader(rows, writer.rulesFor, options.now),
    groups: storedGroups(database),
    rulesFor: writer.rulesFor,
    isDeleted: writer.isDeleted,
    append: (stream, events, expected) =>
      commits.write(bytesOf(events), () => writer.append(stream, events, expected)),
    appendRecords: (records, checks) =>
      commits.write(bytesOf(records.map(({ event }) => event)), () =>
        writer.appendRecords(records, checks),
      ),
    remove: (stream, expected) => commits.write(100, () => writer.remove(stream, expected)),
    tombstone: (stream, expected) => commits.write(100, () => writer.tombstone(stream, expected)),
    addOfBackbone: (events) => commits.write(0, () => writer.addOfBackbone(events)),
    backboneHead: rows.backboneHead,
    async scavenge(signal) {
      const scavenged = await scavenge(
        {
          rows,
          rulesFor: writer.rulesFor,
          isKept: (stream) => isFollowed(stream, options.isOfBackbone),
          now: options.now ?? Date.now,
          write: (work) => commits.write(0, work),
        },
        signal,
      );
      return { ...scavenged, isEmptied: await shrink(database, () => commits.write(0, () => {})) };
    },
    changed: (stream, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const done = (): void => {
          waiters.delete(waiter);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const waiter = { stream, wake: done };
        waiters.add(waiter);
        signal.addEventListener('abort', done);
      }),
    close() {
      if (!database.isOpen) return;
      commits.close();
      database.close();
      lock.release();
    },
  };
}
