import { Frames } from '../wire/frames.ts';
import type { Message } from '../wire/protocol.ts';

/**
 * Sends an answer, or several that are encoded already; resolves when there is room for the next. Rejects when the
 * client is gone.
 */
export type Send = (message: Message | Frames) => Promise<void>;

/** The client is gone; nothing is left to answer. */
class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** Bytes of encoded answers that may wait for the client before another is made. */
const mostUnsent = 128 * 1024;

interface Outgoing {
  write(message: Message | Frames, written?: () => void): boolean;
  once(event: 'drain', listener: () => void): unknown;
}

/** Sends, and says when all of it is on its way. */
export interface Sender {
  readonly send: Send;
  /** Resolves when nothing waits to be sent any more, or the client is gone. */
  sent(): Promise<void>;
}

/** Writes with the other side's pace; answers that wait for room wait for the same. */
export function sender(stream: Outgoing, signal: AbortSignal): Sender {
  let unsent = 0;
  let pending = 0;
  let allSent = (): void => undefined;
  let room: Promise<void> | null = null;
  let hasRoom = (): void => undefined;
  function waitForRoom(): Promise<void> {
    room ??= new Promise((resolve) => {
      hasRoom = () => {
        signal.removeEventListener('abort', hasRoom);
        hasRoom = () => undefined;
        room = null;
        resolve();
      };
      signal.addEventListener('abort', hasRoom);
    });
    return room;
  }

  function written(): void {
    pending -= 1;
    if (pending === 0) allSent();
  }

  /** True when there is room for more. The library counts its answers, of which one may be large here. */
  function write(message: Message | Frames): boolean {
    if (!(message instanceof Frames)) {
      pending += 1;
      const isRoom = stream.write(message, written);
      if (!isRoom && room === null) stream.once('drain', () => hasRoom());
      return isRoom;
    }
    const { length } = message.bytes;
    unsent += length;
    pending += 1;
    stream.write(message, () => {
      written();
      unsent -= length;
      if (unsent <= mostUnsent) hasRoom();
    });
    return unsent <= mostUnsent;
  }

  return {
    async send(message) {
      if (signal.aborted) throw new ClientGone();
      if (write(message)) return;
      await waitForRoom();
      if (signal.aborted) throw new ClientGone();
    },
    async sent() {
      if (pending === 0 || signal.aborted) return;
      await new Promise<void>((resolve) => {
        allSent = resolve;
        signal.addEventListener('abort', () => resolve());
      });
    },
  };
}
