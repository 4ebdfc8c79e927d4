import { directoryNames, type DirectoryNames } from '#domain/directory/directory-names.ts';
import { openDirectoryMemory } from '#event-store/directory-memory.ts';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedChainIn, installationLog } from '#chain-anchors/anchoring-options.ts';
import {
  attempt,
  differences,
  type Difference,
  type Differences,
} from '#chain-anchors/fsck/differences.ts';
import type { LedgerDescription } from '#chain-anchors/ledger/ledger.ts';
import { checkLog, type LogCounts } from '#chain-anchors/fsck/fsck.ts';
import { filesOfFolder } from '#platform/data-folder/folder-files.ts';
import { otherThanFile } from '#platform/data-folder/rights-and-kinds.ts';
import type { FileUse } from '#platform/stored-file.ts';
import type { EventStoreDescription, RecordedEvent } from '#event-store/port.ts';
import { checkViews } from '#projections/check/check-views.ts';
import type { Entry } from '#projections/engine/event-source.ts';
import { manifestName } from '../backup/backup.ts';
import {
  documentFault,
  documentOf,
  documentPath,
  type RecordedDocument,
  storedFiles,
} from './check-documents.ts';
import { checkFiles } from './check-files.ts';
import { checkStreams } from './check-streams.ts';
import { checkTables } from './check-tables.ts';
import { eventsOfEngine, eventsOfFolder, type EventsToCheck } from './events-to-check.ts';

export interface FsckReport extends LogCounts {
  /** Documents whose bytes were held against the event. */
  readonly documents: number;
  /** Views that were compared with one filled from the events. */
  readonly views: number;
  /** All that is wrong; `differences` names the first. */
  readonly found: number;
  readonly differences: readonly Difference[];
  /** Files of documents that no event speaks of: never acknowledged, believed by nobody. */
  readonly unrecorded: readonly string[];
}

export interface FsckOptions {
  /** Name of the log. */
  readonly origin?: string;
  /** Where the events are, when they are not in the folder. */
  readonly engine?: EventStoreDescription | undefined;
  /** The chain, when it is not in the folder. */
  readonly ledger?: LedgerDescription | undefined;
  /** Views that a server keeps: they are not compared. */
  readonly served?: readonly string[];
}

/** A data folder or a backup, and how it may be looked at. */
export interface CheckedFolder {
  readonly folder: string;
  readonly events: EventsToCheck;
  readonly ledger: LedgerDescription;
  readonly use: FileUse;
}

/**
 * Holds every stored byte of a data folder, or of a backup, that anything believes against what it
 * follows from: events against their leaves, log and chain by recomputation, documents by the
 * digests in their events, the places of events in the clients' streams, views and the systems that may call by filling them anew, what follows from no
 * event by SQLite's own check, and whatever a start would refuse by the looks of a start. Goes on after each difference, writes
 * nothing in the folder, and may be run beside a server. `engine`: where the events are, when they are not in the
 * folder. Throws RangeError when there is no store.
 */
export async function fsckFolder(
  dataFolder: string,
  { origin = installationLog, engine, ledger, served = [] }: FsckOptions = {},
): Promise<FsckReport> {
  const found = differences();
  if (tellWaiting(dataFolder, found)) {
    const nothing = { ...noCounts, documents: 0, views: 0, unrecorded: [] };
    return { ...nothing, found: found.count(), differences: found.kept() };
  }
  const checked = checkedFolder(dataFolder, engine, ledger);
  // Before the events are read: what comes in while they are has its event behind those that are looked at.
  let stored: readonly string[] = [];
  await attempt(found, 'file', 'documents', () => {
    stored = storedFiles(join(dataFolder, 'documents'));
  });
  const { counts, documents } = await checkRecords(checked, origin, found);
  await checkDocuments(checked, documents, found);
  const views = await checkStoredViews(checked, found, served);
  await checkTables(checked, found);
  await checkStreams(checked, found);
  await checkFiles(checked, found);
  const known = new Set(documents.map(({ documentId }) => documentPath(documentId)));
  return {
    ...counts,
    documents: documents.length,
    views,
    found: found.count(),
    differences: found.kept(),
    unrecorded: stored.filter((path) => !known.has(path.replace(/\.json$/, ''))),
  };
}

const noCounts: LogCounts = {
  events: 0,
  waiting: 0,
  leaves: 0,
  checkpoints: 0,
  anchored: 0,
  takenOver: 0,
  late: 0,
};

