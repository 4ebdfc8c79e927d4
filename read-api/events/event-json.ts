import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { RecordedEvent } from '#event-store/port.ts';

/** An event as readers see it: positions as decimal strings, the salt left out. */
export function eventJson({ metadata, ...event }: RecordedEvent): JsonObject {
  const { salt: _, command, ...rest } = metadata;
  return {
    ...event,
    revision: String(event.revision),
    position: String(event.position),
    metadata: {
      ...rest,
      actor: { ...rest.actor },
      ...(command === undefined ? {} : { command: { name: command.name } }),
    },
  };
}
