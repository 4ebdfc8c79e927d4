import { directoryNames, type DirectoryNames } from '#domain/directory/directory-names.ts';
import { openDirectoryMemory } from '#event-store/directory-memory.ts';
import type { EventLog } from './event-source.ts';

/** A log, and the names of the directory, which are at least as new as every event that was read from it. */
export interface LogWithNames {
  readonly log: EventLog;
  readonly names: DirectoryNames;
}

/** After each reading the directory is read on, before what was read is taken into a view. */
export async function withDirectory(log: EventLog): Promise<LogWithNames> {
  const memory = await openDirectoryMemory(log);
  return {
    names: directoryNames(memory.state),
    log: {
      can: log.can,
      readStream: (stream, options) => log.readStream(stream, options),
      subscribe: (options) => log.subscribe(options),
      head: () => log.head(),
      async eventAt(position) {
        const event = await log.eventAt(position);
        await memory.refresh();
        return event;
      },
      async *readAll(options) {
        yield* log.readAll(options);
        await memory.refresh();
      },
      ...(log.readSealed !== undefined && {
        async *readSealed(options) {
          yield* log.readSealed!(options);
          await memory.refresh();
        },
      }),
    },
  };
}
