import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A way to a server of this machine that can be cut: what the server did stays, its answer is lost. */
export interface CuttableWire {
  readonly port: number;
  /** Breaks every connection, and lets none through for so long, ms, 0 for not at all; what was held back is lost with them. */
  cut(forMs: number): Promise<void>;
  /** What the server sends from now on is held back; what clients send still arrives. Ends with a cut. */
  holdAnswers(): void;
  /**
   * From now on nobody answers, as from a machine that has lost its power: what the server sends vanishes, and no
   * connection ends from this side. Resolves when the server has ended them all.
   */
  die(): Promise<void>;
  close(): Promise<void>;
}

/** One connection over the way. */
interface Connection {
  readonly near: Socket;
  readonly far: Socket;
}

/** Opens a way to a port; `whole: false` begins cut, until {@link CuttableWire.cut} has ended. */
export async function cuttableWire(
  to: number,
  { whole = true }: { readonly whole?: boolean } = {},
): Promise<CuttableWire> {
  const connections = new Set<Connection>();
  let isCut = !whole;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const connection = { near, far: connect(to, '127.0.0.1') };
    connections.add(connection);
    tie(connection, () => connections.delete(connection));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = (): void => {
    for (const { near, far } of connections) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    async cut(forMs) {
      isCut = forMs > 0;
      breakAll();
      if (isCut) await pause(forMs);
      isCut = false;
    },
    holdAnswers() {
      for (const { near, far } of connections) far.unpipe(near).pause();
    },
    async die() {
      isCut = true;
      const held = [...connections];
      for (const { near, far } of held) {
        near.unpipe(far).resume();
        // Read and thrown away, so that it is seen when the server lets go.
        far.unpipe(near).resume();
      }
      await Promise.all(held.map(({ far }) => far.closed || once(far, 'close')));
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Joins both ends of a connection; when one of them is gone the other one goes. */
function tie({ near, far }: Connection, gone: () => void): void {
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => {
      gone();
      other.destroy();
    });
    one.pipe(other);
  }
}
