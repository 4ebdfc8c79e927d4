import { randomUUID } from 'node:crypto';
import { type ExpectedRevision, WrongExpectedRevision } from '../../port.ts';
import {
  deletedBefore,
  isMetastream,
  isReserved,
  metastreamOf,
  noRules,
  rulesOf,
  rulesOfMetastream,
  type StreamRules,
  streamOfMeta,
  withTruncation,
} from './stream-rules.ts';
import {
  type ProposedEvent,
  type StreamRow,
  type StreamRows,
  tombstoneRevision,
} from './stream-rows.ts';

/** The stream was deleted for good; nothing can be read from it or written to it. */
export class StreamTombstoned extends Error {
  override readonly name = 'StreamTombstoned';
  readonly stream: string;
  constructor(stream: string) {
    super(`stream ${stream} is deleted for good`);
    this.stream = stream;
  }
}

/** The stream was deleted until it is written to again, and whoever asks believes that it is there. */
export class StreamDeleted extends Error {
  override readonly name = 'StreamDeleted';
  readonly stream: string;
  constructor(stream: string) {
    super(`stream ${stream} is deleted`);
    this.stream = stream;
  }
}

/** The stream is the backbone's own: nobody outside writes to it, deletes or truncates it. */
export class StreamOfBackbone extends Error {
  override readonly name = 'StreamOfBackbone';
  readonly stream: string;
  constructor(stream: string) {
    super(`stream ${stream} belongs to the backbone`);
    this.stream = stream;
  }
}

/** A stream that an append depends on, or writes to; `deleted` counts one without events as none. */
export interface StreamCheck {
  readonly stream: string;
  readonly expected: ExpectedRevision;
}

/** One of the checks of an append over several streams that does not hold. */
export interface Violation {
  readonly index: number;
  readonly check: StreamCheck;
  readonly actual: number | null;
}
export class ChecksFailed extends Error {
  override readonly name = 'ChecksFailed';
  readonly violations: readonly Violation[];
  constructor(violations: readonly Violation[]) {
    super('a stream is not where the appender believed');
    this.violations = violations;
  }
}

/** Where a write ended. */
export interface Written {
  /** Last revision; -1 for an append of nothing to nothing. */
  readonly revision: number;
  /** Position of the last event; null when nothing was written and nothing repeated. */
  readonly position: number | null;
}

/** Says of a name whether the backbone has, or may have, a stream of it. */
export type IsOfBackbone = (stream: string) => boolean;

const json = (text: string): Uint8Array => new TextEncoder().encode(text);

export type StreamWriter = ReturnType<typeof streamWriter>;

/**
 * What changes streams; each function runs inside a transaction, and what it throws takes it back. `now` in
 * milliseconds.
 */
