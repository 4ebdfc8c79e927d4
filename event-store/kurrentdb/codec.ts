import type { JSONEventData, ResolvedEvent } from '@eventstore/db-client';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { AppendRequest } from '../append-text.ts';
import { type EventMetadata, type RecordedEvent, UnreadableEvent } from '../port.ts';

/**
 * How an event lies in KurrentDB: data and metadata as JSON, the metadata with the two names by which
 * KurrentDB itself knows what belongs together (`$correlationId`, `$causationId`).
 */

/** The events of an append as the client takes them; the texts are canonical, so what comes back is too. */
export const toKurrent = ({ events }: AppendRequest): JSONEventData[] =>
  events.map(({ id, type, data, metadata }) => {
    const own = JSON.parse(metadata) as EventMetadata;
    return {
      id,
      type,
      contentType: 'application/json',
      data: JSON.parse(data) as Record<string, unknown>,
      metadata: { ...own, $correlationId: own.correlationId, $causationId: own.causationId },
    };
  });

type Kept = NonNullable<ResolvedEvent['event']>;

/** Whether an event is KurrentDB's own: metadata of streams, statistics, its settings. */
export const isOfSystem = ({ event }: ResolvedEvent): boolean =>
  event === undefined || event.streamId.startsWith('$') || event.type.startsWith('$');

/**
 * The event that is kept, or the place of one that is none of Andu's. Throws RangeError where the server gives no
 * single position: a transaction of its old TCP interface, which Andu never began.
 */
export function fromKurrent(
  { event }: ResolvedEvent,
  wholeSeconds: boolean,
): RecordedEvent | UnreadableEvent {
  const { id, type, streamId: stream, revision, created, data, metadata } = event!;
  const position = positionOf(event!);
  if (!isObject(data) || !isMetadata(metadata)) {
    return new UnreadableEvent({ position, stream, id, type }, 'malformed');
  }
  const { $correlationId: _of, $causationId: _by, ...own } = metadata as unknown as JsonObject;
  return {
    id: id as RecordedEvent['id'],
    type,
    stream,
    revision: Number(revision),
    position,
    recordedAt: new Date(
      wholeSeconds ? created.getTime() - (created.getTime() % 1_000) : created,
    ).toISOString(),
    data,
    metadata: own as unknown as EventMetadata,
  };
}

function positionOf({ position }: Kept): number {
  const commit = Number(position?.commit ?? -1n);
  if (position === undefined || position.commit !== position.prepare) {
    throw new RangeError('an event without a single position in the log of the server');
  }
  if (!Number.isSafeInteger(commit)) throw new RangeError(`a position beyond 2^53: ${commit}`);
  return commit;
}

function isObject(data: unknown): data is JsonObject {
  return (
    typeof data === 'object' &&
    data !== null &&
    !Array.isArray(data) &&
    !(data instanceof Uint8Array)
  );
}

function isMetadata(metadata: unknown): metadata is EventMetadata {
  return (
    isObject(metadata) &&
    typeof metadata['correlationId'] === 'string' &&
    typeof metadata['salt'] === 'string' &&
    typeof metadata['schemaVersion'] === 'number' &&
    isObject(metadata['actor'])
  );
}
