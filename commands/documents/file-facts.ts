import { stat } from 'node:fs/promises';

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/** When a file was changed last, milliseconds; null when there is none. */
export const changedAt = async (path: string): Promise<number | null> =>
  (await statOf(path))?.mtimeMs ?? null;

/** Bytes of a file; null when there is none. */
export const sizeOf = async (path: string): Promise<number | null> =>
  (await statOf(path))?.size ?? null;
