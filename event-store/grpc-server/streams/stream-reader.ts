import { isMetastream, streamOfMeta, type StreamRules } from './stream-rules.ts';
import { FalsePlace } from './false-place.ts';
import { type EventFilter, headFilter, nameAsked } from './stream-filter.ts';
import {
  type Direction,
  type EventHead,
  type LoggedEvent,
  mostBytes,
  type StreamRow,
  type StreamRows,
} from './stream-rows.ts';
import { StreamTombstoned } from './stream-writer.ts';

/** Rows that are read at a time. */
const batchRows = 256;
/** Heads that are looked at for one batch through a filter, and how many of them are read at a time. */
const batchHeads = 4_000;
const readHeads = 500;

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

const stepOf = (direction: Direction): 1 | -1 => (direction === 'forwards' ? 1 : -1);

/** What passes a filter; events that pass one behind the other are read as one stretch. */
function passing(
  rows: StreamRows,
  passes: HeadFilter,
  direction: Direction,
  from: number,
  most: number,
): Batch {
  const step = stepOf(direction);
  const events: LoggedEvent[] = [];
  let [bytes, lookedAt] = [0, 0];
  let reached: number | null = null;
  while (lookedAt < batchHeads) {
    const heads = rows.headsOfAll(direction, reached === null ? from : reached + step, readHeads);
    for (let at = 0; at < heads.length; at += 1) {
      const first = heads[at]!.position;
      let end = at;
      while (end < heads.length && events.length + end - at < most && passes(heads[end]!)) end += 1;
      const read = end > at ? rows.ofAll(direction, first, end - at) : null;
      events.push(...(read?.events ?? []));
      bytes += read?.bytes ?? 0;
      const taken = read?.events.length ?? 1;
      lookedAt += taken;
      at += taken - 1;
      reached = heads[at]!.position;
      if (events.length >= most || bytes >= mostBytes) {
        return { events, next: reached + step, lookedAt, reached };
      }
    }
    if (heads.length < readHeads) return { events, next: null, lookedAt, reached };
  }
  return { events, next: reached === null ? null : reached + step, lookedAt, reached };
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

  /** Throws StreamTombstoned, for the metadata of a stream that is gone as well. */
  function rowOf(stream: string): StreamRow | null {
    for (const gone of isMetastream(stream) ? [stream, streamOfMeta(stream)] : [stream]) {
      if (rows.stream(gone)?.tombstoned === true) throw new StreamTombstoned(gone);
    }
    return rows.stream(stream);
  }

  return {
    head: rows.head,

    /** The stream, or null for one that is not there, is empty or deleted. Throws StreamTombstoned. */
    find(stream: string, isSeen: (row: StreamRow) => boolean): StreamRow | null {
      const row = rowOf(stream);
      return row !== null && isSeen(row) ? row : null;
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
      const row = rowOf(stream);
      if (row === null) return { events: [], next: null, lookedAt: 0, reached: null };
      const { first, last, youngerThan } = windowOf(row, rulesFor(stream));
      const at = direction === 'forwards' ? Math.max(from, first) : Math.min(from, last);
      if (at < first || at > last) return { events: [], next: null, lookedAt: 0, reached: null };
      const count = Math.min(limit, batchRows);
      const { events: found } = rows.ofStream(row.number, direction, at, count);
      const step = stepOf(direction);
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
      const most = Math.min(limit, batchRows);
      if (passes !== null) return passing(rows, passes, direction, from, most);
      const { events, isCut } = rows.ofAll(direction, from, most);
      const reached = events.at(-1)?.position ?? null;
      const next = isCut && reached !== null ? reached + stepOf(direction) : null;
      return { events, next, lookedAt: events.length, reached };
    },
  };
}
