import type { ExpectedRevision } from '../../port.ts';
import { WrongExpectedRevision } from '../../port.ts';
import type { StreamAccess } from '../access/stream-access.ts';
import type { Caller } from '../access/caller.ts';
import type { StreamLog } from '../streams/stream-log.ts';
import type { ProposedEvent } from '../streams/stream-rows.ts';
import { expectedFields, expectedRevision, proposedEvent } from '../wire/events.ts';
import {
  BadRequest,
  maybe,
  number,
  part,
  position,
  streamIdentifier,
  streamName,
  uuid,
} from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';
import { batchError, deadlineExceeded, tooLarge } from '../wire/status.ts';
import type { Call } from './calls.ts';
import type { Send } from './sender.ts';

/** Bytes of the events of one append, at most. */
export const mostBytes = 16 * 1024 * 1024;
/** Appends of one connection that may wait for the disk; more are not taken in before. */
const mostInFlight = 500;

interface AppendParts {
  readonly log: StreamLog;
  readonly access: StreamAccess;
}

const sizeOf = ({ data, metadata, type }: ProposedEvent): number =>
  data.length + metadata.length + type.length + 36;

/** Collects proposed events and throws the refusal when they become too many. */
function collector() {
  const events: ProposedEvent[] = [];
  let bytes = 0;
  return {
    events,
    add(message: Message): void {
      const event = proposedEvent(message);
      bytes += sizeOf(event);
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      events.push(event);
    },
  };
}

/** `Streams/Append`: options first, then the events. A conflict is an answer, not an error. */
export function appendHandler({ log, access }: AppendParts) {
  return async (requests: AsyncIterable<Message>, call: Call): Promise<Message> => {
    const caller = await call.caller();
    let options: Message | null = null;
    const collected = collector();
    for await (const request of requests) {
      const given = maybe(request, 'options');
      if (given !== null && options === null) options = given;
      else if (options === null) throw new BadRequest('the options come first');
      else collected.add(part(request, 'proposedMessage'));
    }
    if (options === null) throw new BadRequest('the options are missing');
    const stream = streamName(maybe(options, 'streamIdentifier'));
    const expected = expectedRevision(options, 'revision');
    access.assert(caller, stream, 'write');
    try {
      const written = await log.append(stream, collected.events, expected);
      return { success: success(written) };
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      return { wrongExpectedVersion: conflict(error) };
    }
  };
}

const success = ({ revision, position: at }: { revision: number; position: number | null }) => ({
  ...(revision < 0 ? { noStream: {} } : { currentRevision: revision }),
  ...(at === null ? { noPosition: {} } : { position: position(at) }),
});

function conflict({ expected, actual }: WrongExpectedRevision): Message {
  return {
    ...(actual === null
      ? { noStreamOld: {}, currentNoStream: {} }
      : { currentRevisionOld: actual, currentRevision: actual }),
    ...expectedFields(expected, {
      revision: 'expectedRevisionOld',
      any: 'anyOld',
      exists: 'streamExistsOld',
      none: null,
    }),
    ...expectedFields(expected, {
      revision: 'expectedRevision',
      any: 'expectedAny',
      exists: 'expectedStreamExists',
      none: 'expectedNoStream',
    }),
  };
}

/** An append of a batch as far as it has come. */
interface Collecting {
  readonly collected: ReturnType<typeof collector>;
  readonly options: Message;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** Moment after which it is not made any more, ms since 1970. */
  readonly deadline: number;
  /** What is wrong with it already. */
  error: unknown;
}

/** `Streams/BatchAppend`: appends of many streams over one call, each in pieces, answered as they are synced. */
export function batchAppendHandler(parts: AppendParts) {
  return async (requests: AsyncIterable<Message>, call: Call, send: Send): Promise<void> => {
    const collecting = new Map<string, Collecting>();
    const inFlight = new Set<Promise<void>>();
    for await (const request of requests) {
      const id = uuid(maybe(request, 'correlationId'));
      const batch = collecting.get(id) ?? begun(request);
      collecting.set(id, batch);
      take(batch, request);
      if (request['isFinal'] !== true) continue;
      collecting.delete(id);
      const caller = await call.caller();
      const made = appended(parts, caller, batch).then((result) =>
        send({ correlationId: request['correlationId'], ...result, ...echoed(batch) }),
      );
      const settled = made.catch(() => undefined).finally(() => inFlight.delete(settled));
      inFlight.add(settled);
      if (inFlight.size >= mostInFlight) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
  };
}

function begun(request: Message): Collecting {
  const options = part(request, 'options');
  return {
    collected: collector(),
    options,
    stream: streamName(maybe(options, 'streamIdentifier')),
    expected: expectedRevision(options, 'streamPosition'),
    deadline: deadlineOf(options),
    error: null,
  };
}

/** When the client gives up: at a moment, or after a time from now on. */
function deadlineOf(options: Message): number {
  const ms = (message: Message): number =>
    number(message['seconds']) * 1_000 + number(message['nanos']) / 1_000_000;
  const at = maybe(options, 'deadlineAt');
  if (at !== null) return ms(at);
  const after = maybe(options, 'deadline');
  return after === null ? Infinity : Date.now() + ms(after);
}

/** Adds what came; an append that is wrong already is not kept. */
function take(batch: Collecting, request: Message): void {
  if (batch.error !== null) return;
  try {
    for (const message of (request['proposedMessages'] ?? []) as readonly Message[]) {
      batch.collected.add(message);
    }
  } catch (error) {
    batch.error = error;
    batch.collected.events.length = 0;
  }
}

async function appended(
  { log, access }: AppendParts,
  caller: Caller,
  { collected, stream, expected, deadline, error }: Collecting,
): Promise<Message> {
  try {
    if (Date.now() > deadline) throw deadlineExceeded();
    if (error !== null) throw error;
    access.assert(caller, stream, 'write');
    return { success: success(await log.append(stream, collected.events, expected)) };
  } catch (failure) {
    return { error: batchError(failure) };
  }
}

/** What was asked, as it comes back with the answer. */
const echoed = ({ stream, expected }: Collecting): Message => ({
  streamIdentifier: streamIdentifier(stream),
  ...expectedFields(expected, {
    revision: 'streamPosition',
    any: 'any',
    exists: 'streamExists',
    none: 'noStream',
  }),
});

/** `Streams/Delete` and `Streams/Tombstone`: gone until it is written to again, or for good. */
export function deleteHandler({ log, access }: AppendParts, way: 'remove' | 'tombstone') {
  return async (request: Message, call: Call): Promise<Message> => {
    const options = part(request, 'options');
    const stream = streamName(maybe(options, 'streamIdentifier'));
    const expected = expectedRevision(options, 'revision');
    access.assert(await call.caller(), stream, 'delete');
    return { position: position(await log[way](stream, expected)) };
  };
}
