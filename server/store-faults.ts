import { sep } from 'node:path';
import { DamagedDocument } from '#commands/documents/file-faults.ts';
import { StoreUnavailable } from '#event-store/port.ts';
import { ViewServerUnavailable } from '#projections/ports/view-server-unavailable.ts';
import { documentsFolder } from '#platform/data-folder/folder-files.ts';
import type { LostEvents } from '#platform/data-folder/lost-events.ts';
import { storeOf } from '#platform/named-database.ts';
import { sqliteCode } from '#platform/sqlite-code.ts';

/** A store that failed a call, and how. */
export interface StoreFault {
  /** Below the data folder. */
  readonly store: string;
  /** `damaged` stays until the next start; `failing` was so a moment ago, and `full` for want of room. */
  readonly code: 'damaged' | 'failing' | 'full';
}

/** The stores that failed calls of this process. */
export interface StoreFaults {
  /** Takes note of what a call failed of; what is of no store is passed over. */
  note(error: unknown): void;
  now(): readonly StoreFault[];
  /** Documents that were refused as damaged until the next start, as paths below the data folder. */
  documents(): readonly string[];
  /** Takes note that events up to a position were seen which the store has no more; null when they are there again. */
  noteLost(lost: LostEvents | null): void;
  /** The same, until somebody accepts it; null when nothing is known to be lost. */
  lost(): LostEvents | null;
}

/** So long a store that failed is told to be failing, ms. */
const momentMs = 30_000;

export function storeFaults(now: () => number = () => performance.now()): StoreFaults {
  const damaged = new Set<string>();
  const failed = new Map<string, { readonly at: number; readonly code: 'failing' | 'full' }>();
  const documents = new Set<string>();
  let lost: LostEvents | null = null;
  return {
    documents: () => [...documents],
    noteLost: (found) => void (lost = found),
    lost: () => lost,
    note(error) {
      if (error instanceof DamagedDocument) {
        if (documents.size < mostDocuments) documents.add(pathOf(error));
        return;
      }
      // A server is asked again and again, and has a line of its own in readiness.
      if (error instanceof StoreUnavailable && error.server !== null) return;
      if (error instanceof ViewServerUnavailable) return;
      const store = failingStore(error);
      if (store === null) return;
      if (isDamaged.has(sqliteCode(error))) damaged.add(store);
      else failed.set(store, { at: now(), code: isFull(error) ? 'full' : 'failing' });
    },
    now: () => [
      ...[...damaged].map((store) => ({ store, code: 'damaged' as const })),
      ...[...failed]
        .filter(([store, { at }]) => !damaged.has(store) && now() - at < momentMs)
        .map(([store, { code }]) => ({ store, code })),
    ],
  };
}

/** So many documents are named; `andu fsck` names them all. */
const mostDocuments = 100;
const pathOf = ({ documentId }: DamagedDocument): string =>
  `${documentsFolder}/${documentId.slice(0, 2)}/${documentId}`;

const eventsFile = 'events/events.sqlite';

/** SQLite's primary result codes of what no repeat mends: ERROR (a table is gone), CORRUPT, NOTADB. */
const isDamaged = new Set([1, 11, 26]);
/** SQLite's primary result codes of a store that waits for others: BUSY, LOCKED. */
const waits = new Set([5, 6]);

/** Whether it failed for want of room: SQLite's FULL, or the system's own word for it. */
const isFull = (error: unknown): boolean =>
  (error instanceof StoreUnavailable && error.reason === 'full') ||
  sqliteCode(error) === 13 ||
  ['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown } | null)?.code));

/** The store that does not work where this was thrown; null where it is of none, or it only waits. */
export function failingStore(error: unknown): string | null {
  if (error instanceof StoreUnavailable) return error.server ?? eventsFile;
  if (error instanceof ViewServerUnavailable) return error.server;
  const store = storeOf(error);
  if (store !== null) return waits.has(sqliteCode(error)) ? null : store;
  const { path, code } = (error ?? {}) as { path?: unknown; code?: unknown };
  const isOfDocuments = typeof path === 'string' && path.includes(`${sep}${documentsFolder}${sep}`);
  return isOfDocuments && typeof code === 'string' ? documentsFolder : null;
}
