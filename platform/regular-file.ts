import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** What the system says of a path at which no regular file can be opened: nothing, a link, a socket. */
const noRegularFile = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO']);

/**
 * Opens a file to read, and nothing else that may lie in its place: null for a symbolic link, which would
 * tell of another file, a folder, a pipe, on which a thread would wait for a writer for ever, and for
 * nothing at all. Throws what the system says of a file that is there and cannot be opened.
 */
export async function openRegular(path: string): Promise<FileHandle | null> {
  const handle = await openedHere(path);
  if (handle === null) return null;
  let isFile = false;
  try {
    isFile = (await handle.stat()).isFile();
  } finally {
    if (!isFile) await handle.close();
  }
  return isFile ? handle : null;
}

async function openedHere(path: string): Promise<FileHandle | null> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    return await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (noRegularFile.has((error as { code?: string }).code ?? '')) return null;
    throw error;
  }
}
