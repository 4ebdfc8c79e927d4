import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { type FileLock, lockFile } from '../file-lock.ts';
import { sharedFiles } from '../data-folder/folder-files.ts';
import { putDamagedAside, refuseOther } from '../data-folder/shared-file.ts';
import { makeFolder } from '../private-files.ts';
import { beginProcessBook, openProcessBook, processFolder } from './process-book.ts';

/** Another process is at its start on this folder and does not come to an end. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** Another process is at work on this folder that does not go with this one. */
export class OtherProgram extends Error {
  override readonly name = 'OtherProgram';
}

/** One of the processes of a data folder. */
export interface JoinedFolder {
  readonly book: DatabaseSync;
  /** All that is opened at a start is open: the next process may begin its own. */
  started(): void;
  leave(): void;
}

const runningFile = 'running.lock';
const startMs = 120_000;
const lookMs = 50;
const sharedMs = 3_000;

/**
 * Makes this process one of those that work on a folder. They start one after another; the first to
 * come does so with nobody else there. `kind`: what all of them must have in common.
 * Throws FolderInUse, OtherProgram, and UnusableSharedFile where something else lies in a file's place.
 */
export async function joinFolder(dataFolder: string, kind: string): Promise<JoinedFolder> {
  const folder = processFolder(dataFolder);
  refuseOther(folder, 'folder');
  makeFolder(folder);
  const start = await turnToStart(join(folder, 'start.lock'));
  try {
    const { book, running } = enter(dataFolder, kind);
    return {
      book,
      started: () => start.release(),
      leave() {
        start.release();
        book.close();
        running.release();
      },
    };
  } catch (error) {
    start.release();
    throw error;
  }
}

/**
 * Keeps a folder for what works beside no other process, until it is released or the process ends; a process that
 * starts meanwhile is refused. Throws FolderInUse, whatever the others do there.
 */
export function keepFolderAlone(dataFolder: string): FileLock {
  const folder = processFolder(dataFolder);
  refuseOther(folder, 'folder');
  makeFolder(folder);
  const alone = lockFile(join(folder, runningFile), 'alone', 0);
  if (alone === null) {
    throw new FolderInUse(
      '另有进程正在此数据目录上运行，请先停止 / another process is at work on this data folder; stop it first',
    );
  }
  return alone;
}

async function turnToStart(path: string): Promise<FileLock> {
  for (const until = performance.now() + startMs; performance.now() < until;) {
    const lock = lockFile(path, 'alone', 0);
    if (lock !== null) return lock;
    await delay(lookMs);
  }
  throw new FolderInUse('another process has not come to the end of its start');
}

interface Entered {
  readonly book: DatabaseSync;
  readonly running: FileLock;
}

function enter(dataFolder: string, kind: string): Entered {
  const folder = processFolder(dataFolder);
  const path = join(folder, runningFile);
  const alone = lockFile(path, 'alone', 0);
  try {
    // What only serves running processes is begun anew where it is damaged: nobody uses it now.
    if (alone !== null) {
      for (const file of Object.values(sharedFiles)) putDamagedAside(join(dataFolder, file));
    }
    return entered(openProcessBook(folder), { path, kind, alone });
  } finally {
    alone?.release();
  }
}

function entered(
  book: DatabaseSync,
  { path, kind, alone }: { path: string; kind: string; alone: FileLock | null },
): Entered {
  try {
    if (alone !== null) {
      beginProcessBook(book);
      book.prepare(`INSERT INTO note VALUES ('kind', ?)`).run(kind);
      alone.release();
    }
    const running = lockFile(path, 'shared', sharedMs);
    if (running === null) throw new FolderInUse('another process keeps the folder for itself');
    const others = book.prepare(`SELECT content FROM note WHERE name = 'kind'`).get()?.['content'];
    if (others === kind) return { book, running };
    running.release();
    throw new OtherProgram(`this is ${kind}, and ${String(others)} is at work there`);
  } catch (error) {
    book.close();
    throw error;
  }
}
