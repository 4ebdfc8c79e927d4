import type { EventToAppend } from '#event-store/port.ts';

/** A store as the measurement drives it: each append is durable when it resolves. */
export interface ComparedStore {
  /**
   * Appends events to a stream of which the caller knows that its next revision is `next` (0: there is no
   * such stream). Throws when that is not so.
   */
  append(stream: string, next: number, events: readonly EventToAppend[]): Promise<void>;
  /** Reads a stream from its start, content parsed; number of its events. */
  read(stream: string): Promise<number>;
  close(): Promise<void>;
}

export const comparedStores = ['raw SQLite', 'Andu', 'emmett', 'message-db', 'castore'] as const;
export type ComparedName = (typeof comparedStores)[number];
