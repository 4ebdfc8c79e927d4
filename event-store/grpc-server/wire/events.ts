import Long from 'long';
import type { ExpectedRevision } from '../../port.ts';
import { type LoggedEvent, type ProposedEvent, tombstoneRevision } from '../streams/stream-rows.ts';
import {
  BadRequest,
  maybe,
  number,
  streamIdentifier,
  uuid,
  uuidMessage,
  type UuidForm,
} from './identifiers.ts';
import type { Message } from './protocol.ts';

const jsonType = 'application/json';
const bytesType = 'application/octet-stream';
const nothing = Buffer.alloc(0);
const longestType = 1_000;

/** An event as a client proposes it. Throws BadRequest. */
export function proposedEvent(message: Message): ProposedEvent {
  const metadata = (message['metadata'] ?? {}) as Readonly<Record<string, string>>;
  const { type, 'content-type': contentType } = metadata;
  if (type === undefined || type === '') throw new BadRequest('the type of an event is missing');
  if (type.length > longestType) throw new BadRequest('the type of an event is too long');
  if (contentType === undefined) throw new BadRequest('the content-type of an event is missing');
  return {
    id: uuid(maybe(message, 'id')),
    type,
    json: contentType === jsonType,
    data: (message['data'] as Uint8Array | undefined) ?? nothing,
    metadata: (message['customMetadata'] as Uint8Array | undefined) ?? nothing,
  };
}

export const contentTypeOf = ({ json }: Pick<LoggedEvent, 'json'>): string =>
  json ? jsonType : bytesType;

/** 100 nanoseconds since 1970. */
export const ticks = (ms: number): string => `${ms}0000`;

/** An event as it is sent. */
export const recordedMessage = (event: LoggedEvent, form: UuidForm): Message => ({
  id: uuidMessage(event.id, form),
  streamIdentifier: streamIdentifier(event.stream),
  streamRevision: event.revision === tombstoneRevision ? Long.MAX_VALUE : event.revision,
  preparePosition: event.position,
  commitPosition: event.position,
  metadata: {
    type: event.type,
    'content-type': contentTypeOf(event),
    created: ticks(event.recordedAt),
  },
  customMetadata: event.metadata,
  data: event.data,
});

/** An event with the link that led to it; `event` is null when that leads to nothing any more. */
export interface ResolvedEvent {
  readonly event: LoggedEvent | null;
  readonly link: LoggedEvent | null;
}

/** What stands in the stream that was read: the link when there is one. */
export const originalOf = ({ event, link }: ResolvedEvent): LoggedEvent => link ?? event!;

export function resolvedMessage(resolved: ResolvedEvent, form: UuidForm): Message {
  const { event, link } = resolved;
  return {
    ...(event === null ? {} : { event: recordedMessage(event, form) }),
    ...(link === null ? {} : { link: recordedMessage(link, form) }),
    commitPosition: originalOf(resolved).position,
  };
}

/** What a write believes of its stream; the revision stands in a field of this name. Throws BadRequest. */
export function expectedRevision(options: Message, revision: string): ExpectedRevision {
  if (options[revision] !== undefined) return number(options[revision]);
  if (options['noStream'] !== undefined) return 'noStream';
  if (options['streamExists'] !== undefined) return 'streamExists';
  if (options['any'] !== undefined) return 'any';
  throw new BadRequest('the expected revision is missing');
}

/** The expectation in the fields of an answer, whose names begin with `prefix`. */
export function expectedFields(
  expected: ExpectedRevision,
  names: { revision: string; any: string; exists: string; none: string | null },
): Message {
  if (typeof expected === 'number') return { [names.revision]: expected };
  if (expected === 'any') return { [names.any]: {} };
  if (expected === 'streamExists') return { [names.exists]: {} };
  return names.none === null ? {} : { [names.none]: {} };
}
