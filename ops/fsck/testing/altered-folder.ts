import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Difference, type Differences, differences } from '#chain-anchors/fsck/differences.ts';
import type { EventToAppend } from '#event-store/port.ts';
import { loadEvents } from '../../faults/load-events.ts';
import { soundFolder } from '../../faults/sound-folder.ts';
import { checkedFolder, checkRecords, checkStoredViews, fsckFolder } from '../fsck-folder.ts';

export const eventsFile = 'events/events.sqlite';
export const logFile = 'log/anchors.db';
export const ledgerFile = 'log/ledger.db';

/** A data folder that a test damages as nobody may, and what `andu fsck` says of it. */
export interface AlteredFolder {
  readonly path: string;
  /** Runs SQL in a file of the folder, with every guard off. */
  alter(file: string, statement: string): void;
  /** File of the generation of a view that serves. */
  servingFile(view: string): string;
  documents(): { readonly name: string; readonly path: string }[];
  /** Everything that fsck says, as lines `where at: detail`. */
  found(): Promise<string[]>;
  /** What its part says that holds events, log and chain against each other: no view is filled for it. */
  foundInRecords(): Promise<string[]>;
  /** What its part says that fills the views anew. */
  foundInViews(): Promise<string[]>;
  dispose(): void;
}

/** Sound folders, each made once; every test takes a copy. */
export interface SoundFolders {
  make(): Promise<void>;
  copy(): AlteredFolder;
  readonly path: string;
  dispose(): void;
}

export function soundFolders(events: number): SoundFolders {
  const sound = mkdtempSync(join(tmpdir(), 'andu-sound-'));
  return {
    path: sound,
    make: () => soundFolder({ folder: sound, events, documents: 3 }),
    copy() {
      const folder = mkdtempSync(join(tmpdir(), 'andu-fsck-test-'));
      cpSync(sound, folder, { recursive: true });
      return alteredFolder(folder);
    },
    dispose: () => rmSync(sound, { recursive: true, force: true }),
  };
}

function alteredFolder(path: string): AlteredFolder {
  return {
    path,
    alter(file, statement) {
      const database = new DatabaseSync(join(path, file), {
        enableForeignKeyConstraints: false,
        defensive: false,
      });
      database.exec(statement);
      database.close();
    },
    servingFile(view) {
      const name = new RegExp(`^${view}-\\d+\\.sqlite$`);
      return join(
        'views',
        readdirSync(join(path, 'views')).find((each) => name.test(each))!,
      );
    },
    documents: () =>
      readdirSync(join(path, 'documents'), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map(({ name, parentPath }) => ({ name, path: join(parentPath, name) })),
    found: async () => (await fsckFolder(path)).differences.map(lineOf),
    foundInRecords: () => saidBy((found) => checkRecords(checkedFolder(path), 'andu', found)),
    foundInViews: () => saidBy((found) => checkStoredViews(checkedFolder(path), found)),
    dispose: () => rmSync(path, { recursive: true, force: true }),
  };
}

const lineOf = ({ where, at, detail }: Difference): string => `${where} ${at}: ${detail}`;

async function saidBy(check: (found: Differences) => Promise<unknown>): Promise<string[]> {
  const found = differences();
  await check(found);
  return found.kept().map(lineOf);
}

/** Events of a load with a salt that the log takes. */
export const saltedEvents = (sequence: number): EventToAppend[] =>
  loadEvents(1, sequence).map((event) => ({
    ...event,
    metadata: { ...event.metadata, salt: randomBytes(32).toString('base64url') },
  }));
