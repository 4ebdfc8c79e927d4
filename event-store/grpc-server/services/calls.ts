import type { Readable } from 'node:stream';
import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  Metadata,
} from '@grpc/grpc-js';
import type { Caller, Credentials, Identify } from '../access/caller.ts';
import type { Message } from '../wire/protocol.ts';
import { isUnexpected, serviceError } from '../wire/status.ts';
import { type Send, sender } from './sender.ts';

/** One call, as its handler knows it. */
export interface Call {
  /** Who calls; asked again each time, so that a right that ended is not kept by a long call. */
  readonly caller: () => Promise<Caller>;
  readonly address: string;
  /** What the client calls its connection. */
  readonly connectionName: string;
  /** Aborted when the client is gone or has given up. */
  readonly signal: AbortSignal;
}

export interface CallRules {
  readonly identify: Identify;
  /** Told of what nobody expected, before the client hears that something failed. */
  readonly onFailure: (error: unknown) => void;
}

interface AnyCall {
  readonly metadata: Metadata;
  getPeer(): string;
  on(event: 'cancelled', listener: () => void): unknown;
}

/** The credentials of a call. Throws the refusal for what is not basic authentication. */
function credentialsOf(metadata: Metadata): Credentials | null {
  const header = metadata.get('authorization')[0];
  if (header === undefined) return null;
  const [scheme = '', value = ''] = String(header).split(' ', 2);
  if (scheme.toLowerCase() !== 'basic') return null;
  const text = Buffer.from(value, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Address of the other side without its port. */
const addressOf = (peer: string): string =>
  peer.replace(/^(?:ipv[46]:)?\[?/, '').replace(/\]?:\d+$/, '');

/** The messages of a client; a handler that stops listening leaves the call open, so that it can still be answered. */
const messagesOf = (call: object): AsyncIterable<Message> =>
  (call as Readable).iterator({ destroyOnReturn: false }) as AsyncIterable<Message>;

interface OpenedCall {
  readonly call: Call;
  /** It is answered: whoever still works for it is told to stop. */
  readonly done: () => void;
}

function openedCall(call: AnyCall, identify: Identify): OpenedCall {
  const ended = new AbortController();
  call.on('cancelled', () => ended.abort());
  const address = addressOf(call.getPeer());
  const credentials = credentialsOf(call.metadata);
  let proven: true | undefined;
  return {
    call: {
      async caller() {
        const caller = await identify(credentials, address, proven);
        proven = true;
        return caller;
      },
      address,
      connectionName: String(call.metadata.get('connection-name')[0] ?? ''),
      signal: ended.signal,
    },
    done: () => ended.abort(),
  };
}

export type Calls = ReturnType<typeof calls>;

/** From handlers of messages to handlers of gRPC: every error leaves as the protocol has it. */
export function calls({ identify, onFailure }: CallRules) {
  const opened = (call: AnyCall): OpenedCall => openedCall(call, identify);

  const failure = (error: unknown) => {
    if (isUnexpected(error)) onFailure(error);
    return serviceError(error);
  };

  return {
    unary:
      (
        handle: (request: Message, call: Call) => Promise<Message>,
      ): handleUnaryCall<Message, Message> =>
      (call, answer) => {
        const { call: own, done } = opened(call);
        handle(call.request, own)
          .then(
            (message) => answer(null, message),
            (error: unknown) => answer(failure(error)),
          )
          .finally(done);
      },

    serverStream:
      (
        handle: (request: Message, call: Call, send: Send) => Promise<void>,
      ): handleServerStreamingCall<Message, Message> =>
      (call) => {
        const { call: own, done } = opened(call);
        handle(call.request, own, sender(call, own.signal).send)
          .then(
            () => call.end(),
            (error: unknown) => {
              if (!own.signal.aborted) call.emit('error', failure(error));
            },
          )
          .finally(done);
      },

    clientStream:
      (
        handle: (requests: AsyncIterable<Message>, call: Call) => Promise<Message>,
      ): handleClientStreamingCall<Message, Message> =>
      (call, answer) => {
        const { call: own, done } = opened(call);
        handle(messagesOf(call), own)
          .then(
            (message) => answer(null, message),
            (error: unknown) => {
              if (!own.signal.aborted) answer(failure(error));
            },
          )
          .finally(done);
      },

    duplex:
      (
        handle: (requests: AsyncIterable<Message>, call: Call, send: Send) => Promise<void>,
      ): handleBidiStreamingCall<Message, Message> =>
      (call) => {
        const { call: own, done } = opened(call);
        const { send, sent } = sender(call, own.signal);
        handle(messagesOf(call), own, send)
          .then(
            () => call.end(),
            async (error: unknown) => {
              // Whoever listens for messages ends the call with the error, and what waits to be sent is lost with it.
              await sent();
              if (!own.signal.aborted) call.emit('error', failure(error));
            },
          )
          .finally(done);
      },
  };
}
