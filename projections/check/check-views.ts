import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import { fileFaults, type FileUse, holdSnapshot, openToCheck } from '#platform/stored-file.ts';
import { UnreadableEvent, type RecordedEvent } from '#event-store/port.ts';
import { embeddedViews, type EmbeddedView } from '../embedded/embedded-views.ts';
import { catalogueFile, generationFile } from '../embedded/sqlite-backend.ts';
import { openSqliteSink } from '../embedded/sqlite-sink.ts';
import { viewFile } from '../embedded/table-shape.ts';
import type { Entry } from '../engine/event-source.ts';
import { ViewRunner } from '../engine/view-runner.ts';
import { compareViews } from './compare-views.ts';

/** A fault of a view: which, where in it, and what. */
export type TellViewFault = (view: string, at: string, detail: string) => void;

export interface ViewsToCheck {
  /** Folder of the views' files. */
  readonly folder: string;
  readonly use: FileUse;
  /** Views that a server keeps: they are not in the folder. */
  readonly served?: readonly string[];
  /** Of the directory that the events hold. */
  readonly names: DirectoryNames;
  /** Events from the first, and what cannot be read among them. */
  readonly entries: () => AsyncIterable<Entry>;
}

/** Events that are taken between two commits of the view that is filled for comparison. */
const chunk = 500;

interface OpenView {
  readonly view: EmbeddedView;
  readonly name: string;
  readonly stored: DatabaseSync;
  readonly position: number;
  readonly expectedFile: string;
  readonly runner: ViewRunner<object>;
  /** Position of the last event that touched each key. */
  readonly touched: Map<string, number>;
}

/**
 * Fills every view that serves from the events up to the position it says, in a folder of its own,
 * and compares what is stored with it, row by row: documents, columns, sums, words, what is parked.
 * Views without files are passed over: they are filled from the events when they are needed. Gives
 * the number of views compared.
 */
export async function checkViews(
  { folder, use, served = [], names, entries }: ViewsToCheck,
  tell: TellViewFault,
): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'andu-fsck-'));
  const open: OpenView[] = [];
  try {
    for (const view of embeddedViews(names)) {
      const { view: name } = view.projector;
      if (served.includes(name)) continue;
      try {
        const opened = await openView(folder, view, { use, scratch, tell });
        if (opened !== null) open.push(opened);
      } catch (error) {
        tell(name, 'file', (error as Error).message);
      }
    }
    const head = await fill(open, entries());
    for (const { name, position } of open) {
      if (position > head) {
        const lost = `it has seen events up to position ${position}, the store ends at ${head}: events are gone`;
        tell(name, 'file', lost);
      }
    }
    for (const { name, stored, expectedFile, touched, position, view } of open) {
      const expected = new DatabaseSync(expectedFile, { readOnly: true });
      try {
        const scratchFile = join(scratch, `${name}.words.sqlite`);
        compareViews(
          { stored, expected, shape: view.shape, touched, position, scratchFile },
          (at, detail) => tell(name, at, detail),
        );
      } catch (error) {
        tell(name, 'file', (error as Error).message);
      } finally {
        expected.close();
      }
    }
    return open.length;
  } finally {
    for (const { stored, runner } of open) {
      stored.close();
      await runner.sink.close();
    }
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Opening {
  readonly use: FileUse;
  readonly scratch: string;
  readonly tell: TellViewFault;
}

/** The serving generation of a view in one snapshot; null when none serves this program's version. */
async function openView(
  folder: string,
  view: EmbeddedView,
  { use, scratch, tell }: Opening,
): Promise<OpenView | null> {
  const { view: name, version } = view.projector;
  const cataloguePath = join(folder, `${name}.catalogue.sqlite`);
  if (!existsSync(cataloguePath)) {
    // A backup has no views; where one has files, each had.
    if (hasViews(folder)) tell(name, 'catalogue', 'it is missing; a start fills the view anew');
    return null;
  }
  const catalogue = openToCheck(cataloguePath, use);
  let generation: { id: number; version: number } | undefined;
  let skipped: ReadonlySet<string>;
  try {
    for (const fault of fileFaults(catalogue, cataloguePath, catalogueFile)) {
      tell(name, 'catalogue', fault);
    }
    const rows = catalogue.prepare('SELECT id, version, state FROM generation').all();
    generation = rows.find(({ state }) => state === 'serving') as typeof generation;
    const newest = catalogue.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'generation'");
    const ids = rows.map(({ id }) => Number(id));
    if (rows.length > 0 && Number(newest.get()?.['seq'] ?? 0) < Math.max(...ids)) {
      tell(name, 'catalogue', 'the number of the next generation is taken');
    }
    skipped = new Set(
      catalogue
        .prepare('SELECT event_id FROM skipped')
        .all()
        .map((row) => String(row['event_id'])),
    );
  } finally {
    catalogue.close();
  }
  if (generation === undefined) {
    tell(name, 'catalogue', 'no generation serves');
    return null;
  }
  // Of an older program: it is filled anew beside it, and serves until then.
  if (generation.version !== version) return null;
  const file = generationFile(folder, name, generation.id);
  const stored = openToCheck(file, use);
  holdSnapshot(stored);
  for (const fault of fileFaults(stored, file, viewFile(view.shape as never))) {
    tell(name, 'file', fault);
  }
  const { position } = stored.prepare('SELECT position FROM progress').get() as {
    position: number;
  };
  const expectedFile = join(scratch, `${name}.sqlite`);
  const sink = openSqliteSink(expectedFile, view.shape);
  const runner = await ViewRunner.open(view.projector, sink, { cachedDocuments: 1_000, skipped });
  return { view, name, stored, position, expectedFile, runner, touched: new Map() };
}

const hasViews = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.sqlite'));

/** Carries every view to its position over one reading of the events; gives the last of them. */
async function fill(open: readonly OpenView[], entries: AsyncIterable<Entry>): Promise<number> {
  let head = 0;
  let waiting: Entry[] = [];
  const flush = async (): Promise<void> => {
    const taken = waiting;
    waiting = [];
    for (const { runner, position, touched, view } of open) {
      const due = taken.filter((entry) => entry.position <= position);
      if (due.length === 0) continue;
      for (const entry of due) note(touched, view, entry);
      await runner.take(due, due.at(-1)!.position);
      await runner.commit();
    }
  };
  for await (const entry of entries) {
    head = entry.position;
    if (waiting.push(entry) === chunk) await flush();
  }
  await flush();
  return head;
}

function note(touched: Map<string, number>, { projector }: EmbeddedView, entry: Entry): void {
  if (entry instanceof UnreadableEvent) return;
  if (projector.eventTypes !== null && !projector.eventTypes.has(entry.type)) return;
  for (const key of keysOf(projector, entry)) touched.set(key, entry.position);
}

/** None where the projector cannot name them: the runner parks that event. */
function keysOf(projector: EmbeddedView['projector'], event: RecordedEvent): readonly string[] {
  try {
    return projector.keys(event);
  } catch {
    return [];
  }
}
