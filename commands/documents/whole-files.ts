import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { openRegular } from '#platform/regular-file.ts';
import type { Bytes } from './stored-document.ts';

/** Files that are remembered to be whole; a reader fetches one in many ranges. */
const mostRemembered = 1_000;

/**
 * Tells whether a file holds the bytes that were recorded. It is read through the first time, and again once
 * it was written since: then the time of the change (`ctime`), which nobody sets, is another one.
 */
export function wholeFiles() {
  const known = new Map<string, string>();
  async function holds(handle: FileHandle, path: string, { size, sha256 }: Bytes) {
    const state = await handle.stat({ bigint: true });
    if (state.size !== BigInt(size)) return false;
    const seen = `${sha256} ${state.ino} ${state.size} ${state.ctimeNs}`;
    if (known.get(path) === seen) return true;
    known.delete(path);
    const hash = createHash('sha256');
    await pipeline(handle.createReadStream({ autoClose: false }), hash);
    if (hash.digest('hex') !== sha256) return false;
    known.set(path, seen);
    if (known.size > mostRemembered) known.delete(known.keys().next().value!);
    return true;
  }
  return async (path: string, bytes: Bytes): Promise<boolean> => {
    const handle = await openRegular(path);
    if (handle === null) return false;
    try {
      return await holds(handle, path, bytes);
    } finally {
      await handle.close();
    }
  };
}
