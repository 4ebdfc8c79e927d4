import type { StreamRules } from './stream-rules.ts';
import { FalsePlace } from './false-place.ts';
import { type EventFilter, headFilter, nameAsked } from './stream-filter.ts';
import type { Direction, EventHead, LoggedEvent, StreamRow, StreamRows } from './stream-rows.ts';
import { StreamTombstoned } from './stream-writer.ts';

/** Rows that are read at a time. */
const batchRows = 256;
/** Heads that are looked at for one batch through a filter. */
const batchHeads = 4_000;

/** What a step of reading gave. */
export interface Batch {
  readonly events: readonly LoggedEvent[];
  /** Where the next one begins; null when nothing more was there. */
  readonly next: number | null;
  /** Events looked at, with what the filter left out. */
  readonly lookedAt: number;
  /** The last position looked at; null for none. */
  readonly reached: number | null;
}

export type HeadFilter = (head: EventHead) => boolean;

/** The revisions of a stream that its rules leave to be seen. */
interface Window {
  readonly first: number;
  readonly last: number;
  readonly youngerThan: number | null;
}

/** The events up to the first that is missing. Throws FalsePlace when that is the first one asked for. */
function upToGap(
  stream: string,
  at: number,
  step: 1 | -1,
  found: readonly LoggedEvent[],
): readonly LoggedEvent[] {
  const gap = found.findIndex(({ revision }, index) => revision !== at + index * step);
  if (found.length === 0 || gap === 0) {
    throw new FalsePlace(`revision ${at} of ${stream}`, 'it is missing');
  }
  return gap === -1 ? found : found.slice(0, gap);
}

export type StreamReader = ReturnType<typeof streamReader>;

/** Reads in short steps, so that nothing holds up the writer; each sees what is committed at its time. */
export function streamReader(
  rows: StreamRows,
  rulesFor: (stream: string) => StreamRules,
  now: () => number = Date.now,
) {
  function windowOf(row: StreamRow, rules: StreamRules): Window {
    const byCount = rules.maxCount === null ? 0 : row.last - rules.maxCount + 1;
    return {
      first: Math.max(0, rules.truncateBefore, byCount),
      last: row.last,
      youngerThan: rules.maxAgeMs === null ? null : now() - rules.maxAgeMs,
    };
  }

  return {
    head: rows.head,

    /** The stream, or null for one that is not there, is empty or deleted. Throws StreamTombstoned. */
    find(stream: string, isSeen: (row: StreamRow) => boolean): StreamRow | null {
      const row = rows.stream(stream);
      if (row === null) return null;
      if (row.tombstoned) throw new StreamTombstoned(stream);
      return isSeen(row) ? row : null;
    },

    /**
     * From a revision on, inclusive; what the stream's rules hide is passed over. Of a stream that must be whole
     * nothing behind a gap is given. Throws StreamTombstoned, FalsePlace at a gap.
     */
    ofStream(
      stream: string,
      direction: Direction,
      from: number,
      limit: number,
      isWhole = false,
    ): Batch {
      const row = rows.stream(stream);
      if (row === null) return { events: [], next: null, lookedAt: 0, reached: null };
      if (row.tombstoned) throw new StreamTombstoned(stream);
      const { first, last, youngerThan } = windowOf(row, rulesFor(stream));
      const at = direction === 'forwards' ? Math.max(from, first) : Math.min(from, last);
      if (at < first || at > last) return { events: [], next: null, lookedAt: 0, reached: null };
      const count = Math.min(limit, batchRows);
      const found = rows.ofStream(row.number, direction, at, count);
      const step = direction === 'forwards' ? 1 : -1;
      const events =
        isWhole && count > 0
          ? upToGap(stream, at, step, found)
          : found.filter(
              ({ revision, recordedAt }) =>
                revision >= first &&
                revision <= last &&
                (youngerThan === null || recordedAt >= youngerThan),
            );
      const end = isWhole ? events.at(-1) : found.at(-1);
      const next = end === undefined ? null : end.revision + step;
      const isMore = next !== null && next >= first && next <= last;
      return {
        events,
        next: isMore ? next : null,
        lookedAt: found.length,
        reached: end?.position ?? null,
      };
    },

    /** A filter as it is asked of heads; throws BadExpression when it is asked. */
    headFilter: (filter: EventFilter): HeadFilter => headFilter(filter, rows),
    /** A question of the name of an event's stream, asked once for each. */
    streamFilter: (passes: (stream: string) => boolean): HeadFilter =>
      nameAsked('stream', passes, rows),

    /** From a position on, inclusive. Without a filter every event passes. */
    ofAll(direction: Direction, from: number, limit: number, passes: HeadFilter | null): Batch {
      const step = direction === 'forwards' ? 1 : -1;
      if (passes === null) {
        const count = Math.min(limit, batchRows);
        const events = rows.ofAll(direction, from, count);
        const reached = events.at(-1)?.position ?? null;
        const next = events.length === count ? reached! + step : null;
        return { events, next, lookedAt: events.length, reached };
      }
      const heads = rows.headsOfAll(direction, from, batchHeads);
      const events: LoggedEvent[] = [];
      let lookedAt = 0;
      let reached: number | null = null;
      for (const head of heads) {
        if (events.length === Math.min(limit, batchRows)) break;
        lookedAt += 1;
        reached = head.position;
        if (passes(head)) events.push(rows.atPosition(head.position)!);
      }
      const isMore = lookedAt < heads.length || heads.length === batchHeads;
      return { events, next: isMore ? reached! + step : null, lookedAt, reached };
    },
  };
}
