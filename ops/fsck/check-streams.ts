import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, type Differences } from '#chain-anchors/fsck/differences.ts';
import { isOfBackbone } from '#event-store/backbone-streams.ts';
import {
  type BackboneEntry,
  checkPlaces,
  streamFaults,
} from '#event-store/grpc-server/streams/check-places.ts';
import { streamsFileName } from '#event-store/grpc-server/streams/streams-file.ts';
import { type FileUse, holdSnapshot, openToCheck } from '#platform/stored-file.ts';
import type { EventsToCheck } from './events-to-check.ts';

/**
 * Looks at what clients of the protocol keep, if anything: the file by SQLite's own check, and the places that it
 * gives to the backbone's events against those events. What clients wrote themselves follows from nothing.
 */
export async function checkStreams(
  folder: { readonly folder: string; readonly events: EventsToCheck; readonly use: FileUse },
  found: Differences,
): Promise<void> {
  const path = join(folder.folder, 'streams', streamsFileName);
  if (!existsSync(path)) return;
  const tell = (fault: string): void => found.add('file', streamsFileName, fault);
  await attempt(found, 'file', streamsFileName, async () => {
    const database = openToCheck(path, folder.use);
    try {
      holdSnapshot(database);
      for (const line of database.prepare('PRAGMA integrity_check(20)').all()) {
        const fault = String(Object.values(line)[0]);
        if (fault !== 'ok') tell(fault);
      }
      for (const fault of streamFaults(database, isOfBackbone)) tell(fault);
      await checkPlaces(database, entriesOf(folder.events), tell);
    } finally {
      database.close();
    }
  });
}

async function* entriesOf(events: EventsToCheck): AsyncGenerator<BackboneEntry> {
  const reader = events.open();
  const unreadable: BackboneEntry[] = [];
  try {
    const onUnreadable = ({ position }: { readonly position: number }): void =>
      void unreadable.push({ position, event: null });
    for await (const event of reader.readAll({ onUnreadable })) {
      yield* unreadable.splice(0);
      yield { position: event.position, event };
    }
    yield* unreadable;
  } finally {
    await reader.close();
  }
}
