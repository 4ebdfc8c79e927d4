import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '../../port.ts';
import { isFollowed, placeFault } from './false-place.ts';
import { isMetastream } from './stream-rules.ts';
import { placesOfBackbone, tombstoneRevision } from './stream-rows.ts';

/** An event of the backbone, or null where one stands that cannot be read: such a one may have a place or none. */
export interface BackboneEntry {
  readonly position: number;
  readonly event: RecordedEvent | null;
}

/**
 * Holds every place that the clients' file gives to an event of the backbone against the backbone, in order:
 * `entries` are read after the file's snapshot was taken. What has no place, up to the last that has one, is told.
 */
export async function checkPlaces(
  database: DatabaseSync,
  entries: AsyncIterable<BackboneEntry>,
  tell: (fault: string) => void,
): Promise<void> {
  const places = placesOfBackbone(database);
  let next = places.next();
  let before = 0;
  /** Goes past the place that is next, which is of the event given, if there is one. */
  const pass = (event: RecordedEvent | null, isThere: boolean): void => {
    const place = next.value!;
    const fault = isThere && event === null ? null : placeFault(place, event);
    if (fault !== null) tell(`position ${place.position}, of the backbone: ${fault}`);
    if (place.position <= before) tell(`position ${place.position} is not in the backbone's order`);
    before = place.position;
    next = places.next();
  };
  for await (const { position, event } of entries) {
    while (next.value !== undefined && next.value.backbone! < position) pass(null, false);
    if (next.value === undefined) break;
    if (next.value.backbone === position) pass(event, true);
    else if (event !== null) tell(`the event at position ${position} of the backbone has no place`);
  }
  while (next.value !== undefined) pass(null, false);
}

/**
 * Rows that no client and no follower has written, or that are gone and were not scavenged. `owns` names the
 * backbone's streams.
 */
export function streamFaults(
  database: DatabaseSync,
  owns: (stream: string) => boolean,
): readonly string[] {
  const faults: string[] = [];
  // Before the second layout nothing was scavenged.
  const hasFirst = database.prepare(
    "SELECT 1 FROM pragma_table_info('streams') WHERE name = 'first'",
  );
  const first = hasFirst.get() === undefined ? '0' : 'first';
  const streams = database.prepare(
    `SELECT name, last, ${first} AS first, tombstoned, of_backbone, (
       SELECT coalesce(max(revision), -1) FROM events
       WHERE stream = number AND revision < ${tombstoneRevision}
     ) AS reached, EXISTS (
       SELECT 1 FROM events WHERE stream = number AND backbone IS NULL
     ) AS own
     FROM streams`,
  );
  let scavenged = 0;
  for (const row of streams.iterate()) {
    const name = String(row['name']);
    const [begin, last, reached] = [row['first'], row['last'], row['reached']].map(Number) as [
      number,
      number,
      number,
    ];
    scavenged += begin;
    const isScavenged = begin > last && last >= 0 && reached === -1;
    if (last !== reached && !isScavenged) {
      faults.push(`${name} ends at revision ${reached}, not ${last}`);
    }
    const isAltered =
      row['own'] === 1 ||
      row['tombstoned'] === 1 ||
      begin > 0 ||
      isMetastream(name) ||
      row['of_backbone'] === 0;
    if (isFollowed(name, owns) && isAltered) {
      faults.push(`${name} is a stream of the backbone, and holds what it does not`);
    }
  }
  const { rows, head } = database
    .prepare('SELECT count(*) AS rows, coalesce(max(position), 0) AS head FROM events')
    .get()!;
  const gone = Number(head) - scavenged - Number(rows);
  if (gone !== 0) faults.push(`${gone} of its ${Number(head)} events are gone`);
  return faults;
}
