import { directoryStream, type DirectoryEvent } from '#domain/directory/directory-commands.ts';
import {
  directoryAt,
  emptyDirectoryState,
  evolveDirectory,
  type DirectoryState,
} from '#domain/directory/directory-state.ts';
import type { Directory } from '#domain/directory/directory.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { EventStore, RecordedEvent } from './port.ts';

/** The directory in memory, as of the last time that the log was read. */
export interface DirectoryMemory {
  state(): DirectoryState;
  /** As of a day; of the same day and events it is the same object. */
  at(day: LegalDate): Directory;
  /** Takes in what has come since, then gives the state. */
  refresh(): Promise<DirectoryState>;
}

/** Folds the stream once and afterwards only what came since. */
export async function openDirectoryMemory(
  store: Pick<EventStore, 'readStream'>,
): Promise<DirectoryMemory> {
  let state = emptyDirectoryState;
  let kept: Directory | null = null;
  let reading = Promise.resolve();
  const readOn = async (): Promise<void> => {
    for await (const event of store.readStream(directoryStream, { from: state.revision })) {
      state = evolveDirectory(state, asDirectoryEvent(event));
    }
  };
  const refresh = async (): Promise<DirectoryState> => {
    // One after the other, also after one that failed: no event is taken twice.
    reading = reading.catch(() => undefined).then(readOn);
    await reading;
    return state;
  };
  await refresh();
  return {
    state: () => state,
    at(day) {
      if (kept === null || kept.at !== day || kept.revision !== state.revision) {
        kept = directoryAt(state, day);
      }
      return kept;
    },
    refresh,
  };
}

/** What other processes write to the directory is known after so long at most, ms. */
const followMs = 50;
/** A store that does not answer is asked again after so long, ms. */
const awayMs = 1_000;

/**
 * Reads the directory on by itself, for a process beside which others write. `onFailure` is told once of a
 * store that does not answer, until it has answered again.
 */
export function followDirectory(
  memory: DirectoryMemory,
  onFailure: (error: unknown) => void,
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failing = false;
  async function readOn(): Promise<void> {
    try {
      await memory.refresh();
      failing = false;
    } catch (error) {
      if (!failing) onFailure(error);
      failing = true;
    }
    again();
  }
  const again = (): void => {
    if (stopped) return;
    timer = setTimeout(readOn, failing ? awayMs : followMs);
    timer.unref();
  };
  again();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Only the decider's events are ever appended to that stream. */
export const asDirectoryEvent = ({ type, data }: RecordedEvent): DirectoryEvent =>
  ({ type, data }) as unknown as DirectoryEvent;
