import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import {
  type ExpectedRevision,
  StoreOverloaded,
  StoreUnavailable,
  UnreadableEvent,
  WrongExpectedRevision,
} from '../../port.ts';
import { BadExpression } from '../streams/stream-filter.ts';
import { FalsePlace } from '../streams/false-place.ts';
import { StreamDeleted, StreamOfBackbone, StreamTombstoned } from '../streams/stream-writer.ts';
import { BadRequest, streamIdentifier } from './identifiers.ts';
import { encode, type Message } from './protocol.ts';

/** A refusal in the protocol's own words: code, the name of the exception, and what belongs to it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: status;
  readonly trailers: Readonly<Record<string, string>>;
  /** Details of version 2: the full name of a message, and the message. */
  readonly details: readonly [name: string, message: Message] | null;
  constructor(
    code: status,
    message: string,
    trailers: Readonly<Record<string, string>> = {},
    details: readonly [name: string, message: Message] | null = null,
  ) {
    super(message);
    this.code = code;
    this.trailers = trailers;
    this.details = details;
  }
}

export const accessDenied = (): Refusal =>
  new Refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
/** Nobody, or somebody whose password is not his. */
export const notSignedIn = (): Refusal =>
  new Refusal(status.UNAUTHENTICATED, 'Access Denied', { exception: 'access-denied' });

/** What is asked cannot be answered now. */
export const notReady = (): Refusal => new Refusal(status.UNAVAILABLE, 'Server Is Not Ready');

export const tooLarge = (most: number): Refusal =>
  new Refusal(status.INVALID_ARGUMENT, `Maximum append size of ${most} exceeded`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(most),
  });

export const deadlineExceeded = (): Refusal =>
  new Refusal(status.DEADLINE_EXCEEDED, 'Deadline exceeded');

const streamDeleted = (stream: string): Refusal =>
  new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** The protocol says the same of a stream that is gone for good and of one that is gone until it is written to. */
const isOfDeleted = (error: unknown): error is StreamTombstoned | StreamDeleted =>
  error instanceof StreamTombstoned || error instanceof StreamDeleted;

/** The number that version 1 writes for an expectation. */
const versionOf = (expected: ExpectedRevision): string => {
  if (typeof expected === 'number') return String(expected);
  return { any: '-2', noStream: '-1', streamExists: '-4' }[expected];
};

const wrongVersion = ({ stream, expected, actual }: WrongExpectedRevision): Refusal =>
  new Refusal(
    status.FAILED_PRECONDITION,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${versionOf(expected)}, Actual version: ${actual ?? -1}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': versionOf(expected),
      ...(actual === null ? {} : { 'actual-version': String(actual) }),
    },
  );

/** What an error is to a client. What is not meant for him is called unknown: its text may hold anything. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof WrongExpectedRevision) return wrongVersion(error);
  if (isOfDeleted(error)) return streamDeleted(error.stream);
  if (error instanceof StreamOfBackbone) return accessDenied();
  if (error instanceof BadRequest || error instanceof BadExpression) {
    return new Refusal(status.INVALID_ARGUMENT, error.message);
  }
  if (error instanceof StoreOverloaded) {
    return new Refusal(status.UNAVAILABLE, 'Server Is Too Busy');
  }
  if (error instanceof StoreUnavailable) return notReady();
  if (error instanceof UnreadableEvent) {
    return new Refusal(status.DATA_LOSS, `An event cannot be read: ${error.reason}`);
  }
  if (error instanceof FalsePlace) return new Refusal(status.DATA_LOSS, error.message);
  return new Refusal(status.UNKNOWN, 'Unexpected error');
}

/** Whether the server's own log should hear of it. */
export const isUnexpected = (error: unknown): boolean =>
  error instanceof FalsePlace ||
  (refusalOf(error).code === status.UNKNOWN && !(error instanceof Refusal));

/** Trailers are ASCII; other characters of a name are sent as in an address. */
const ascii = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text);

/** The error as gRPC sends it. */
export function serviceError(error: unknown): ServiceError {
  const { code, message, trailers, details } = refusalOf(error);
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, ascii(value));
  if (details !== null) {
    metadata.set('grpc-status-details-bin', statusMessage(code, message, details));
  }
  return Object.assign(new Error(message), { code, details: message, metadata });
}

function statusMessage(
  code: status,
  message: string,
  [name, value]: readonly [string, Message],
): Buffer {
  return encode('event_store.client.Status', {
    code,
    message,
    details: { typeUrl: `type.googleapis.com/${name}`, value: encode(name, value) },
  });
}

/** The error of one append in a batch: `google.rpc.Status` with a message of version 1. */
export function batchError(error: unknown): Message {
  const refusal = refusalOf(error);
  const { code, message } = refusal;
  const detail = (name: string, value: Message): Message => ({
    code,
    message,
    details: {
      typeUrl: `type.googleapis.com/event_store.client.${name}`,
      value: encode(`event_store.client.${name}`, value),
    },
  });
  if (error instanceof WrongExpectedRevision) {
    return detail('WrongExpectedVersion', wrongVersionMessage(error));
  }
  if (isOfDeleted(error)) {
    return detail('StreamDeleted', { streamIdentifier: streamIdentifier(error.stream) });
  }
  switch (refusal.trailers['exception']) {
    case 'maximum-append-size-exceeded':
      return detail('MaximumAppendSizeExceeded', {
        maxAppendSize: Number(refusal.trailers['maximum-append-size']),
      });
    case 'access-denied':
      return detail('AccessDenied', {});
  }
  if (code === status.DEADLINE_EXCEEDED) return detail('Timeout', {});
  if (code === status.INVALID_ARGUMENT) return detail('BadRequest', { message });
  return detail('Unknown', {});
}

function wrongVersionMessage({ expected, actual }: WrongExpectedRevision): Message {
  return {
    ...(actual === null ? { currentNoStream: {} } : { currentStreamRevision: actual }),
    ...(typeof expected === 'number'
      ? { expectedStreamPosition: expected }
      : {
          [{
            any: 'expectedAny',
            noStream: 'expectedNoStream',
            streamExists: 'expectedStreamExists',
          }[expected]]: {},
        }),
  };
}
