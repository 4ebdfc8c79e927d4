import { demonstrationDirectory } from '#demo/directory.ts';
import { decideImport } from '#domain/directory/directory-import.ts';
import {
  directoryAt,
  emptyDirectoryState,
  evolveDirectory,
} from '#domain/directory/directory-state.ts';
import type { Directory } from '#domain/directory/directory.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';

/** The directory of the demonstration, as a server holds it that has loaded it. */
export const knownDirectory: Directory = directoryAt(
  decideImport(demonstrationDirectory, emptyDirectoryState, { openCases: () => 0 }).events.reduce(
    evolveDirectory,
    emptyDirectoryState,
  ),
  LegalDate('2026-11-20'),
);
