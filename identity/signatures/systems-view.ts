import type { DatabaseSync } from 'node:sqlite';
import type { PrincipalId } from '#domain/kernel/ids.ts';
import { evolveSystem } from '#domain/systems/evolve-system.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { systemsStream, type RecordedSystemEvent } from '#domain/systems/system-events.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { streamTable } from '#event-store/stream-table.ts';
import { upcast } from '#migrations/upcast.ts';
import { sqliteSystemTables } from './sqlite-system-registry.ts';
import type { SystemRegistry } from './system-registry.ts';

/** The registry as what the log says of systems. */
export interface SystemsView extends SystemRegistry {
  /** Takes in what has come since; gives the last revision of the stream that is in the registry. */
  catchUp(): Promise<number>;
  /** What was kept before the log was the truth; null once the registry follows the log. */
  earlier(): readonly RegisteredSystem[] | null;
}

/** The shape in which the tables are filled. */
const shape = 1;

/** `onChange` is told when something became another than it was, by whatever process. */
export function openSystemsView(
  database: DatabaseSync,
  store: Pick<EventStore, 'readStream'>,
  onChange: () => void,
): SystemsView {
  const tables = sqliteSystemTables(database);
  const take = (event: RecordedEvent): void => {
    const said = systemEventOf(event);
    const { system: id } = said.data;
    const after = evolveSystem(tables.find(id) ?? undefined, said);
    if (after === undefined) tables.remove(id);
    else tables.put(after);
  };
  const { clear } = tables;
  const view = streamTable(
    database,
    store,
    { name: 'systems', shape, stream: systemsStream, clear, take },
    onChange,
  );
  return {
    list: tables.list,
    find: tables.find,
    findKey: tables.findKey,
    catchUp: view.catchUp,
    earlier: () => (view.isFilled() ? null : tables.list()),
  };
}

/** Only the decider's events are ever appended to that stream. */
function systemEventOf(event: RecordedEvent): RecordedSystemEvent {
  const { type, data, metadata, recordedAt } = upcast(event);
  const by = metadata.actor.id as PrincipalId;
  return { type, data, by, at: recordedAt } as unknown as RecordedSystemEvent;
}
