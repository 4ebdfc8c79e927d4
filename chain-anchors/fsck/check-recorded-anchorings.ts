import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '#event-store/port.ts';
import {
  anchoringFault,
  anchoringRecordIn,
  type AnchoringRecord,
} from '../ledger/anchoring-record.ts';
import type { Differences } from './differences.ts';

/** Holds what events tell of anchorings against the log. */
export interface RecordedAnchoringsCheck {
  /** Looks at the events as they pass. */
  passing(events: AsyncIterable<RecordedEvent>): AsyncIterable<RecordedEvent>;
  /** After the last event: tells of each that does not hold. */
  finish(found: Differences): void;
}

interface Failed {
  readonly record: AnchoringRecord;
  readonly position: number;
}

/** Most that are looked at again and told; older files of a long time come to as many. */
const mostFailed = 1_000;

/**
 * `database` is the log as of a moment before the events; what was anchored since is in the log of now, which
 * `openNow` gives.
 */
export function recordedAnchoringsCheck(
  database: DatabaseSync,
  openNow: () => DatabaseSync,
): RecordedAnchoringsCheck {
  const failed: Failed[] = [];

  function take(event: RecordedEvent): void {
    const record = anchoringRecordIn(event);
    if (record === null || failed.length >= mostFailed) return;
    if (anchoringFault(database, record) !== null)
      failed.push({ record, position: event.position });
  }

  return {
    async *passing(events) {
      for await (const event of events) {
        take(event);
        yield event;
      }
    },
    finish(found) {
      if (failed.length === 0) return;
      const now = openNow();
      try {
        for (const { record, position } of failed) {
          const fault = anchoringFault(now, record);
          if (fault === null) continue;
          const told = `the event at position ${position} tells of its anchoring`;
          found.add('anchor', record.size, `${told}, and ${fault}`);
        }
      } finally {
        now.close();
      }
    },
  };
}
