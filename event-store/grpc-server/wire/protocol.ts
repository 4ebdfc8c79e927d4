import type { ServiceDefinition } from '@grpc/grpc-js';
import Long from 'long';
import protobuf from 'protobufjs';
import { Frames } from './frames.ts';
import { groupsMessages } from './groups-messages.ts';
import {
  featuresMessages,
  gossipMessages,
  operationsMessages,
  usersMessages,
} from './node-messages.ts';
import { recordErrorMessages, recordsMessages } from './records-messages.ts';
import { sharedMessages, streamsMessages } from './streams-messages.ts';

protobuf.util.Long = Long;
protobuf.configure();

/** The protocol as far as it is spoken here: names of fields and numbers are the protocol's, the rest is ours. */
const root = new protobuf.Root();
for (const text of [
  sharedMessages,
  streamsMessages,
  groupsMessages,
  featuresMessages,
  gossipMessages,
  operationsMessages,
  usersMessages,
  recordsMessages,
  recordErrorMessages,
]) {
  // References such as `Empty` are found in the packages around; those of the second version have none around.
  protobuf.parse(text, root);
}
root.resolveAll();

/** A message as the handlers see it: what was not sent is not there, 64-bit numbers are texts, bytes a Buffer. */
export type Message = Readonly<Record<string, unknown>>;

const plain = { longs: String, bytes: Buffer, arrays: true, objects: true } as const;

const reader =
  (type: protobuf.Type) =>
  (bytes: Buffer): Message =>
    type.toObject(type.decode(bytes), plain);
const writer =
  (type: protobuf.Type) =>
  (message: Message): Buffer =>
    type.encode(message).finish() as Buffer;

/** What is encoded already passes as it is; the library asks of a Buffer no more than Frames has. */
const answerWriter = (type: protobuf.Type) => {
  const write = writer(type);
  return (message: Message | Frames): Buffer =>
    message instanceof Frames ? (message as unknown as Buffer) : write(message);
};

/** Encodes a message by its full name, for details of errors. */
export function encode(name: string, message: Message): Buffer {
  return writer(root.lookupType(name))(message);
}

/** A service by its full name, for `Server.addService`; its methods are called as the protocol calls them. */
export function serviceDefinition(name: string): ServiceDefinition {
  const service = root.lookupService(name);
  return Object.fromEntries(
    service.methodsArray.map((method) => {
      const request = method.resolvedRequestType!;
      const response = method.resolvedResponseType!;
      return [
        method.name,
        {
          path: `/${name}/${method.name}`,
          requestStream: method.requestStream ?? false,
          responseStream: method.responseStream ?? false,
          requestSerialize: writer(request),
          requestDeserialize: reader(request),
          responseSerialize: answerWriter(response),
          responseDeserialize: reader(response),
        },
      ];
    }),
  );
}
