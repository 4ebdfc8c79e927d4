import type { DatabaseSync } from 'node:sqlite';
import { UnreadableEvent, type EventStore, type RecordedEvent } from '#event-store/port.ts';
import {
  anchoringFault,
  anchoringRecordIn,
  anchoringStream,
  anchoringToRecord,
  anchoringType,
  type AnchoringRecord,
} from './anchoring-record.ts';
import type { LogReader } from '../log/log-reader.ts';

/** An anchoring that no event tells of yet, and what the stream's last revision is before it. */
export interface AnchoringToRecord {
  readonly record: AnchoringRecord;
  /** Null where there is no stream yet. */
  readonly revision: number | null;
}

/** An event tells of an anchoring that log or chain no longer have as it was: older files of both, or altered ones. */
export interface ForgottenAnchoring {
  readonly kind: 'anchoringForgotten';
  readonly anchoredSize: number;
  /** Of the event. */
  readonly position: number;
}

/** The events of anchorings, held against the log. */
export interface RecordedAnchorings {
  /**
   * Holds the newest against the log, and a stretch of all, another one at each call. To be called when the log
   * has taken over what the chain has: until then it may lack what comes again by itself.
   */
  look(): Promise<void>;
  /** What the last look found; null where everything is as it was told. `notLooked` before the first. */
  fault(): ForgottenAnchoring | 'notLooked' | null;
  /** What is anchored and not told yet, as of the last look. */
  toRecord(): AnchoringToRecord | null;
  /** True when something else than an anchoring was recorded beyond these leaves: such events alone are anchored with the next. */
  hasNews(anchoredSize: number): Promise<boolean>;
}

/** Events that are held against the log in one look beside the newest. */
const stretch = 64;

export function recordedAnchorings(
  store: Pick<EventStore, 'readStream' | 'readAll'>,
  database: DatabaseSync,
  log: LogReader,
): RecordedAnchorings {
  let found: ForgottenAnchoring | 'notLooked' | null = 'notLooked';
  let toRecord: AnchoringToRecord | null = null;
  let next = 0;

  function faultOf(event: RecordedEvent): ForgottenAnchoring | null {
    const record = anchoringRecordIn(event);
    // An event that is none was altered: its leaf does not commit to it, and the stores are held against that.
    if (record === null || anchoringFault(database, record) === null) return null;
    return {
      kind: 'anchoringForgotten',
      anchoredSize: record.size,
      position: event.position,
    };
  }

  /** On from where the last look stood; from the beginning again at the end. */
  async function walk(): Promise<ForgottenAnchoring | null> {
    let seen = 0;
    for await (const event of store.readStream(anchoringStream, { from: next, limit: stretch })) {
      const fault = faultOf(event);
      // What was found is looked at again, until it is mended.
      if (fault !== null) return fault;
      seen += 1;
    }
    next = seen < stretch ? 0 : next + seen;
    return null;
  }

  async function newestEvent(): Promise<RecordedEvent | null> {
    const options = { direction: 'backwards', limit: 1 } as const;
    for await (const event of store.readStream(anchoringStream, options)) return event;
    return null;
  }

  async function lookOnce(): Promise<void> {
    const newest = await newestEvent();
    const fault = newest === null ? null : (faultOf(newest) ?? (await walk()));
    found = fault;
    const recorded = newest === null ? null : (anchoringRecordIn(newest)?.size ?? null);
    const record = fault === null ? anchoringToRecord(database, recorded) : null;
    toRecord = record === null ? null : { record, revision: newest?.revision ?? null };
  }

  return {
    async look() {
      try {
        await lookOnce();
      } catch (error) {
        if (!(error instanceof UnreadableEvent)) throw error;
        // The stores are held against each other: there it is named, with its position.
        if (found === 'notLooked') found = null;
        toRecord = null;
      }
    },
    fault: () => found,
    toRecord: () => toRecord,
    async hasNews(anchoredSize) {
      const after = anchoredSize === 0 ? 0 : (log.leaves(anchoredSize - 1, 1)[0]?.position ?? 0);
      try {
        for await (const { type } of store.readAll({ after, limit: stretch })) {
          if (type !== anchoringType) return true;
        }
        return false;
      } catch (error) {
        if (!(error instanceof UnreadableEvent)) throw error;
        return true;
      }
    },
  };
}
