import type { RecordedEvent } from '../../port.ts';
import { isMetastream, streamOfMeta } from './stream-rules.ts';
import type { LoggedEvent } from './stream-rows.ts';

/** The clients' file says something of the backbone that the backbone does not: it was altered. */
export class FalsePlace extends Error {
  override readonly name = 'FalsePlace';
  constructor(where: string, what: string) {
    super(`${where} of the clients' streams is not the backbone's: ${what}`);
  }
}

/** Whether nobody but the follower of the backbone writes to a stream, or what would be the metadata of such a one. */
export const isFollowed = (stream: string, owns: (stream: string) => boolean): boolean =>
  owns(isMetastream(stream) ? streamOfMeta(stream) : stream);

/**
 * What is wrong with a place that the file gives to an event of the backbone; null when it is the event's own.
 * `recorded` is what stands at its position there, null for nothing.
 */
export function placeFault(
  { stream, revision, type, id, recordedAt, data, metadata }: LoggedEvent,
  recorded: RecordedEvent | null,
): string | null {
  if (recorded === null) return 'there is no such event';
  const isSame =
    stream === recorded.stream &&
    revision === recorded.revision &&
    type === recorded.type &&
    id === recorded.id &&
    recordedAt === Date.parse(recorded.recordedAt);
  if (!isSame) return `the event at position ${recorded.position} is another one`;
  return data.length + metadata.length === 0 ? null : 'it has a content of its own';
}