export function streamWriter(
  rows: StreamRows,
  isOfBackbone: IsOfBackbone,
  now: () => number = Date.now,
  resembles: IsOfBackbone = isOfBackbone,
) {
  let head = rows.head();
  let changed = new Set<string>();
  const rulesByStream = new Map<string, StreamRules>();

  /** What holds of a stream by its newest metadata. */
  function rulesFor(stream: string): StreamRules {
    if (isMetastream(stream)) return rulesOfMetastream;
    // Nothing hides what the backbone has, whatever the file says.
    if (isOfBackbone(stream)) return noRules;
    const known = rulesByStream.get(stream);
    if (known !== undefined) return known;
    const data = metadataOf(stream);
    const rules = data === null ? noRules : rulesOf(data);
    if (rulesByStream.size >= 50_000) rulesByStream.clear();
    rulesByStream.set(stream, rules);
    return rules;
  }

  function metadataOf(stream: string): Uint8Array | null {
    const meta = rows.stream(metastreamOf(stream));
    if (meta === null || meta.last < 0) return null;
    return rows.ofStream(meta.number, 'backwards', meta.last, 1).events[0]?.data ?? null;
  }

  const isDeleted = (stream: string): boolean => rulesFor(stream).truncateBefore === deletedBefore;

  /** The last revision as somebody sees it who asks whether there is a stream; null for none. */
  const seen = (stream: string, row: StreamRow | null): number | null =>
    row === null || row.last < 0 || isDeleted(stream) ? null : row.last;

  function holds(stream: string, row: StreamRow | null, expected: ExpectedRevision): boolean {
    if (expected === 'any') return true;
    if (expected === 'noStream') return seen(stream, row) === null;
    if (expected === 'streamExists') return seen(stream, row) !== null;
    return row !== null && row.last === expected;
  }

  /** What is said to whom a stream is not where he believed it: of one that was deleted, just that. */
  const elsewhere = (stream: string, row: StreamRow | null, expected: ExpectedRevision): Error =>
    expected === 'streamExists' && isDeleted(stream)
      ? new StreamDeleted(stream)
      : new WrongExpectedRevision(stream, expected, row === null || row.last < 0 ? null : row.last);

  /** Throws for a stream that nobody outside may write to. */
  function assertWritable(stream: string): void {
    const whose = isMetastream(stream) ? streamOfMeta(stream) : stream;
    const isRefused = isOfBackbone(whose) || resembles(whose) || isReserved(stream);
    if (isRefused || rows.stream(whose)?.ofBackbone === true) {
      throw new StreamOfBackbone(stream);
    }
    const row = rows.stream(stream);
    if (row?.tombstoned === true) throw new StreamTombstoned(stream);
  }

  function insert(
    stream: string,
    row: StreamRow | null,
    events: readonly ProposedEvent[],
  ): Written {
    const { number, last } = row ?? rows.addStream(stream, false);
    const recordedAt = now();
    let revision = last;
    for (const event of events) {
      head += 1;
      revision += 1;
      rows.add(head, number, revision, event, recordedAt);
    }
    rows.setLast(number, revision);
    changed.add(stream);
    if (isMetastream(stream)) rulesByStream.delete(streamOfMeta(stream));
    return { revision, position: head };
  }

  /** Writes metadata; gives its position. */
  function setMetadata(stream: string, data: Uint8Array): number {
    const meta = metastreamOf(stream);
    const event = { id: randomUUID(), type: '$metadata', json: true, data, metadata: json('') };
    return insert(meta, rows.stream(meta), [event]).position!;
  }

  /** The first answer, when these very events stand there already; null when the first of them does not. */
  function repeated(
    row: StreamRow | null,
    expected: ExpectedRevision,
    events: readonly ProposedEvent[],
  ): Written | 'otherwise' | null {
    if (row === null || events.length === 0) return null;
    const at =
      typeof expected === 'number'
        ? expected + 1
        : expected === 'noStream'
          ? 0
          : rows.revisionOf(row.number, events[0]!.id);
    if (at === null) return null;
    const stored = rows.idsFrom(row.number, at, events.length);
    if (stored[0]?.[0] !== events[0]!.id) return null;
    if (!events.every(({ id }, index) => stored[index]?.[0] === id)) return 'otherwise';
    return { revision: at + events.length - 1, position: stored.at(-1)![1] };
  }

  /** A deleted stream that is written to again begins behind what it had. */
  function reopen(stream: string, row: StreamRow | null): void {
    if (isMetastream(stream) || !isDeleted(stream)) return;
    setMetadata(stream, withTruncation(metadataOf(stream), (row?.last ?? -1) + 1));
  }

  return {
    rulesFor,
    isDeleted,

    /** Throws WrongExpectedRevision, StreamDeleted, StreamTombstoned, StreamOfBackbone. */
    append(stream: string, events: readonly ProposedEvent[], expected: ExpectedRevision): Written {
      assertWritable(stream);
      const row = rows.stream(stream);
      const isExpected = holds(stream, row, expected);
      if (!isExpected || expected === 'any' || expected === 'streamExists') {
        const before = repeated(row, expected, events);
        if (before === 'otherwise') throw elsewhere(stream, row, expected);
        if (before !== null) return before;
      }
      if (!isExpected) throw elsewhere(stream, row, expected);
      if (events.length === 0) return { revision: row?.last ?? -1, position: null };
      reopen(stream, row);
      return insert(stream, row, events);
    },

    /**
     * Appends to several streams at once, in the order given, when every check holds. Gives the last revision
     * of each stream. Throws ChecksFailed, StreamTombstoned, StreamOfBackbone.
     */
    appendRecords(
      records: readonly { readonly stream: string; readonly event: ProposedEvent }[],
      checks: readonly StreamCheck[],
    ): { readonly revisions: ReadonlyMap<string, number>; readonly position: number } {
      const streams = new Set(records.map(({ stream }) => stream));
      for (const stream of streams) assertWritable(stream);
      const violations = checks.flatMap((check, index) => {
        const row = rows.stream(check.stream);
        const actual = row?.tombstoned === true ? null : seen(check.stream, row);
        const fits =
          typeof check.expected === 'number'
            ? actual === check.expected
            : check.expected === 'any' || (check.expected === 'noStream') === (actual === null);
        return fits ? [] : [{ index, check, actual }];
      });
      if (violations.length > 0) {
        const before = allRepeated(records, streams);
        if (before !== null) return before;
        throw new ChecksFailed(violations);
      }
      const repeatedBefore = allRepeated(records, streams);
      if (repeatedBefore !== null) return repeatedBefore;
      for (const stream of streams) reopen(stream, rows.stream(stream));
      const revisions = new Map<string, number>();
      for (const { stream, event } of records) {
        revisions.set(stream, insert(stream, rows.stream(stream), [event]).revision);
      }
      return { revisions, position: head };
    },

    /**
     * Deletes until it is written to again; gives the position of the metadata that says so. What never was cannot
     * be deleted, whatever is expected of it. Throws WrongExpectedRevision, StreamDeleted, and as append does.
     */
    remove(stream: string, expected: ExpectedRevision): number {
      assertWritable(stream);
      const row = rows.stream(stream);
      const isNothing = row === null && rows.stream(metastreamOf(stream)) === null;
      if (isNothing || !holds(stream, row, expected)) throw elsewhere(stream, row, expected);
      return setMetadata(stream, withTruncation(metadataOf(stream), deletedBefore));
    },

    /** Deletes for good. */
    tombstone(stream: string, expected: ExpectedRevision): number {
      assertWritable(stream);
      const row = rows.stream(stream);
      if (!holds(stream, row, expected)) throw elsewhere(stream, row, expected);
      const { number } = row ?? rows.addStream(stream, false);
      head += 1;
      const mark = { type: '$streamDeleted', json: false, data: json(''), metadata: json('') };
      rows.add(head, number, tombstoneRevision, { id: randomUUID(), ...mark }, now());
      rows.setTombstoned(number);
      changed.add(stream);
      return head;
    },

    /** Gives events of the backbone their places, in its order; one that has its place already is passed over. */
    addOfBackbone(
      events: readonly {
        stream: string;
        revision: number;
        type: string;
        id: string;
        recordedAt: number;
        position: number;
      }[],
    ): void {
      let upTo = rows.backboneHead();
      for (const event of events) {
        if (event.position <= upTo) continue;
        const row = rows.stream(event.stream) ?? rows.addStream(event.stream, true);
        head += 1;
        rows.addOfBackbone(head, row.number, event);
        rows.setLast(row.number, event.revision);
        changed.add(event.stream);
        upTo = event.position;
      }
    },

    /** Streams that were written to since the last call. */
    takeChanged(): ReadonlySet<string> {
      const streams = changed;
      changed = new Set();
      return streams;
    },

    /** After something was taken back: reads again what it believes. */
    reload(): void {
      rows.forget();
      rulesByStream.clear();
      head = rows.head();
    },
  };

  /** The first answer to an append of several streams whose events all stand there, and only those. */
  function allRepeated(
    records: readonly { readonly stream: string; readonly event: ProposedEvent }[],
    streams: ReadonlySet<string>,
  ): { revisions: ReadonlyMap<string, number>; position: number } | null {
    const revisions = new Map<string, number>();
    let position = 0;
    for (const stream of streams) {
      const events = records.filter((each) => each.stream === stream).map(({ event }) => event);
      const before = repeated(rows.stream(stream), 'any', events);
      if (before === null || before === 'otherwise') return null;
      revisions.set(stream, before.revision);
      position = Math.max(position, before.position!);
    }
    return streams.size === 0 ? null : { revisions, position };
  }
}
