import type { DatabaseSync } from 'node:sqlite';
import { nodeHash } from '#domain/evidence/merkle-proof.ts';
import { concatBytes } from '#domain/evidence/encoding.ts';
import { sm3 } from '#platform/crypto/sm3.ts';
import type { ReadNode } from './merkle-tree.ts';
import { hashLength, tileHeight, tileWidth } from './node-positions.ts';

/** Reads the hashes of a tile, or undefined where there is none. */
type ReadTile = (level: number, index: number) => Uint8Array | undefined;

/** The stored tiles of `anchors.db`. */
export function tileReader(database: DatabaseSync): ReadTile {
  const select = database.prepare('SELECT hashes FROM tile WHERE level = ? AND idx = ?');
  return (level, index) => (select.get(level, index) as { hashes: Uint8Array } | undefined)?.hashes;
}

/** Nodes of the tree out of its tiles; up to 128 pairs are hashed for one. */
export function nodeReader(readTile: ReadTile): ReadNode {
  return (level, index) => {
    const tileLevel = Math.floor(level / tileHeight);
    const width = 2 ** (level - tileLevel * tileHeight);
    const first = index * width;
    const hashes = readTile(tileLevel, Math.floor(first / tileWidth));
    const start = (first % tileWidth) * hashLength;
    const end = start + width * hashLength;
    if (hashes === undefined || hashes.length < end) {
      throw new RangeError(`the log has no node ${index} at level ${level}`);
    }
    return perfectRoot(hashes.subarray(start, end));
  };
}

/** Root of 1, 2, 4, … 256 hashes. */
export function perfectRoot(hashes: Uint8Array): Uint8Array {
  if (hashes.length === hashLength) return hashes;
  const middle = hashes.length / 2;
  return nodeHash(
    { sm3 },
    perfectRoot(hashes.subarray(0, middle)),
    perfectRoot(hashes.subarray(middle)),
  );
}

/** Appends leaf hashes to the tiles; to be called in the transaction that writes the leaves. */
export function appendToTiles(
  database: DatabaseSync,
  size: number,
  hashes: readonly Uint8Array[],
): void {
  const readTile = tileReader(database);
  const write = database.prepare('INSERT OR REPLACE INTO tile VALUES (?, ?, ?)');
  let level = 0;
  let start = size;
  let added = hashes;
  while (added.length > 0) {
    const completed: Uint8Array[] = [];
    let taken = 0;
    while (taken < added.length) {
      const index = Math.floor((start + taken) / tileWidth);
      const filled = (start + taken) % tileWidth;
      const part = added.slice(taken, taken + tileWidth - filled);
      const before = filled === 0 ? new Uint8Array() : readTile(level, index)!;
      const tile = concatBytes(before, ...part);
      write.run(level, index, tile);
      if (tile.length === tileWidth * hashLength) completed.push(perfectRoot(tile));
      taken += part.length;
    }
    start = Math.floor(start / tileWidth);
    added = completed;
    level += 1;
  }
}
