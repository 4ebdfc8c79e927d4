import type { LockHold } from '#platform/file-lock.ts';
import type { StoreHealth } from '../port.ts';
import type { PackedRequests } from './packed-requests.ts';
import type { StorageFailure } from '#platform/storage-failure.ts';

/** What the writer's thread is started with. */
export interface WriterOptions {
  readonly folder: string;
  /** Whether other processes may write to the folder as well. */
  readonly writers: LockHold;
  /** Size in bytes that the store's file may not outgrow; null for the disk's own limit. */
  readonly maxFileBytes: number | null;
}

/** What the store added to an event, or keeps from its first append. */
export interface RecordedText {
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
  /** Its salt is the first append's, which a repeat need not know. */
  readonly metadata: string;
}

/** What became of one append; the caller turns it into a result or an error of the port. */
export type AppendOutcome =
  /** The events' revisions and positions end with these, without a gap. */
  | {
      readonly kind: 'appended';
      readonly lastRevision: number;
      readonly lastPosition: number;
      readonly recordedAt: number;
    }
  | {
      readonly kind: 'repeated';
      readonly lastRevision: number;
      readonly recorded: readonly RecordedText[];
    }
  | { readonly kind: 'wrongRevision'; readonly actual: number | null }
  | { readonly kind: 'idConflict'; readonly eventId: string }
  | { readonly kind: 'byOthers'; readonly position: number }
  | { readonly kind: 'unavailable'; readonly reason: StorageFailure; readonly message: string }
  /** A fault of this append alone, such as a text longer than SQLite takes. */
  | { readonly kind: 'failed'; readonly message: string };

export type ToWriter =
  { readonly kind: 'append'; readonly requests: PackedRequests } | { readonly kind: 'close' };

export type FromWriter =
  /** With the time of the last event, in milliseconds since 1970; null in an empty store. */
  | { readonly kind: 'ready'; readonly lastRecordedAt: number | null }
  | { readonly kind: 'inUse' }
  /** Answers to the oldest requests that have none, in their order. */
  | { readonly kind: 'answers'; readonly outcomes: readonly AppendOutcome[] }
  | { readonly kind: 'health'; readonly health: StoreHealth }
  | { readonly kind: 'closed' };

/** Name of the channel on which the writer tells every thread the head after each commit. */
export const headChannel = (file: string): string => `andu:event-store:head:${file}`;
