import { randomUUID } from 'node:crypto';
import type { Scavenged } from './scavenge.ts';
import type { StreamLog } from './stream-log.ts';

/** Takes what nobody can read off the disk, one run at a time. */
export interface Scavenger {
  /** Begins a run and gives its id, or that of the run that is under way. */
  start(): { readonly id: string; readonly isNew: boolean };
  /** Ends the run of this id, or whatever is under way for `current`; null when there is none. */
  stop(id: string): string | null;
  /** Ends what is under way; resolves when it has ended. */
  close(): Promise<void>;
}

interface Run {
  readonly id: string;
  readonly stopping: AbortController;
  readonly ended: Promise<void>;
}

const bytes = (value: object): Uint8Array => Buffer.from(JSON.stringify(value));

/**
 * What a run did stands in `$scavenges-<id>`, as the protocol's own server tells it. `onFailure` hears what kept a
 * run from its end, which stands there as well.
 */
export function scavenger(log: StreamLog, onFailure: (error: unknown) => void): Scavenger {
  let current: Run | null = null;

  const tell = async (id: string, type: string, data: object): Promise<void> => {
    const event = { id: randomUUID(), type, json: true, data: bytes(data), metadata: bytes({}) };
    await log.append(`$scavenges-${id}`, [event], 'any');
  };

  async function run(id: string, signal: AbortSignal): Promise<void> {
    const began = Date.now();
    let done: Scavenged = { events: 0, streams: 0 };
    let result = 'Success';
    try {
      await tell(id, '$scavengeStarted', { scavengeId: id });
      done = await log.scavenge(signal);
      if (signal.aborted) result = 'Stopped';
    } catch (error) {
      result = 'Errored';
      onFailure(error);
    }
    const timeTaken = Date.now() - began;
    await tell(id, '$scavengeCompleted', { scavengeId: id, result, timeTaken, ...done });
  }

  return {
    start() {
      if (current !== null) return { id: current.id, isNew: false };
      const id = randomUUID();
      const stopping = new AbortController();
      const ended = run(id, stopping.signal)
        .catch(onFailure)
        .finally(() => (current = null));
      current = { id, stopping, ended };
      return { id, isNew: true };
    },
    stop(id) {
      if (current === null || (id !== 'current' && id !== current.id)) return null;
      current.stopping.abort();
      return current.id;
    },
    async close() {
      current?.stopping.abort();
      await current?.ended;
    },
  };
}
