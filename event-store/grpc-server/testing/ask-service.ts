import { credentials, makeGenericClientConstructor, Metadata } from '@grpc/grpc-js';
import { type Message, serviceDefinition } from '../wire/protocol.ts';

/** Asks a service for an answer as somebody, by name and password: for what the official packages for Node do not ask. */
export function askService(
  address: string,
  { service, method }: { readonly service: string; readonly method: string },
  request: object = {},
  user = 'somebody:secret',
): Promise<Message> {
  const definition = serviceDefinition(service);
  const { path, requestSerialize, responseDeserialize } = definition[method]!;
  const Service = makeGenericClientConstructor(definition, service);
  const client = new Service(address, credentials.createInsecure());
  const metadata = new Metadata();
  metadata.set('authorization', `Basic ${Buffer.from(user).toString('base64')}`);
  return new Promise<Message>((resolve, reject) =>
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      (error, answer) => (error === null ? resolve(answer as Message) : reject(error)),
    ),
  ).finally(() => client.close());
}
