import { Frames } from '../wire/frames.ts';
import { sender } from './sender.ts';

/** A connection that takes nothing until it is told to. */
function stalled() {
  const written: (() => void)[] = [];
  return {
    written,
    stream: {
      write(_message: unknown, done: () => void = () => undefined): boolean {
        written.push(done);
        return true;
      },
      once: () => undefined,
    },
  };
}
const frames = () => new Frames(Buffer.alloc(60_000));

test('encoded answers wait when the client does not take them, and go on when it does', async () => {
  const { stream, written } = stalled();
  const { send, sent: allSent } = sender(stream, new AbortController().signal);
  let sent = 0;
  const sending = (async () => {
    for (; sent < 10; sent += 1) await send(frames());
  })();
  await new Promise(setImmediate);
  expect(written).toHaveLength(3);
  written[0]!();
  await new Promise(setImmediate);
  expect(written).toHaveLength(4);
  for (let taken = 1; taken < 10; taken += 1) {
    written[taken]!();
    await new Promise(setImmediate);
  }
  await sending;
  expect(sent).toBe(10);
  // All that was written has left by now.
  await allSent();
});

test('whoever waits for a client that goes away is told', async () => {
  const { stream } = stalled();
  const going = new AbortController();
  const { send, sent } = sender(stream, going.signal);
  await Promise.all([send(frames()), send(frames())]);
  const waiting = send(frames());
  going.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'ClientGone' });
  await expect(send({ empty: {} })).rejects.toMatchObject({ name: 'ClientGone' });
  // Of what was written before nothing is waited for: nobody takes it.
  await sent();
});
