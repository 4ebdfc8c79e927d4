import { useLayoutEffect } from 'react';
import { read } from '../base/api.ts';

/** What somebody opened and what has not been read since. */
const opened = new Set<string>();

/** Somebody opened a page that shows these paths: the next reading of each is a look of a person. */
export function useOpened(paths: readonly (string | null)[]): void {
  const joined = paths.filter((path) => path !== null).join('\n');
  // Before the query that reads them begins, which is an effect as well.
  useLayoutEffect(() => {
    for (const path of joined.split('\n')) opened.add(path);
  }, [joined]);
}

/** Reads a path, and says whether somebody opened it or the page reads it again by itself. */
export async function readOpened<Body>(path: string, signal: AbortSignal): Promise<Body> {
  const isLook = opened.delete(path);
  try {
    return await read<Body>(path, signal, isLook ? 'opened' : 'again');
  } catch (error) {
    // It has not been seen: the next try is the look.
    if (isLook) opened.add(path);
    throw error;
  }
}
