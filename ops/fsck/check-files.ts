import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, type Differences } from '#chain-anchors/fsck/differences.ts';
import { readIssuerSecrets } from '#identity/oidc/issuer-secrets.ts';
import {
  contentsFile,
  lockFiles,
  lostEventsFile,
  sharedFiles,
  storeFiles,
} from '#platform/data-folder/folder-files.ts';
import { lostEventsIn } from '#platform/data-folder/lost-events.ts';
import { refusals } from '#platform/data-folder/refusals.ts';
import { sharedFileFault } from '#platform/data-folder/shared-file.ts';
import { wordsOfError } from '#platform/words-of-error.ts';
import type { FileUse } from '#platform/stored-file.ts';

/**
 * Whatever a start would refuse of a folder, by the same table and the same looks (`platform/data-folder`), and
 * what running processes tell each other. To be called last: what the closer looks have named is not said twice.
 */
export async function checkFiles(
  { folder, use }: { readonly folder: string; readonly use: FileUse },
  found: Differences,
): Promise<void> {
  const named = new Set(
    found.kept().flatMap(({ where, at }) => (where === 'file' || where === 'key' ? [at] : [])),
  );
  const tell = (path: string, detail: string): void => {
    if (!named.has(nameOf(path))) found.add('file', path, detail);
  };
  const look = {
    use,
    largestBytes: Number.POSITIVE_INFINITY,
    readSecrets: readIssuerSecrets,
  };
  for (const { path, error } of refusals(folder, look)) {
    tell(path, `nothing starts with it: ${wordsOfError(error)}`);
  }
  if (wasServed(folder) && !existsSync(join(folder, contentsFile))) {
    tell(contentsFile, 'it is missing: a start would not notice what else is gone');
  }
  await attempt(found, 'file', lostEventsFile, () => {
    const lost = lostEventsIn(folder);
    if (lost === null) return;
    tell(
      lostEventsFile,
      `views had seen events up to position ${lost.seen} when the store ended at ${lost.head}, and nobody has accepted the loss`,
    );
  });
  for (const path of Object.values(sharedFiles)) {
    await attempt(found, 'file', path, () => {
      const fault = sharedFileFault(join(folder, path));
      if (fault !== null) tell(path, `${fault}; the next start makes it anew`);
    });
  }
  for (const path of lockFiles) {
    if (holdsSomething(join(folder, path))) {
      tell(path, 'a lock without content is due; with all processes stopped, take it away');
    }
  }
}

const holdsSomething = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (!found.isFile() || found.size > 0);
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Every file of a served folder is there: a start that went well has written down what it held. */
const wasServed = (folder: string): boolean =>
  storeFiles.every(({ path, onDemand }) => onDemand || existsSync(join(folder, path)));
