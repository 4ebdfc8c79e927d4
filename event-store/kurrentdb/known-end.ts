import type { LostEvents } from '#platform/data-folder/lost-events.ts';
import { StoreUnavailable, UnreadableEvent } from '../port.ts';
import { lostAt } from './failures.ts';
import type { IdIndex, KnownEvent } from './id-index.ts';
import type { KurrentReads } from './kurrent-reads.ts';

/** Told of the server's end when it is first known, and whenever that changes. */
export interface EndListeners {
  /** The newest event that was appended is not there. */
  readonly onLost?: ((lost: LostEvents) => void) | undefined;
  /** It is there, at this position. */
  readonly onHeld?: ((position: number) => void) | undefined;
}

/** Whether the server that answers is the one that was written to. */
export interface KnownEnd {
  /**
   * Asks the server for the newest event that this installation has appended; nothing before the first. Whoever comes
   * before the answer shares it: no server ends and another begins meanwhile without breaking the connection. Throws StoreUnavailable: `lost` where it is not there, `io` where nothing answers.
   */
  held(): Promise<void>;
  /** Takes note of an event that was appended. */
  add(event: KnownEvent): void;
}

/**
 * A server that was stopped may come back with an older copy of its files, or with none, at any moment and
 * within one question of a probe; a connection says nothing of that. So the end is asked for before every attempt
 * to append, once for all that wait for it.
 */
export function knownEnd(
  reads: Pick<KurrentReads, 'at' | 'head'>,
  kept: Pick<IdIndex, 'newest' | 'knowNewest'>,
  { onLost, onHeld }: EndListeners,
): KnownEnd {
  let told: 'lost' | 'held' | null = null;
  let asked: Promise<void> | null = null;

  async function ask(): Promise<void> {
    const known = kept.newest();
    if (known === null) return;
    const there = await reads.at(known.position).catch((error: unknown) => {
      if (error instanceof UnreadableEvent) return null;
      throw error;
    });
    if (there?.id !== known.id) {
      const head = await reads.head(0);
      if (told !== 'lost') onLost?.({ head, seen: known.position });
      told = 'lost';
      throw lostAt(known.position);
    }
    if (told !== 'held') onHeld?.(known.position);
    told = 'held';
  }

  return {
    held() {
      asked ??= ask().finally(() => (asked = null));
      return asked;
    },
    add: ({ position, id }) => kept.knowNewest({ position, id }),
  };
}

/** Whether the server that answers is not the one that was written to. */
export const isOfLost = (error: unknown): boolean =>
  error instanceof StoreUnavailable && error.reason === 'lost';
