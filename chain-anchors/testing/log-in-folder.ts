import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { logFileOf, logKeyFolderOf } from '../anchoring-options.ts';
import type { SigningKey } from '#platform/crypto/key-file.ts';
import { openForWriting } from '../log/log-file.ts';
import { openLogKey } from '../log/log-keys.ts';
import { logReader, type LogReader } from '../log/log-reader.ts';
import { prepareLogSchema } from '../log/log-schema.ts';
import { openSequencer, type Sequencer } from '../log/sequencer.ts';

export const origin = 'prison.example/log';

/** A new empty folder. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'andu-anchors-'));
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });

export interface OpenLog {
  readonly database: DatabaseSync;
  readonly key: SigningKey;
  readonly log: LogReader;
  readonly sequencer: Sequencer;
}

/** The log of a folder, opened as its writer does. */
export function openLog(folder: string): OpenLog {
  const database = openForWriting(logFileOf(folder));
  prepareLogSchema(database, origin);
  const key = openLogKey(database, logKeyFolderOf(folder), origin);
  return { database, key, log: logReader(database), sequencer: openSequencer(database, origin) };
}
