import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { lockForWriting } from '#event-store/embedded/writer-lock.ts';
import { readIssuerSecrets } from '#identity/oidc/issuer-secrets.ts';
import { placeOfEvents } from '#platform/data-folder/contents.ts';
import { contentsFile } from '#platform/data-folder/folder-files.ts';
import { LostFile, refusals } from '#platform/data-folder/refusals.ts';
import type { Configuration } from '../configuration.ts';
import { listeningForEsdb, opening, StartFailure } from '../start-failure.ts';

/**
 * Pages of a larger file are not looked through before the start, so that nobody waits for it: that is done
 * beside the work (`look-through.ts`).
 */
export const largestAtStartBytes = 64 * 1024 * 1024;

/**
 * Looks for what a start would fail of, before anything heavy is loaded or opened: a port that is
 * taken, a folder in use, what was lost, what is no file of ours. Changes nothing; above all it
 * opens no database whose write-ahead log SQLite would throw away. Throws StartFailure.
 */
export async function lookBefore(configuration: Configuration): Promise<void> {
  await refuseTakenPort(configuration);
  const folder = configuration.dataFolder;
  if (!existsSync(folder)) return;
  await opening(folder, () => accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK));
  const events = join(folder, 'events');
  if (existsSync(events)) await opening(events, () => lockForWriting(events, 'shared').release());
  const look = {
    use: 'live',
    largestBytes: largestAtStartBytes,
    readSecrets: readIssuerSecrets,
  } as const;
  const wanted = configuration.eventStore === null ? 'embedded' : 'kurrentdb';
  const before = await opening(join(folder, contentsFile), () => placeOfEvents(folder));
  if (before !== null && before !== wanted) {
    const error = new Error(`ANDU_EVENT_STORE: ${before} before, ${wanted} now`);
    throw new StartFailure('other-event-store', folder, error);
  }
  for (const { path, error } of refusals(folder, look)) {
    const part = join(folder, path);
    if (error instanceof LostFile) throw new StartFailure('missing', part, error);
    await opening(part, () => {
      throw error;
    });
  }
}

/** That the port is taken is the most frequent reason of all. */
async function refuseTakenPort({
  host,
  port,
  portMayMove,
  esdb,
  roles,
}: Configuration): Promise<void> {
  if (!portMayMove && port !== 0) await opening(`${host}:${port}`, () => probe(host, port));
  if (esdb === null || esdb.port === 0 || !roles.includes('read-api')) return;
  await opening(`${esdb.host}:${esdb.port}`, () =>
    listeningForEsdb(() => probe(esdb.host, esdb.port)),
  );
}

async function probe(host: string, port: number): Promise<void> {
  const listener = createServer().listen(port, host);
  await once(listener, 'listening');
  listener.close();
  await once(listener, 'close');
}
