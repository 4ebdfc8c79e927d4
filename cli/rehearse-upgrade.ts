import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { backUp, manifestName } from '#ops/backup/backup.ts';
import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { readOldEvents, type EventsRead } from '#ops/upgrade/old-events.ts';
import { bytesOf, storedLayouts, type StoredLayout } from '#ops/upgrade/stored-layouts.ts';
import { readConfiguration } from '../server/configuration.ts';
import { lookBefore } from '../server/data-folder/look-before.ts';
import { StartFailure, startFailureText } from '../server/start-failure.ts';
import { readEvents } from './offline.ts';
import { report } from './print.ts';
import { sayWhenReady } from './say-ready.ts';

/** How a start of this program on the copy went. */
export type RehearsedStart =
  | { readonly kind: 'ready'; readonly ms: number }
  /** It served, and was not ready when the patience ended: these parts were not. */
  | { readonly kind: 'not-ready'; readonly parts: readonly string[] }
  | { readonly kind: 'failed'; readonly code: string; readonly said: string };

/** A store of the copy before this program opened it, and after. */
export interface RehearsedStore {
  readonly path: string;
  /** Null for one that was not there. */
  readonly before: StoredLayout | null;
  readonly after: StoredLayout | null;
}

export interface Rehearsal {
  readonly copied: { readonly files: number; readonly bytes: number; readonly ms: number };
  readonly events: EventsRead;
  readonly start: RehearsedStart;
  readonly stores: readonly RehearsedStore[];
  /** All of the copy when it was upgraded. */
  readonly bytesAfter: number;
  /** What `andu fsck` says of the copy afterwards; null when it was not started. */
  readonly differences: readonly string[] | null;
}

interface RehearsalOptions {
  readonly dataFolder: string;
  /** Folder within which the copy is made; it is gone afterwards. */
  readonly beside: string;
  /** How long the views may take, ms. */
  readonly patienceMs: number;
}

/**
 * Copies a data folder, also beside a running server, reads every event of the copy, starts this program on
 * it, and ends it when it is ready. The folder itself is only read. Throws what {@link backUp} throws.
 */
export async function rehearseUpgrade(options: RehearsalOptions): Promise<Rehearsal> {
  const copy = await mkdtemp(resolve(options.beside, '.andu-rehearsal-'));
  try {
    const began = performance.now();
    const files = await backUp(options.dataFolder, copy);
    await rm(resolve(copy, manifestName));
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const copied = { files: files.length, bytes, ms: performance.now() - began };
    report(`copied / 已复制: ${files.length} files, ${bytes} bytes`);
    const before = await storedLayouts(copy);
    const events = await readOldEvents((onUnreadable) => eventsOf(copy, onUnreadable));
    report(`read / 已读取: ${events.read} events`);
    const start = await startOn(copy, options.patienceMs);
    return {
      copied,
      events,
      start,
      stores: pairs(before, await storedLayouts(copy)),
      bytesAfter: await bytesOf(copy),
      differences: start.kind === 'failed' ? null : await differencesOf(copy),
    };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Where the copy is made when nothing else is said: on the same disk. */
export const placeBeside = (dataFolder: string): string => dirname(resolve(dataFolder));

async function* eventsOf(folder: string, onUnreadable: (fault: Error) => void) {
  const reader = readEvents(folder);
  try {
    yield* reader.readAll({ onUnreadable });
  } finally {
    await reader.close();
  }
}

async function differencesOf(folder: string): Promise<readonly string[]> {
  const { differences } = await fsckFolder(folder);
  return differences.map(({ where, at, detail }) => `${where} ${at}: ${detail}`);
}

/** All roles in this process, for this machine only, on a free port; nothing is written to a server of the views. */
async function startOn(folder: string, patienceMs: number): Promise<RehearsedStart> {
  const { ANDU_ROLE: _, ANDU_BASE_URL: __, ...environment } = process.env;
  const own = {
    ANDU_DATA: folder,
    ANDU_DOSSIERS: '',
    ANDU_SEARCH: '',
    HOST: '127.0.0.1',
    PORT: '0',
    ANDU_LOG_LEVEL: 'error',
  };
  const configuration = readConfiguration({ ...environment, ...own });
  const began = performance.now();
  try {
    await lookBefore(configuration);
    const { startAndu } = await import('../main.ts');
    const andu = await startAndu(configuration);
    try {
      const { dependencies } = andu;
      const signal = AbortSignal.timeout(patienceMs);
      await sayWhenReady({ dependencies, graceMs: 3_000, report, signal });
      const red = (await dependencies()).filter(({ ready }) => !ready);
      if (red.length === 0) return { kind: 'ready', ms: performance.now() - began };
      return { kind: 'not-ready', parts: red.map(({ name, detail }) => `${name} ${detail}`) };
    } finally {
      await andu.close();
    }
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return { kind: 'failed', code: error.code, said: startFailureText(error) };
  }
}

function pairs(
  before: readonly StoredLayout[],
  after: readonly StoredLayout[],
): readonly RehearsedStore[] {
  const paths = new Set([...before, ...after].map(({ path }) => path));
  const of = (list: readonly StoredLayout[], path: string): StoredLayout | null =>
    list.find((each) => each.path === path) ?? null;
  return [...paths].map((path) => ({ path, before: of(before, path), after: of(after, path) }));
}
