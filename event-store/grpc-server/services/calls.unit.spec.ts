import { PassThrough } from 'node:stream';
import { Metadata } from '@grpc/grpc-js';
import { type Identify, insecure } from '../access/caller.ts';
import { calls } from './calls.ts';

test('answers that wait for room on one connection wait together, and all arrive', async () => {
  const { serverStream } = calls({
    identify: insecure,
    onFailure: (error) => {
      throw error;
    },
  });
  const call = Object.assign(new PassThrough({ objectMode: true, highWaterMark: 1 }), {
    metadata: new Metadata(),
    getPeer: () => '127.0.0.1:1',
    request: {},
  });
  const handler = serverStream(async (_request, _call, send) => {
    await Promise.all(Array.from({ length: 50 }, (_, number) => send({ number })));
  });
  handler(call as never);
  expect(call.listenerCount('drain')).toBeLessThan(3);
  const numbers: unknown[] = [];
  for await (const message of call) numbers.push((message as { number: number }).number);
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, number) => number));
});

test('a call that asks again who calls says that it has shown the password before', async () => {
  const asked: unknown[] = [];
  const identify: Identify = (credentials, address, proven) => {
    asked.push(proven);
    return insecure(credentials, address);
  };
  const { unary } = calls({ identify, onFailure: () => undefined });
  const handler = unary(async (_request, { caller }) => {
    await caller();
    await caller();
    return {};
  });
  const call = {
    metadata: new Metadata(),
    getPeer: () => '127.0.0.1:1',
    request: {},
    on: () => {},
  };
  await new Promise((resolve) => handler(call as never, resolve));
  expect(asked).toEqual([undefined, true]);
});
