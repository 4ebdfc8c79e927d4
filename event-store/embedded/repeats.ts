import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import type { EventText } from '../append-text.ts';
import { withoutSalt } from '../event-bytes.ts';
import type { EventMetadata } from '../port.ts';
import { namedStatements } from './named-statements.ts';
import type { AppendOutcome, RecordedText } from './writer-protocol.ts';

/** What is in the store already, by id. */
export interface Repeats {
  /**
   * Null when the first event's id is new. Otherwise, all ids there as one run of this stream (null: of no
   * stream) with the same content: the first answer; anything else: a conflict.
   */
  answer(stream: number | null, events: readonly EventText[]): AppendOutcome | null;
  /** The first of these ids that is in the store; null when none is. */
  stored(events: readonly EventText[]): string | null;
  /** The first of these ids that is in the store or stands twice; the first one when none is. */
  taken(events: readonly EventText[]): string;
}

export function repeatsIn(database: DatabaseSync): Repeats {
  const sql = namedStatements(database, {
    byId: 'SELECT stream, revision FROM events WHERE id = ?',
    byRevision: `SELECT position, id, type, data, metadata, recorded_at
       FROM events JOIN kinds ON kinds.number = events.kind WHERE stream = ? AND revision = ?`,
  });
  const isStored = ({ id }: EventText): boolean => sql.byId.get(id) !== undefined;

  return {
    answer(stream, events) {
      const first = sql.byId.get(events[0]!.id) as unknown as StoredPlace | undefined;
      if (first === undefined) return null;
      const [firstStream, firstRevision] = first;
      if (stream !== firstStream) return { kind: 'idConflict', eventId: events[0]!.id };
      const recorded: RecordedText[] = [];
      for (const [index, event] of events.entries()) {
        const row = sql.byRevision.get(stream, firstRevision + index) as StoredText | undefined;
        if (!row || !isSame(row, event)) return { kind: 'idConflict', eventId: event.id };
        const [position, , , , metadata, recordedAt] = row;
        recorded.push({ position, recordedAt, metadata });
      }
      return { kind: 'repeated', lastRevision: firstRevision + events.length - 1, recorded };
    },
    stored: (events) => events.find(isStored)?.id ?? null,
    taken(events) {
      const seen = new Set<string>();
      const taken = events.find((event) => {
        const twice = seen.has(event.id) || isStored(event);
        seen.add(event.id);
        return twice;
      });
      return (taken ?? events[0]!).id;
    },
  };
}

type StoredPlace = readonly [stream: number, revision: number];
type StoredText = readonly [
  position: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
  recordedAt: number,
];

/** Content is what the log commits to; a repeat may carry another salt. */
function isSame([, id, type, data, metadata]: StoredText, event: EventText): boolean {
  if (id !== event.id || type !== event.type || data !== event.data) return false;
  return metadata === event.metadata || covered(metadata) === covered(event.metadata);
}

const covered = (metadata: string): string =>
  canonicalJson(withoutSalt(JSON.parse(metadata) as EventMetadata));
