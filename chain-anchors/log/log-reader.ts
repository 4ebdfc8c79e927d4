import type { DatabaseSync } from 'node:sqlite';
import { concatBytes } from '#domain/evidence/encoding.ts';
import { consistencyProof, inclusionProof, rootOf } from './merkle-tree.ts';
import { hashLength, parseTilePath, tileWidth } from './node-positions.ts';
import { readExtent, type LogExtent } from './sequencer.ts';
import { nodeReader, tileReader } from './tile-store.ts';

export interface StoredLeaf {
  readonly index: number;
  readonly position: number;
  readonly bytes: Uint8Array;
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note. */
  readonly note: string;
  readonly signedAt: string;
}

/** Answers from the log's file; opened by anyone, changes nothing. */
export interface LogReader {
  extent(): LogExtent;
  leafOfEvent(eventId: string): StoredLeaf | null;
  /** Leaves from `first` on, `count` at most, by index. */
  leaves(first: number, count: number): StoredLeaf[];
  /** Root of the first `size` leaves; throws RangeError beyond the log. */
  root(size: number): Uint8Array;
  inclusionProof(index: number, size: number): Uint8Array[];
  consistencyProof(first: number, second: number): Uint8Array[];
  newestCheckpoint(): StoredCheckpoint | null;
  checkpointAt(size: number): StoredCheckpoint | null;
  /** Signed heads of more than `size` leaves, the smallest first, `limit` at most. */
  checkpointsAfter(size: number, limit: number): StoredCheckpoint[];
  /** The smallest signed checkpoint that has more than `index` leaves. */
  checkpointCovering(index: number): StoredCheckpoint | null;
  /**
   * The log as static files (C2SP tlog-tiles): `checkpoint`, `tile/…`,
   * `tile/entries/…`; null for what there is not. Full tiles never change.
   */
  readFile(path: string): Uint8Array | null;
}

const orNull = <T>(row: unknown): T | null => (row as T | undefined) ?? null;

const checkpointColumns = 'size, root, note, signed_at AS signedAt';

export function logReader(database: DatabaseSync): LogReader {
  const readTile = tileReader(database);
  const readNode = nodeReader(readTile);
  const byEvent = database.prepare(
    'SELECT idx AS "index", position, bytes FROM leaf WHERE event_id = ?',
  );
  const fromIndex = database.prepare(
    'SELECT idx AS "index", position, bytes FROM leaf WHERE idx >= ? ORDER BY idx LIMIT ?',
  );
  const entries = database.prepare(
    'SELECT bytes FROM leaf WHERE idx >= ? AND idx < ? ORDER BY idx',
  );
  const newest = database.prepare(
    `SELECT ${checkpointColumns} FROM checkpoint ORDER BY size DESC LIMIT 1`,
  );
  const at = database.prepare(`SELECT ${checkpointColumns} FROM checkpoint WHERE size = ?`);
  const after = database.prepare(
    `SELECT ${checkpointColumns} FROM checkpoint WHERE size > ? ORDER BY size LIMIT ?`,
  );
  const covering = database.prepare(
    `SELECT ${checkpointColumns} FROM checkpoint WHERE size > ? ORDER BY size LIMIT 1`,
  );

  function entryBundle(index: number, width: number): Uint8Array | null {
    const start = index * tileWidth;
    const rows = entries.all(start, start + width) as { bytes: Uint8Array }[];
    if (rows.length < width) return null;
    return concatBytes(
      ...rows.flatMap(({ bytes }) => [
        Uint8Array.of(bytes.length >> 8, bytes.length & 0xff),
        bytes,
      ]),
    );
  }

  function readFile(path: string): Uint8Array | null {
    if (path === 'checkpoint') {
      const head = newest.get() as unknown as StoredCheckpoint | undefined;
      return head === undefined ? null : new TextEncoder().encode(head.note);
    }
    const address = parseTilePath(path);
    if (address === null) return null;
    const { level, index, width } = address;
    if (level === 'entries') return entryBundle(index, width);
    const length = width * hashLength;
    const hashes = readTile(level, index);
    return hashes === undefined || hashes.length < length ? null : hashes.slice(0, length);
  }

  return {
    extent: () => readExtent(database),
    leafOfEvent: (eventId) => orNull<StoredLeaf>(byEvent.get(eventId)),
    leaves: (first, count) => fromIndex.all(first, count) as unknown as StoredLeaf[],
    root: (size) => rootOf(readNode, size),
    inclusionProof: (index, size) => inclusionProof(readNode, index, size),
    consistencyProof: (first, second) => consistencyProof(readNode, first, second),
    newestCheckpoint: () => orNull<StoredCheckpoint>(newest.get()),
    checkpointAt: (size) => orNull<StoredCheckpoint>(at.get(size)),
    checkpointsAfter: (size, limit) => after.all(size, limit) as unknown as StoredCheckpoint[],
    checkpointCovering: (index) => orNull<StoredCheckpoint>(covering.get(index)),
    readFile,
  };
}
