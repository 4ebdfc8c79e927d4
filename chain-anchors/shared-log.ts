import type { KeptLease } from '#platform/processes/kept-lease.ts';
import { sinceBoot } from '#platform/processes/process-book.ts';
import type { Notes } from '#platform/processes/notes.ts';
import type { AnchoringSettings } from './anchoring-options.ts';
import type { AnchoringStatus } from './anchoring-service.ts';
import { superviseLog, type LogListeners, type LogThread } from './log-thread.ts';

/** One of the processes of a folder writes the log; the others know what it last said. */
export interface SharedLog {
  /** Held while this process writes it; null when it never does. */
  readonly lease: KeptLease | null;
  /** True while some process writes it. */
  readonly isWritten: () => boolean;
  /** Where whoever writes it says how far it is. */
  readonly notes: Pick<Notes, 'say' | 'said'>;
}

/** The role under which the log is written. */
export const writerRole = 'anchors';

/** The last word of whoever writes the log, and when it was said (`sinceBoot`). */
interface Word {
  readonly status: AnchoringStatus;
  readonly at: number;
}

/** Whoever writes the log says a word a second: after so long without one it does not write, ms. */
const silentMs = 3_000;

/** What is known before any process has said a word of the log. */
const nothingSaid: AnchoringStatus = {
  size: 0,
  position: 0,
  checkpointSize: 0,
  anchoredSize: 0,
  brokenPromises: 0,
  takenOver: 0,
  signing: { kind: 'chainNotAsked' },
  ledgerProblem: null,
  toRecord: null,
};

/** A log that one of several processes writes. */
export interface SharedLogThread extends LogThread {
  /** True once some process has written the log: its file and key are there. */
  isBegun(): boolean;
}

/**
 * The log's thread in this process while it is its turn, and the word of whoever has it else. Rejects
 * with what the thread dies of at its first turn, when that is now.
 */
export async function shareLog(
  settings: AnchoringSettings,
  listeners: LogListeners,
  { lease, isWritten, notes }: SharedLog,
): Promise<SharedLogThread> {
  let own: LogThread | null = null;
  await lease?.keep({
    async begin(held) {
      own = await superviseLog(
        { ...settings, lease: held },
        {
          ...listeners,
          onStatus(status) {
            listeners.onStatus?.(status);
            notes.say(writerRole, { status, at: sinceBoot() });
          },
        },
      );
    },
    async end() {
      const ended = own;
      own = null;
      await ended?.stop();
    },
  });
  const said = (): Word | null => notes.said(writerRole) as Word | null;

  /** A process that was killed keeps its lease for seconds; its last word is no news meanwhile. */
  function faultOfOther(): string | null {
    if (!isWritten()) return 'no process writes the log';
    const word = said();
    return word !== null && sinceBoot() - word.at > silentMs
      ? 'whoever writes the log has said nothing for seconds'
      : null;
  }
  return {
    status: () => own?.status() ?? said()?.status ?? nothingSaid,
    fault: () => (own === null ? faultOfOther() : own.fault()),
    isBegun: () => own !== null || said() !== null,
    stop: async () => lease?.stop(),
  };
}
