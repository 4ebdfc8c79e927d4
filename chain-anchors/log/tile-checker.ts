import type { DatabaseSync } from 'node:sqlite';
import { concatBytes, equalBytes } from '#domain/evidence/encoding.ts';
import { tilePath, tileWidth } from './node-positions.ts';
import { perfectRoot, tileReader } from './tile-store.ts';

/** Compares the stored tiles with those that the leaf hashes give, in one pass. */
export interface TileChecker {
  /** Takes the hash of the next leaf; gives the path of a full tile that is wrong, or null. */
  add(leaf: Uint8Array): string | null;
  /** After the last leaf: the path of a partial tile that is wrong, or null. */
  finish(): string | null;
}

export function tileChecker(database: DatabaseSync): TileChecker {
  const readTile = tileReader(database);
  const levels: { index: number; hashes: Uint8Array[] }[] = [];

  function isStored(level: number): boolean {
    const { index, hashes } = levels[level]!;
    const stored = readTile(level, index);
    return stored !== undefined && equalBytes(stored, concatBytes(...hashes));
  }
  const pathOf = (level: number): string => {
    const { index, hashes } = levels[level]!;
    return tilePath({ level, index, width: hashes.length });
  };

  function addAt(level: number, hash: Uint8Array): string | null {
    const tile = (levels[level] ??= { index: 0, hashes: [] });
    tile.hashes.push(hash);
    if (tile.hashes.length < tileWidth) return null;
    if (!isStored(level)) return pathOf(level);
    const root = perfectRoot(concatBytes(...tile.hashes));
    levels[level] = { index: tile.index + 1, hashes: [] };
    return addAt(level + 1, root);
  }

  function finish(): string | null {
    const wrong = levels.findIndex((tile, level) => tile.hashes.length > 0 && !isStored(level));
    return wrong === -1 ? null : pathOf(wrong);
  }

  return { add: (leaf) => addAt(0, leaf), finish };
}
