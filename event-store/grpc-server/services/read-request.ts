import type { EventFilter } from '../streams/stream-filter.ts';
import type { Direction } from '../streams/stream-rows.ts';
import {
  BadRequest,
  maybe,
  number,
  part,
  streamName,
  type UuidForm,
  uuidFormOf,
} from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';

/** Where reading begins: a revision or position, or an end of what there is. */
export type Start = 'start' | 'end' | number;

/** A filter with the step in which a subscription says how far it has looked. */
export interface RequestedFilter extends EventFilter {
  readonly checkpointEvery: number;
}

export interface ReadRequest {
  /** Null for `$all`. */
  readonly stream: string | null;
  readonly from: Start;
  readonly direction: Direction;
  readonly resolveLinks: boolean;
  /** Null for a subscription. */
  readonly limit: number | null;
  readonly filter: RequestedFilter | null;
  readonly uuidForm: UuidForm;
}

const defaultWindow = 32;

/** Reads a request. Throws BadRequest. */
export function readRequest(message: Message): ReadRequest {
  const options = part(message, 'options');
  const stream = maybe(options, 'stream');
  const all = maybe(options, 'all');
  if (stream === null && all === null)
    throw new BadRequest('neither a stream nor $all is asked for');
  const isSubscription = options['subscription'] !== undefined;
  if (!isSubscription && options['count'] === undefined) {
    throw new BadRequest('the count is missing');
  }
  const direction = number(options['readDirection']) === 1 ? 'backwards' : 'forwards';
  if (isSubscription && direction === 'backwards') {
    throw new BadRequest('a subscription reads forwards');
  }
  const filter = maybe(options, 'filter');
  if (filter !== null && all === null) throw new BadRequest('only $all is filtered');
  return {
    stream: stream === null ? null : streamName(maybe(stream, 'streamIdentifier')),
    from: stream === null ? startOf(all!, 'position') : startOf(stream, 'revision'),
    direction,
    resolveLinks: options['resolveLinks'] === true,
    limit: isSubscription ? null : number(options['count']),
    filter: filter === null ? null : filterOf(filter),
    uuidForm: uuidFormOf(maybe(options, 'uuidOption')),
  };
}

/** Where a message says that reading begins. Throws BadRequest. */
export function startOf(message: Message, field: 'position' | 'revision'): Start {
  if (message['start'] !== undefined) return 'start';
  if (message['end'] !== undefined) return 'end';
  if (field === 'revision' && message['revision'] !== undefined) return place(message['revision']);
  const position = maybe(message, 'position');
  if (position !== null) return place(position['commitPosition']);
  throw new BadRequest('where to begin is missing');
}

/** A place as a number; older clients write the end as the largest there is. */
export function place(value: unknown): Start {
  const found = number(value);
  return found < 0 || found === Number.MAX_SAFE_INTEGER ? 'end' : found;
}

/** Reads a filter. Throws BadRequest for one that says nothing. */
export function filterOf(message: Message): RequestedFilter {
  const byStream = maybe(message, 'streamIdentifier');
  const expression = byStream ?? maybe(message, 'eventType');
  if (expression === null) throw new BadRequest('the filter says nothing');
  const regex = String(expression['regex'] ?? '');
  const window = message['max'] === undefined ? defaultWindow : number(message['max']);
  const multiplier = Math.max(1, number(message['checkpointIntervalMultiplier']));
  return {
    by: byStream === null ? 'type' : 'stream',
    prefixes: (expression['prefix'] as readonly string[] | undefined) ?? [],
    regex: regex === '' ? null : regex,
    checkpointEvery: Math.max(1, window) * multiplier,
  };
}
