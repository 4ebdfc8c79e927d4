import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { type FileLock, lockFile } from '../file-lock.ts';
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

const startMs = 120_000;
const lookMs = 50;
const sharedMs = 3_000;

/**
 * Makes this process one of those that work on a folder. They start one after another; the first to
 * come does so with nobody else there. `kind`: what all of them must have in common.
 * Throws FolderInUse, OtherProgram.
 */
export async function joinFolder(dataFolder: string, kind: string): Promise<JoinedFolder> {
  const folder = processFolder(dataFolder);
  const book = openProcessBook(folder);
  let start: FileLock | null = null;
  try {
    start = await turnToStart(join(folder, 'start.lock'));
    const running = enter(join(folder, 'running.lock'), book, kind);
    const begun = start;
    return {
      book,
      started: () => begun.release(),
      leave() {
        begun.release();
        book.close();
        running.release();
      },
    };
  } catch (error) {
    start?.release();
    book.close();
    throw error;
  }
}

async function turnToStart(path: string): Promise<FileLock> {
  for (const until = performance.now() + startMs; performance.now() < until;) {
    const lock = lockFile(path, 'alone', 0);
    if (lock !== null) return lock;
    await delay(lookMs);
  }
  throw new FolderInUse('another process has not come to the end of its start');
}

function enter(path: string, book: DatabaseSync, kind: string): FileLock {
  const alone = lockFile(path, 'alone', 0);
  if (alone !== null) {
    beginProcessBook(book);
    book.prepare(`INSERT INTO note VALUES ('kind', ?)`).run(kind);
    alone.release();
  }
  const running = lockFile(path, 'shared', sharedMs);
  if (running === null) throw new FolderInUse('another process keeps the folder for itself');
  const others = book.prepare(`SELECT content FROM note WHERE name = 'kind'`).get()?.['content'];
  if (others === kind) return running;
  running.release();
  throw new OtherProgram(`this is ${kind}, and ${String(others)} is at work there`);
}
