/**
 * Arithmetic of the tiled tree (C2SP tlog-tiles): tiles of 256 hashes. Tile level
 * L holds the nodes of tree level 8·L, so that a tile's own root is one hash of the
 * tile level above. Indices exceed 32 bits: no bit operators here.
 */
export const tileWidth = 256;
export const tileHeight = 8;
export const hashLength = 32;

/** Largest power of two below `size` (RFC 6962 §2.1); `size` from 2. */
export function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The perfect subtrees that a tree of `size` leaves is made of, left to right. */
export function perfectSubtrees(size: number): { level: number; index: number }[] {
  const subtrees: { level: number; index: number }[] = [];
  let start = 0;
  let left = size;
  for (let level = Math.floor(Math.log2(Math.max(size, 1))); level >= 0; level--) {
    const width = 2 ** level;
    if (left < width) continue;
    subtrees.push({ level, index: start / width });
    start += width;
    left -= width;
  }
  return subtrees;
}

/** Path element of a tile's number: 1234067 is `x001/x234/067`. */
function tileNumber(index: number): string {
  const groups: string[] = [];
  let rest = index;
  do {
    groups.unshift(String(rest % 1000).padStart(3, '0'));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/');
}

export interface TileAddress {
  /** `entries` are the leaves themselves, level 0 their hashes. */
  readonly level: number | 'entries';
  readonly index: number;
  /** Hashes (or leaves) in it, 1 to 256. */
  readonly width: number;
}

/** `tile/0/x001/067`, `tile/1/000.p/17`, `tile/entries/000`. */
export function tilePath({ level, index, width }: TileAddress): string {
  const partial = width === tileWidth ? '' : `.p/${width}`;
  return `tile/${level}/${tileNumber(index)}${partial}`;
}

/** The address of a path, or null for what {@link tilePath} does not write. */
export function parseTilePath(path: string): TileAddress | null {
  const match = /^tile\/(entries|[0-5]?\d)\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(
    path,
  );
  if (match === null) return null;
  const address: TileAddress = {
    level: match[1] === 'entries' ? 'entries' : Number(match[1]),
    index: Number(match[2]!.replaceAll(/[x/]/g, '')),
    width: match[3] === undefined ? tileWidth : Number(match[3]),
  };
  return address.width <= tileWidth && tilePath(address) === path ? address : null;
}