/** Tells of pipes and the like in the place of files, and whether there are any: whoever opens one waits for ever. */
function tellWaiting(folder: string, found: Differences): boolean {
  const views = join(folder, 'views');
  const names = statSync(views, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(views) : [];
  const waiting = [...filesOfFolder, ...names.map((name) => `views/${name}`)].flatMap((path) => {
    const kind = otherThanFile(join(folder, path));
    return kind === null || kind === 'folder' ? [] : [{ path, kind }];
  });
  for (const { path, kind } of waiting) {
    found.add(
      'file',
      path,
      `a ${kind} stands in the place of this file; nothing else was looked at`,
    );
  }
  return waiting.length > 0;
}

/** Throws RangeError when there is no store in it. */
export function checkedFolder(
  folder: string,
  engine?: EventStoreDescription,
  ledger: LedgerDescription = embeddedChainIn(join(folder, 'log')),
): CheckedFolder {
  const use = existsSync(join(folder, manifestName)) ? 'still' : 'live';
  const events = engine === undefined ? eventsOfFolder(folder, use) : eventsOfEngine(engine);
  return { folder, events, ledger, use };
}

/** The events, the log and the chain, each held against the others; and what the events say of documents. */
export async function checkRecords(
  { folder: dataFolder, events: source, ledger, use }: CheckedFolder,
  origin: string,
  found: Differences,
): Promise<{ readonly counts: LogCounts; readonly documents: readonly RecordedDocument[] }> {
  const documents: RecordedDocument[] = [];
  let walked = false;

  /** The events once, for the log; what they say of documents is kept on the way. */
  async function* events(): AsyncGenerator<RecordedEvent> {
    walked = true;
    const checked = source.walk(({ position, detail }) => {
      if (position === null) found.add('file', source.name, detail);
      else found.add('event', `position ${position}`, detail);
    });
    try {
      for await (const event of checked.events()) {
        await attempt(found, 'event', `position ${event.position}`, () => {
          const document = documentOf(event);
          if (document !== null) documents.push(document);
        });
        yield event;
      }
    } finally {
      await checked.close();
    }
  }

  let counts = noCounts;
  await attempt(found, 'file', 'log', async () => {
    const folder = join(dataFolder, 'log');
    counts = await checkLog({ folder, origin, ledger, use, events }, found);
  });
  // A log that cannot be opened is no reason to leave the events out.
  if (!walked) await attempt(found, 'file', source.name, async () => drain(events()));
  return { counts, documents };
}

/** The bytes of documents, by the digests in their events. */
export async function checkDocuments(
  { folder: dataFolder }: CheckedFolder,
  documents: readonly RecordedDocument[],
  found: Differences,
): Promise<void> {
  const folder = join(dataFolder, 'documents');
  for (const document of documents) {
    await attempt(found, 'document', document.documentId, async () => {
      const fault = await documentFault(folder, document);
      if (fault !== null) found.add('document', document.documentId, fault);
    });
  }
}

/** The views, filled anew from the events. Gives how many were compared. */
export async function checkStoredViews(
  { folder: dataFolder, events, use }: CheckedFolder,
  found: Differences,
  served: readonly string[] = [],
): Promise<number> {
  let views = 0;
  await attempt(found, 'view', 'views', async () => {
    views = await checkViews(
      {
        folder: join(dataFolder, 'views'),
        use,
        served,
        names: await namesOf(events),
        entries: () => entriesOf(events),
      },
      (view, at, detail) => found.add('view', `${view}: ${at}`, detail),
    );
  });
  return views;
}

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const event of events) void event;
}

/** What the directory in these events calls organisations and districts. */
async function namesOf(events: EventsToCheck): Promise<DirectoryNames> {
  const reader = events.open();
  try {
    const { state } = await openDirectoryMemory(reader);
    return directoryNames(state);
  } finally {
    await reader.close();
  }
}

/** Events and the places of those that cannot be read, in order. */
async function* entriesOf(events: EventsToCheck): AsyncGenerator<Entry> {
  const reader = events.open();
  const waiting: Entry[] = [];
  try {
    for await (const event of reader.readAll({ onUnreadable: (entry) => waiting.push(entry) })) {
      yield* waiting.splice(0);
      yield event;
    }
    yield* waiting;
  } finally {
    await reader.close();
  }
}
