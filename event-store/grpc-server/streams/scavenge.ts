import type { StreamRules } from './stream-rules.ts';
import type { StreamRow, StreamRows } from './stream-rows.ts';

/** Events that leave the disk in one transaction, and streams that are looked at in one. */
const eventsAtATime = 500;
const streamsAtATime = 100;

/** What a scavenge has taken off the disk. */
export interface Scavenged {
  readonly events: number;
  readonly streams: number;
}

export interface ScavengeParts {
  readonly rows: StreamRows;
  readonly rulesFor: (stream: string) => StreamRules;
  /** Streams of which nothing may go, whatever the file says of them. */
  readonly isKept: (stream: string) => boolean;
  readonly now: () => number;
  /** Runs work in a transaction; resolves when that is synced. */
  readonly write: <T>(work: () => T) => Promise<T>;
}

/**
 * Takes off the disk what nobody can read any more by the rules of its stream: what was deleted, is before the
 * truncation, beyond the count or too old. Only events before the first that can be read go, and never the one that
 * is last of all, from whose position the next is counted. In short transactions, so that nobody waits.
 */
export async function scavenge(parts: ScavengeParts, signal: AbortSignal): Promise<Scavenged> {
  const { rows, write } = parts;
  let [events, streams, after] = [0, 0, 0];
  while (!signal.aborted) {
    const some = rows.streamsAfter(after, streamsAtATime);
    if (some.length === 0) break;
    for (const { number, name } of some) {
      let gone = 0;
      for (;;) {
        if (signal.aborted) break;
        // Looked up in the transaction: what was written meanwhile counts.
        const removed = await write(() => removeSome(parts, rows.stream(name)!, name));
        gone += removed;
        if (removed < eventsAtATime) break;
      }
      events += gone;
      if (gone > 0) streams += 1;
      after = number;
    }
  }
  return { events, streams };
}

/** Removes the first of what can go; gives how many that were. */
function removeSome(parts: ScavengeParts, stream: StreamRow, name: string): number {
  if (stream.ofBackbone || parts.isKept(name)) return 0;
  const { rows } = parts;
  const end = Math.min(firstSeen(parts, stream, name), rows.revisionOfHead(stream) ?? Infinity);
  const to = Math.min(end, stream.first + eventsAtATime);
  if (to <= stream.first) return 0;
  rows.removeBefore(stream, to);
  return to - stream.first;
}

/** Revision of the first event that can be read; the one behind the last when there is none. */
function firstSeen(
  { rows, rulesFor, now }: ScavengeParts,
  stream: StreamRow,
  name: string,
): number {
  const behind = stream.last + 1;
  if (stream.tombstoned) return behind;
  const { truncateBefore, maxCount, maxAgeMs } = rulesFor(name);
  const byCount = maxCount === null ? 0 : behind - maxCount;
  const byRules = Math.min(behind, Math.max(stream.first, truncateBefore, byCount));
  if (maxAgeMs === null) return byRules;
  return rows.firstSince(stream, byRules, now() - maxAgeMs) ?? behind;
}
