import type { Logger } from 'pino';
import type { DirectoryWriter } from '#commands/directory/submit-directory-commands.ts';
import type { DirectoryFile } from '#domain/directory/directory-file.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { DirectoryMemory } from '#event-store/directory-memory.ts';
import type { EventStore } from '#event-store/port.ts';
import type { DemonstrationSetting } from './configuration.ts';

interface DirectoryStart {
  readonly memory: DirectoryMemory;
  readonly writer: DirectoryWriter;
  readonly store: Pick<EventStore, 'readAll'>;
  readonly demo: DemonstrationSetting;
  readonly log: Logger;
  /** The directory of the demonstration. */
  readonly load: () => Promise<DirectoryFile>;
}

/**
 * Loads the directory of the demonstration, by the commands that everybody uses, where there is none
 * and it is wanted: because the demonstration is on, or because cases are older than the
 * directory, and their agencies are those that were once part of the program.
 */
export async function startDirectory(start: DirectoryStart): Promise<void> {
  const { memory, writer, store, demo, log, load } = start;
  if (memory.state().revision > 0) return;
  if (demo === 'off' && !(await hasCases(store))) return;
  const sender = {
    actor: { kind: 'service', id: 'andu', agency: null, role: 'none' },
    idempotencyKey: '0d1c2b3a-0000-8000-8000-00000000d14e',
    correlationId: 'demonstration-directory',
  } as const;
  try {
    await writer.take(await load(), sender);
  } catch (error) {
    // A log that may not sign takes nothing; it is said elsewhere, and the start goes on to say it.
    if (!(error instanceof Problem)) throw error;
    log.error({ code: error.code }, 'the directory of the demonstration was not loaded');
  }
}

async function hasCases(store: Pick<EventStore, 'readAll'>): Promise<boolean> {
  const filter = { eventTypes: ['CaseOpened'] };
  for await (const event of store.readAll({ filter, limit: 1, onUnreadable: () => undefined })) {
    void event;
    return true;
  }
  return false;
}
