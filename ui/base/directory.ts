import { useQuery } from '@tanstack/react-query';
import {
  directoryOf,
  emptyDirectory,
  type Directory,
  type DirectoryDocument,
} from '#domain/directory/directory.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { read } from './api.ts';

/**
 * The directory as the server told it last, for whoever shows a name while a page is drawn. No page is
 * drawn before it is there.
 */
let current: Directory = emptyDirectory(LegalDate('1949-10-01'));
export const directory = (): Directory => current;

/** Takes a directory as the one to show names by. */
export function takeDirectory(document: DirectoryDocument): Directory {
  current = directoryOf(document);
  return current;
}

/** How long names are taken as they are before the server is asked whether they have changed, ms. */
const staleMs = 60_000;

/** True once the directory is there, or cannot be had: then ids stand where names would. */
export function useDirectoryLoaded(): boolean {
  const { data, isError } = useQuery({
    queryKey: ['/api/directory'],
    queryFn: async ({ signal }) =>
      takeDirectory(await read<DirectoryDocument>('/api/directory', signal)),
    staleTime: staleMs,
  });
  return data !== undefined || isError;
}
